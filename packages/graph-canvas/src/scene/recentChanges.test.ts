import { describe, expect, it } from 'vitest';
import { RecentChanges } from './recentChanges.ts';

const OK = [{ id: 'a', verdict: 'ok' }] as const;
const BROKEN = [{ id: 'a', verdict: 'broken' }] as const;
const UNKNOWN = [{ id: 'a', verdict: 'unknown' }] as const;

describe('RecentChanges', () => {
  it('lets nothing pulse in the first picture', () => {
    const changes = new RecentChanges();
    changes.take(BROKEN, 0);
    expect(changes.highlights(0, false)).toEqual([]);
    expect(changes.nextMs(0, false)).toBeUndefined();
  });

  it('pulses once, for 600 ms, what becomes broken', () => {
    const changes = new RecentChanges();
    changes.take(OK, 0);
    changes.take(BROKEN, 1000);
    expect(changes.highlights(1300, false)).toEqual([{ id: 'a', pulse: 0.5 }]);
    expect(changes.nextMs(1300, false)).toBe(0);
    changes.take(BROKEN, 1400);
    expect(changes.highlights(1600, false)).toEqual([]);
  });

  it('lets nothing pulse that was broken all the while it was read', () => {
    const changes = new RecentChanges();
    changes.take(UNKNOWN, 0);
    changes.take(BROKEN, 1000);
    expect(changes.highlights(1100, false)).toEqual([]);
    expect(changes.highlights(1100, true)).toEqual([]);
  });

  it('pulses what broke while it could not be known', () => {
    const changes = new RecentChanges();
    changes.take(OK, 0);
    changes.take(UNKNOWN, 1000);
    changes.take(BROKEN, 2000);
    expect(changes.highlights(2300, false)).toEqual([{ id: 'a', pulse: 0.5 }]);
  });

  it('marks nothing that cannot be told for a while, and is then as it was', () => {
    const changes = new RecentChanges();
    changes.take(OK, 0);
    changes.take(UNKNOWN, 1000);
    expect(changes.highlights(1100, true)).toEqual([]);
    changes.take(OK, 2000);
    expect(changes.highlights(2100, true)).toEqual([]);
  });

  it('does not pulse what gets well', () => {
    const changes = new RecentChanges();
    changes.take(BROKEN, 0);
    changes.take(OK, 1000);
    expect(changes.highlights(1100, false)).toEqual([]);
  });

  it('keeps a dot for 10 s where nothing may move', () => {
    const changes = new RecentChanges();
    changes.take(BROKEN, 0);
    changes.take(OK, 1000);
    expect(changes.highlights(10_900, true)).toEqual([{ id: 'a' }]);
    expect(changes.nextMs(10_900, true)).toBe(100);
    expect(changes.highlights(11_000, true)).toEqual([]);
  });

  it('forgets what is gone', () => {
    const changes = new RecentChanges();
    changes.take(OK, 0);
    changes.take(BROKEN, 1000);
    changes.take([], 1100);
    expect(changes.highlights(1200, false)).toEqual([]);
  });
});
