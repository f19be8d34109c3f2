import { describe, expect, it } from 'vitest';
import { LatestSearch } from './latestSearch.ts';

const query = (text: string): URLSearchParams => new URLSearchParams(text);

/** Turns `name` on or off. */
const toggle =
  (name: string) =>
  (before: URLSearchParams): URLSearchParams => {
    const next = query(before.toString());
    if (next.has(name)) next.delete(name);
    else next.set(name, '1');
    return next;
  };

describe('LatestSearch', () => {
  it('builds a change on the one before, rendered or not', () => {
    const latest = new LatestSearch();
    latest.rendered(query('find=x'));
    expect(latest.change(toggle('b'))?.toString()).toBe('find=x&b=1');
    expect(latest.change(toggle('b'))?.toString()).toBe('find=x');
  });

  it('keeps a later change while an earlier one is rendered, by however many components', () => {
    const latest = new LatestSearch();
    const first = latest.change(toggle('a')) ?? query('');
    latest.change(toggle('b'));
    latest.rendered(first);
    latest.rendered(first);
    expect(latest.change(toggle('c'))?.toString()).toBe('a=1&b=1&c=1');
  });

  it('takes an address that nobody asked for as it is', () => {
    const latest = new LatestSearch();
    latest.change(toggle('a'));
    latest.rendered(query('find=back'));
    expect(latest.change(toggle('b'))?.toString()).toBe('find=back&b=1');
  });

  it('goes on from a change that changed nothing, which is none', () => {
    const latest = new LatestSearch();
    latest.rendered(query('a=1'));
    expect(latest.change((before) => before)).toBeUndefined();
    latest.rendered(query('find=link'));
    expect(latest.change(toggle('b'))?.toString()).toBe('find=link&b=1');
  });
});
