import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { restWhileHidden } from './restWhileHidden.ts';

describe('restWhileHidden', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function aPage() {
    const target = new EventTarget();
    const page = Object.assign(target, { visibilityState: 'visible' as DocumentVisibilityState });
    const calls: string[] = [];
    const stop = restWhileHidden(page as unknown as Document, {
      rest: () => calls.push('rest'),
      wake: () => calls.push('wake'),
    });
    const turn = (state: DocumentVisibilityState): void => {
      page.visibilityState = state;
      target.dispatchEvent(new Event('visibilitychange'));
    };
    return { calls, stop, turn };
  }

  it('rests after 30 s in the background and wakes when shown', () => {
    const { calls, turn } = aPage();
    turn('hidden');
    vi.advanceTimersByTime(29_999);
    expect(calls).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(calls).toEqual(['rest']);
    turn('visible');
    expect(calls).toEqual(['rest', 'wake']);
  });

  it('does not rest when the tab comes back in time', () => {
    const { calls, turn } = aPage();
    turn('hidden');
    vi.advanceTimersByTime(10_000);
    turn('visible');
    vi.advanceTimersByTime(60_000);
    expect(calls).toEqual(['wake']);
  });

  it('leaves no timer behind', () => {
    const { calls, stop, turn } = aPage();
    turn('hidden');
    stop();
    vi.advanceTimersByTime(60_000);
    expect(calls).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
