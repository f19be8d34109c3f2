import { afterEach, describe, expect, it, vi } from 'vitest';
import { TurnCount } from '../../test/TurnCount.ts';
import { TurnQueue } from './TurnQueue.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('TurnQueue', () => {
  it('does long pieces that are ready at once in turns of their own, in their order', async () => {
    let nowMs = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
    const queue = new TurnQueue();
    using count = new TurnCount();
    const done = await Promise.all(
      [0, 1, 2, 3].map((index) =>
        queue.run(() => {
          nowMs += 10;
          return { index, turn: count.turn };
        }),
      ),
    );
    expect(done.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(new Set(done.map((piece) => piece.turn)).size).toBe(4);
  });

  it('goes on after a piece that fails', async () => {
    const queue = new TurnQueue();
    const failing = queue.run(() => {
      throw new Error('not an exposition');
    });
    const next = queue.run(() => 'read');
    await expect(failing).rejects.toThrow('not an exposition');
    expect(await next).toBe('read');
  });
});
