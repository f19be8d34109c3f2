import { describe, expect, it } from 'vitest';
import { DueTimes } from './dueTimes.ts';

describe('DueTimes', () => {
  it('hands out what is due, once', () => {
    const times = new DueTimes();
    times.set('shop/a', 10);
    times.set('shop/b', 20);
    expect(times.next()).toBe(10);
    expect(times.take(9)).toEqual([]);
    expect(times.take(10)).toEqual(['shop/a']);
    expect(times.take(19)).toEqual([]);
    expect(times.next()).toBe(20);
    expect(times.take(30)).toEqual(['shop/b']);
    expect(times.next()).toBeUndefined();
  });

  it('forgets what is put off or not due any more', () => {
    const times = new DueTimes();
    times.set('shop/a', 10);
    times.set('shop/b', 15);
    times.set('shop/a', 30);
    times.set('shop/b', undefined);
    expect(times.take(20)).toEqual([]);
    expect(times.next()).toBe(30);
    times.set('shop/c', 25);
    expect(times.next()).toBe(25);
    expect(times.take(40).sort()).toEqual(['shop/a', 'shop/c']);
  });
});
