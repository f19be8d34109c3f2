import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BusiestOwners } from './busiestOwners.ts';

const counted = (owners: readonly string[], capacity: number): BusiestOwners => {
  const busiest = new BusiestOwners(capacity);
  for (const owner of owners) busiest.add(owner);
  return busiest;
};

describe('BusiestOwners', () => {
  it('counts exactly while everyone has a counter, the busiest first and ties by name', () => {
    const busiest = counted(['b', 'a', 'c', 'c'], 3);
    expect(busiest.top(2)).toEqual([
      { owner: 'c', events: 2 },
      { owner: 'a', events: 1 },
    ]);
  });

  it('keeps whoever has more than its share, and never claims more events than there were', () => {
    const owners = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 200 });
    fc.assert(
      fc.property(owners, (sequence) => {
        const top = counted(sequence, 4).top(8);
        for (const { owner, events } of top) {
          expect(events).toBeLessThanOrEqual(sequence.filter((other) => other === owner).length);
        }
        for (const owner of new Set(sequence)) {
          const events = sequence.filter((other) => other === owner).length;
          if (events > sequence.length / 4) expect(top.map((entry) => entry.owner)).toContain(owner);
        }
      }),
    );
  });
});
