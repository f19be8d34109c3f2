import { array, assert, constantFrom, integer, property, record, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyKeyed, diffKeyed, foldKeyed, sortById } from './keyed.ts';

const item = record({ id: constantFrom('a', 'b', 'c', 'd', 'e'), value: integer({ min: 0, max: 2 }) });
const list = uniqueArray(item, { selector: ({ id }) => id }).map(sortById);

describe('diffKeyed and applyKeyed', () => {
  it('lead from any list to any other', () => {
    assert(
      property(list, list, (before, after) => {
        expect(applyKeyed(before, diffKeyed(before, after))).toEqual(after);
      }),
    );
  });

  it('mention nothing that stays equal', () => {
    assert(
      property(list, (items) => {
        const copies = items.map((each) => ({ ...each }));
        expect(diffKeyed(items, copies)).toEqual({ upsert: [], remove: [] });
      }),
    );
  });
});

describe('applyKeyed', () => {
  const items = [
    { id: 'a', value: 1 },
    { id: 'c', value: 1 },
  ];

  it('returns the very same list when nothing changes', () => {
    expect(applyKeyed(items, { upsert: [], remove: [] })).toBe(items);
    expect(applyKeyed(items, { upsert: [], remove: ['unknown'] })).toBe(items);
  });

  it('keeps untouched items and the order of ids', () => {
    const after = applyKeyed(items, { upsert: [{ id: 'b', value: 2 }], remove: ['a'] });
    expect(after).toEqual([
      { id: 'b', value: 2 },
      { id: 'c', value: 1 },
    ]);
    expect(after[1]).toBe(items[1]);
    expect(items).toHaveLength(2);
  });
});

describe('foldKeyed', () => {
  const changes = array(list, { minLength: 4, maxLength: 4 }).map(([one = [], two = [], three = [], four = []]) => ({
    first: one,
    steps: [diffKeyed(one, two), diffKeyed(two, three), diffKeyed(three, four)] as const,
    last: four,
  }));

  it('has the effect of its parts in turn', () => {
    assert(
      property(changes, ({ first, steps: [one, two, three], last }) => {
        expect(applyKeyed(first, foldKeyed(foldKeyed(one, two), three))).toEqual(last);
      }),
    );
  });

  it('is associative', () => {
    assert(
      property(changes, ({ steps: [one, two, three] }) => {
        expect(foldKeyed(foldKeyed(one, two), three)).toEqual(foldKeyed(one, foldKeyed(two, three)));
      }),
    );
  });

  it('drops an item that comes and goes, for those who may have had one before', () => {
    const comes = { upsert: [{ id: 'a', value: 1 }], remove: [] };
    const goes = { upsert: [], remove: ['a'] };
    expect(foldKeyed(comes, goes)).toEqual({ upsert: [], remove: ['a'] });
    expect(foldKeyed(goes, comes)).toEqual({ upsert: [{ id: 'a', value: 1 }], remove: [] });
  });
});
