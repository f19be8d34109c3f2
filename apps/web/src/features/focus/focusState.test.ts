import { describe, expect, it } from 'vitest';
import { focusOn, lookingOf, oneStepMore, stepsOf } from './focusState.ts';

describe('focus', () => {
  it.each([
    { looking: 'both', steps: 2, want: { upstream: 2, downstream: 2 } },
    { looking: 'upstream', steps: 3, want: { upstream: 3, downstream: 0 } },
    { looking: 'downstream', steps: 1, want: { upstream: 0, downstream: 1 } },
  ] as const)('looks $looking for $steps steps, and knows it again', ({ looking, steps, want }) => {
    const patch = focusOn('service/shop/cart', looking, steps);
    expect(patch).toEqual({ focus: 'service/shop/cart', path: [], ...want });
    expect(lookingOf(want)).toBe(looking);
    expect(stepsOf(want)).toBe(steps);
  });

  it('goes one step more by key, up to three, and then begins anew', () => {
    expect(oneStepMore({ upstream: 1, downstream: 1 }, 'downstream')).toEqual({ downstream: 2 });
    expect(oneStepMore({ upstream: 3, downstream: 1 }, 'upstream')).toEqual({ upstream: 1 });
  });
});
