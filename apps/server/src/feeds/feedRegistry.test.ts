import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FeedRegistry } from './feedRegistry.ts';

function aFeed(watched = false) {
  return { usedAt: 0, watched, ended: false, announce: vi.fn(), forgetBody: vi.fn() };
}

describe('FeedRegistry', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('keeps the answers of the few that were asked for last', () => {
    const registry = new FeedRegistry<ReturnType<typeof aFeed>>();
    const feeds = ['a', 'b', 'c', 'd'].map((key) => registry.get(key, aFeed));
    for (const { forgetBody } of feeds) expect(forgetBody).not.toHaveBeenCalled();
    registry.find('a');
    registry.get('e', aFeed);
    expect(feeds.map(({ forgetBody }) => forgetBody.mock.calls.length)).toEqual([0, 1, 0, 0]);
  });

  it('lets go of what nobody has asked for or followed for ten minutes', () => {
    const registry = new FeedRegistry<ReturnType<typeof aFeed>>();
    registry.get('idle', aFeed);
    registry.get('watched', () => aFeed(true));
    vi.advanceTimersByTime(600_001);
    registry.get('new', aFeed);
    registry.advance(() => undefined);
    expect(['idle', 'watched', 'new'].filter((key) => registry.find(key) !== undefined)).toEqual(['watched', 'new']);
  });
});
