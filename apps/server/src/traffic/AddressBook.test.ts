import type { PodRecord } from '@fairlead/model';
import { aPod, NOW } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { AddressBook } from './AddressBook.ts';

const at = (address: string, over: Parameters<typeof aPod>[0] = {}): PodRecord => aPod({ podIPs: [address], ...over });

/** A book whose clock stands where it is put. */
function aBook() {
  const clock = { now: NOW };
  return { clock, book: new AddressBook(() => clock.now) };
}

describe('AddressBook', () => {
  it('knows who has an address, all of several', () => {
    const { book } = aBook();
    book.change('shop/a', undefined, aPod({ podIPs: ['10.0.0.1', 'fd00::1'] }));
    expect(book.holders('fd00::1')).toEqual(['shop/a']);
    // Pods of the host's network share its address.
    book.change('shop/b', undefined, at('10.0.0.1'));
    expect(book.holders('10.0.0.1')).toEqual(['shop/a', 'shop/b']);
    book.change('shop/a', at('10.0.0.1'), undefined);
    expect(book.holders('10.0.0.1')).toEqual(['shop/b']);
    expect(book.holders('10.9.9.9')).toEqual([]);
  });

  it('remembers when an address was given back, and by whom it is held since', () => {
    const { book, clock } = aBook();
    book.change('shop/a', undefined, at('10.0.0.1'));
    clock.now += 100;
    book.change('shop/a', at('10.0.0.1'), undefined);
    book.change('pay/b', undefined, at('10.0.0.1'));
    expect(book.holders('10.0.0.1')).toEqual(['pay/b']);
    expect(book.releasedSince('10.0.0.1', NOW + 99)).toBe(true);
    expect(book.releasedSince('10.0.0.1', NOW + 100)).toBe(false);
    expect(book.releasedSince('10.0.0.2', 0)).toBe(false);
  });

  it.each(['Succeeded', 'Failed'] as const)('takes the address of a pod that has %s as given back', (phase) => {
    const { book } = aBook();
    book.change('shop/a', undefined, at('10.0.0.1'));
    book.change('shop/a', at('10.0.0.1'), at('10.0.0.1', { phase }));
    expect(book.holders('10.0.0.1')).toEqual([]);
    expect(book.releasedSince('10.0.0.1', NOW - 1)).toBe(true);
  });

  it('gives nothing back while a pod keeps its address, and follows one that gets another', () => {
    const { book } = aBook();
    book.change('shop/a', undefined, at('10.0.0.1'));
    book.change('shop/a', at('10.0.0.1'), at('10.0.0.1', { labels: { changed: 'yes' } }));
    expect(book.releasedSince('10.0.0.1', 0)).toBe(false);
    book.change('shop/a', at('10.0.0.1'), at('10.0.0.2'));
    expect([book.holders('10.0.0.1'), book.holders('10.0.0.2')]).toEqual([[], ['shop/a']]);
  });

  it('forgets what was given back long ago, as soon as something else is', () => {
    const { book, clock } = aBook();
    for (const address of ['10.0.0.1', '10.0.0.2']) {
      book.change('shop/a', at(address), undefined);
      clock.now += 3600;
    }
    expect(book.releasedSince('10.0.0.1', 0)).toBe(false);
    expect(book.releasedSince('10.0.0.2', 0)).toBe(true);
  });

  it('keeps a bounded number of them, the latest', () => {
    const { book } = aBook();
    const count = 50_001;
    for (let index = 0; index < count; index += 1) book.change('shop/a', at(`address-${index}`), undefined);
    expect(book.releasedSince('address-0', 0)).toBe(false);
    expect(book.releasedSince('address-1', 0)).toBe(true);
    expect(book.releasedSince(`address-${count - 1}`, 0)).toBe(true);
  });
});
