import { array, assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortById } from './keyed.ts';
import { sortedInSteps } from './sortedInSteps.ts';

describe('sortedInSteps', () => {
  it('sorts as sorting at once does', () => {
    const ids = array(integer({ min: 0, max: 9_999 }), { maxLength: 1_500, size: 'max' });
    assert(
      property(ids, (numbers) => {
        const items = numbers.map((number) => ({ id: `n${number}` }));
        const sorting = sortedInSteps(items);
        let step = sorting.next();
        while (step.done !== true) step = sorting.next();
        expect(step.value).toEqual(sortById(items));
      }),
      { numRuns: 50 },
    );
  });
});
