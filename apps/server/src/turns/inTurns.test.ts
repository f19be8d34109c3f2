import { describe, expect, it } from 'vitest';
import { inTurns, joinedInTurns, turns } from './inTurns.ts';

/** Keeps the thread busy for longer than a turn may take. */
function* longSteps(count: number, told: (step: number) => void): Generator<void, string> {
  for (let step = 1; step <= count; step += 1) {
    const endAt = performance.now() + 10;
    while (performance.now() < endAt);
    told(step);
    yield;
  }
  return 'done';
}

describe('inTurns', () => {
  it('lets everything else have its turn between two pieces of work', async () => {
    const met: string[] = [];
    let on = true;
    const others = (): void => {
      met.push('others');
      if (on) setImmediate(others);
    };
    setImmediate(others);
    expect(await inTurns(longSteps(3, (step) => met.push(`step ${step}`)))).toBe('done');
    on = false;
    const between = (from: string, to: string): string[] => met.slice(met.indexOf(from) + 1, met.indexOf(to));
    expect(between('step 1', 'step 2')).toContain('others');
    expect(between('step 2', 'step 3')).toContain('others');
  });

  it('goes on with one piece of work in a turn, however much there is', async () => {
    const met: string[] = [];
    const others = (async () => {
      for (let turn = 0; turn < 12; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        met.push('turn');
      }
    })();
    await Promise.all([
      others,
      inTurns(longSteps(3, () => met.push('step'))),
      inTurns(longSteps(3, () => met.push('step'))),
    ]);
    expect(met.filter((each) => each === 'step')).toHaveLength(6);
    expect(met.join(' ')).not.toContain('step step');
  });

  it('fails with the work', async () => {
    function* failing(): Generator<void, void> {
      yield;
      throw new RangeError('no such thing');
    }
    await expect(inTurns(failing())).rejects.toThrow('no such thing');
    await turns.next();
  });
});

describe('joinedInTurns', () => {
  it('is all of the text', async () => {
    const pieces = Array.from({ length: 300 }, (_, index) => `${index} `);
    let text = '';
    for await (const part of joinedInTurns(pieces.values())) text += part;
    expect(text).toBe(pieces.join(''));
  });
});
