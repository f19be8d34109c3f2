import { describe, expect, it } from 'vitest';
import { delay, nextTurn } from '../clock.ts';
import { FakeClock } from './fakeClock.ts';

describe('FakeClock', () => {
  it('fires timers in order of time, then of setting, and settles between them', async () => {
    const clock = new FakeClock(0);
    const seen: string[] = [];
    clock.setTimer(() => seen.push(`late ${clock.now()}`), 200);
    clock.setTimer(() => void Promise.resolve().then(() => seen.push('settled')), 100);
    clock.setTimer(() => seen.push('second'), 100);
    clock.setTimer(() => seen.push('never'), 50)();
    await clock.advance(199);
    expect(seen).toEqual(['settled', 'second']);
    await clock.advance(1);
    expect(seen).toEqual(['settled', 'second', 'late 200']);
    expect([clock.now(), clock.monotonicMs(), clock.pendingTimers]).toEqual([200, 200, 0]);
  });

  it('moves the wall clock alone when it jumps', () => {
    const clock = new FakeClock(1_000);
    clock.jump(-500);
    expect([clock.now(), clock.monotonicMs()]).toEqual([500, 0]);
  });

  it('settles through turns of the event loop', async () => {
    const clock = new FakeClock();
    let turns = 0;
    const looping = (async (): Promise<void> => {
      for (; turns < 50; turns += 1) await nextTurn(clock);
    })();
    await clock.settle();
    await looping;
    expect(turns).toBe(50);
  });
});

describe('delay', () => {
  it('ends at once when the signal aborts, and leaves no timer', async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    let ended = false;
    void delay(clock, 60_000, controller.signal).then(() => {
      ended = true;
    });
    controller.abort();
    await clock.settle();
    expect([ended, clock.pendingTimers]).toEqual([true, 0]);
  });
});
