import { describe, expect, it } from 'vitest';
import { Arrivals } from './Arrivals.ts';

describe('Arrivals', () => {
  it('tells of a change that came before it was asked for, and of one that comes after', async () => {
    const arrivals = new Arrivals();
    arrivals.note(1, 10);
    const second = arrivals.of(2);
    arrivals.note(2, 25);
    expect(await Promise.all([arrivals.of(1), second])).toEqual([10, 25]);
    expect(arrivals.last).toBe(2);
  });

  it('keeps the first word of a change', async () => {
    const arrivals = new Arrivals();
    arrivals.note(1, 10);
    arrivals.note(1, 99);
    expect(await arrivals.of(1)).toBe(10);
  });
});
