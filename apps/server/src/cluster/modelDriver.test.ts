import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ModelDriver } from './modelDriver.ts';

/** A model with so many pieces of work left, and a time at which it is due. */
function fakeModel() {
  return {
    pieces: 0,
    advanced: 0,
    dueAt: undefined as number | undefined,
    advance(): boolean {
      this.advanced += 1;
      this.pieces = Math.max(0, this.pieces - 1);
      return this.pieces > 0;
    },
    nextDueAt(): number | undefined {
      return this.dueAt;
    },
  };
}

/** Nobody else has anything to do, or everybody has something to do all the time. */
const AT_REST = { idleMs: () => performance.now() };
const AT_WORK = { idleMs: () => 0 };

describe('ModelDriver', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('folds a burst into one revision, and spaces revisions', () => {
    const model = fakeModel();
    const driver = new ModelDriver(model, AT_WORK);
    for (let count = 0; count < 5; count += 1) driver.kick();
    vi.advanceTimersByTime(1);
    expect(model.advanced).toBe(1);
    driver.kick();
    vi.advanceTimersByTime(20);
    expect(model.advanced).toBe(1);
    vi.advanceTimersByTime(40);
    expect(model.advanced).toBe(2);
    driver.stop();
  });

  it('takes its time while first lists are read, and comes at once when they have been', () => {
    const model = fakeModel();
    let reading = true;
    const driver = new ModelDriver(model, { ...AT_WORK, isReading: () => reading });
    driver.kick();
    vi.advanceTimersByTime(1);
    expect(model.advanced).toBe(1);
    driver.kick();
    vi.advanceTimersByTime(400);
    expect(model.advanced).toBe(1);
    reading = false;
    driver.kick();
    vi.advanceTimersByTime(1);
    expect(model.advanced).toBe(2);
    driver.stop();
  });

  it('goes on at once while there is more to do', () => {
    const model = fakeModel();
    model.pieces = 4;
    let told = 0;
    const driver = new ModelDriver(model, { ...AT_WORK, onWork: () => (told += 1) });
    driver.kick();
    vi.advanceTimersByTime(5);
    expect(model.advanced).toBe(4);
    expect(told).toBe(4);
    driver.stop();
  });

  it('leaves two thirds of the time to others after long work, in however many pieces it was done', () => {
    const model = fakeModel();
    const inPieces = {
      ...model,
      advance(): boolean {
        vi.advanceTimersByTime(40);
        this.advanced += 1;
        this.pieces = Math.max(0, this.pieces - 1);
        return this.pieces > 0;
      },
    };
    inPieces.pieces = 3;
    const driver = new ModelDriver(inPieces, AT_WORK);
    driver.kick();
    vi.advanceTimersByTime(2);
    expect(inPieces.advanced).toBe(3);
    driver.kick();
    vi.advanceTimersByTime(230);
    expect(inPieces.advanced).toBe(3);
    vi.advanceTimersByTime(20);
    expect(inPieces.advanced).toBe(4);
    driver.stop();
  });

  describe('with long pieces of work', () => {
    const PIECE_MS = 40;
    let workedMs = 0;
    let advanced = 0;
    /** A model that is at work for a while in each piece. A driver that goes on for ever fails a test rather than to hang. */
    const longWork = (pieces: number, meanwhile: () => void) => ({
      advance(): boolean {
        advanced += 1;
        workedMs += PIECE_MS;
        setImmediate(meanwhile);
        return advanced < pieces;
      },
      nextDueAt: () => undefined,
    });

    beforeEach(() => {
      [workedMs, advanced] = [0, 0];
      const startedAt = Date.now();
      vi.spyOn(performance, 'now').mockImplementation(() => Date.now() - startedAt + workedMs);
    });
    afterEach(() => vi.restoreAllMocks());

    it('pauses amid work that never ends while more of it comes, so that others have their turn', () => {
      let told = 0;
      const driver: ModelDriver = new ModelDriver(
        longWork(100, () => driver.kick()),
        { ...AT_WORK, onWork: () => (told += 1) },
      );
      driver.kick();
      vi.advanceTimersByTime(30);
      expect(advanced).toBe(7);
      let answered = false;
      setTimeout(() => (answered = true), 100);
      vi.advanceTimersByTime(460);
      expect(answered).toBe(true);
      expect(advanced).toBe(7);
      vi.advanceTimersByTime(60);
      expect(advanced).toBe(14);
      expect(told).toBe(14);
      driver.stop();
    });

    it('pauses for less where the others have time to spare', () => {
      const driver: ModelDriver = new ModelDriver(
        longWork(100, () => driver.kick()),
        AT_REST,
      );
      driver.kick();
      vi.advanceTimersByTime(30);
      expect(advanced).toBe(7);
      vi.advanceTimersByTime(100);
      expect(advanced).toBe(7);
      vi.advanceTimersByTime(60);
      expect(advanced).toBe(14);
      driver.stop();
    });

    it('begins as soon as the others have caught up', () => {
      let caughtUpAt = Infinity;
      const driver: ModelDriver = new ModelDriver(
        longWork(100, () => driver.kick()),
        { idleMs: () => Math.max(0, performance.now() - caughtUpAt) },
      );
      driver.kick();
      vi.advanceTimersByTime(200);
      expect(advanced).toBe(7);
      caughtUpAt = performance.now();
      vi.advanceTimersByTime(150);
      expect(advanced).toBe(14);
      driver.stop();
    });

    it('goes on with what is left if nothing more comes', () => {
      const driver = new ModelDriver(
        longWork(20, () => undefined),
        AT_WORK,
      );
      driver.kick();
      vi.advanceTimersByTime(30);
      expect(advanced).toBe(20);
      driver.stop();
    });
  });

  it('comes back when a verdict is due though nothing has changed', () => {
    const model = fakeModel();
    model.dueAt = Date.now() + 5_000;
    const driver = new ModelDriver(model, AT_WORK);
    driver.kick();
    vi.advanceTimersByTime(1);
    model.dueAt = undefined;
    vi.advanceTimersByTime(4_000);
    expect(model.advanced).toBe(1);
    vi.advanceTimersByTime(1_100);
    expect(model.advanced).toBe(2);
    driver.stop();
  });

  it('does nothing after stop and leaves no timer', () => {
    const model = fakeModel();
    const driver = new ModelDriver(model, AT_WORK);
    driver.kick();
    driver.stop();
    driver.kick();
    expect(vi.getTimerCount()).toBe(0);
    expect(model.advanced).toBe(0);
  });
});
