import { FakeClock } from '@fairlead/informer/testing';
import { describe, expect, it } from 'vitest';
import { Patience } from './patience.ts';

function started(limitMs: number): { clock: FakeClock; patience: Patience; gaveUp: string[] } {
  const clock = new FakeClock();
  const gaveUp: string[] = [];
  const patience = new Patience(clock, (error) => gaveUp.push(error.message));
  patience.expect(limitMs, 'nothing came');
  return { clock, patience, gaveUp };
}

describe('Patience', () => {
  it('gives up when nothing has come for so long', async () => {
    const { clock, gaveUp } = started(30_000);
    await clock.advance(29_999);
    expect(gaveUp).toStrictEqual([]);
    await clock.advance(1);
    expect(gaveUp).toStrictEqual(['nothing came for 30 s']);
    expect(clock.pendingTimers).toBe(0);
  });

  it('counts from the last thing that came', async () => {
    const { clock, patience, gaveUp } = started(30_000);
    await clock.advance(20_000);
    patience.touch();
    await clock.advance(29_000);
    expect(gaveUp).toStrictEqual([]);
    await clock.advance(1_000);
    expect(gaveUp).toHaveLength(1);
  });

  it('does not blame the server while the reader is busy', async () => {
    const { clock, patience, gaveUp } = started(30_000);
    patience.rest();
    await clock.advance(100_000);
    expect(gaveUp).toStrictEqual([]);
    patience.touch();
    await clock.advance(60_000);
    expect(gaveUp).toHaveLength(1);
  });

  it('leaves no timer behind', async () => {
    const { clock, patience, gaveUp } = started(30_000);
    patience.stop();
    await clock.advance(100_000);
    expect(gaveUp).toStrictEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });
});
