import { describe, expect, it } from 'vitest';
import { SharedZones } from './SharedZones.ts';

describe('SharedZones', () => {
  it('has one object for what is equal, and another for what is not', () => {
    const shared = new SharedZones();
    const first = shared.of([{ zone: 'a', pods: 1 }]);
    expect(shared.of([{ zone: 'a', pods: 1 }])).toBe(first);
    expect(shared.of([{ zone: 'a', pods: 2 }])).toEqual([{ zone: 'a', pods: 2 }]);
    expect(shared.of([{ zone: null, pods: 1 }])).toEqual([{ zone: null, pods: 1 }]);
    expect(shared.of(null)).toBeNull();
  });

  it('remembers a bounded number of them', () => {
    const shared = new SharedZones();
    const first = shared.of([{ zone: 'a', pods: 0 }]);
    for (let pods = 1; pods <= 2_000; pods += 1) shared.of([{ zone: 'a', pods }]);
    const later = shared.of([{ zone: 'a', pods: 0 }]);
    expect(later).toEqual(first);
    expect(later).not.toBe(first);
  });
});
