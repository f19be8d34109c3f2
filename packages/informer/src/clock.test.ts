import { describe, expect, it } from 'vitest';
import { TurnBudget } from './clock.ts';
import { FakeClock } from './testing/fakeClock.ts';

/** Works in pieces of some milliseconds, and notes whose each was. */
async function work(turns: TurnBudget, clock: SlowClock, name: string, pieces: number): Promise<void> {
  for (let piece = 0; piece < pieces; piece += 1) {
    const pause = turns.spent();
    if (pause !== undefined) await pause;
    clock.spend(3);
    clock.done.push(name);
  }
}

/** A fake clock that work takes time by, and that counts how much of it went into each turn. */
class SlowClock extends FakeClock {
  readonly done: string[] = [];
  readonly turns: number[] = [];
  #spent = 0;
  #inTurn = 0;

  override monotonicMs(): number {
    return super.monotonicMs() + this.#spent;
  }

  spend(ms: number): void {
    this.#spent += ms;
    this.#inTurn += ms;
  }

  override setTimer(callback: () => void, delayMs: number): () => void {
    return super.setTimer(() => {
      this.turns.push(this.#inTurn);
      this.#inTurn = 0;
      callback();
    }, delayMs);
  }
}

describe('TurnBudget', () => {
  it('gives one turn after the other to those who share it, however many there are', async () => {
    const clock = new SlowClock();
    const turns = new TurnBudget(clock);
    const all = ['a', 'b', 'c', 'd'].map((name) => work(turns, clock, name, 10));
    await clock.settle();
    // In the fake clock all timers that are due belong to one turn: time stands still between them.
    await clock.advance(1_000);
    await Promise.all(all);
    expect(clock.done).toHaveLength(40);
    // A piece that begins within the budget of 8 ms may end beyond it.
    expect(Math.max(...clock.turns)).toBeLessThanOrEqual(12);
    // Nobody has to wait until the others have finished.
    expect(new Set(clock.done.slice(0, 16)).size).toBe(4);
    expect(clock.pendingTimers).toBe(0);
  });

  it('has a turn used up by whoever has it, though others wait', async () => {
    const clock = new SlowClock();
    const turns = new TurnBudget(clock);
    const all = ['a', 'b'].map((name) => work(turns, clock, name, 9));
    await clock.settle();
    await clock.advance(1_000);
    await Promise.all(all);
    // Three pieces of 3 ms are one turn.
    expect(clock.turns.filter((ms) => ms > 0)).toEqual([9, 9, 9, 9, 9, 9]);
  });

  it('has whoever wants a later turn wait for it, however little of this one is used', async () => {
    const clock = new FakeClock();
    const turns = new TurnBudget(clock);
    const met: string[] = [];
    const later = ['a', 'b'].map((name) => turns.next().then(() => met.push(name)));
    await Promise.resolve();
    expect(met).toEqual([]);
    await clock.settle();
    await clock.advance(1_000);
    await Promise.all(later);
    expect(met).toEqual(['a', 'b']);
    expect(clock.pendingTimers).toBe(0);
  });

  it('makes nobody wait who works little', () => {
    const turns = new TurnBudget(new FakeClock());
    expect([turns.spent(), turns.spent(), turns.spent()]).toEqual([undefined, undefined, undefined]);
  });
});
