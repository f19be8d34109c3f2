import { describe, expect, it } from 'vitest';
import { sumTallies, tallyWorlds } from './tally.ts';

describe('tallyWorlds', () => {
  it('comes to the same in one run as in parts', () => {
    const none = () => undefined;
    const whole = tallyWorlds(11, 6, 1, none);
    const parts = sumTallies([tallyWorlds(11, 3, 2, none), tallyWorlds(12, 3, 2, none)]);
    expect(parts).toEqual({
      ...whole,
      pods: expect.arrayContaining([...whole.pods]) as number[],
      events: expect.arrayContaining([...whole.events]) as number[],
    });
    expect(whole.differences).toEqual([]);
    expect(whole.hits['R4']).toBeGreaterThan(0);
  });
});
