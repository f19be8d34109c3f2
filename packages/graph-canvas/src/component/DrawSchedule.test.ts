import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DrawSchedule } from './DrawSchedule.ts';

describe('DrawSchedule', () => {
  let frames: FrameRequestCallback[];
  beforeEach(() => {
    frames = [];
    vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
    vi.stubGlobal('cancelAnimationFrame', (id: number) => {
      if (id > 0) frames[id - 1] = () => {};
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const nextFrame = (): void => {
    for (const frame of frames) frame(0);
  };

  it('draws once a frame, however often it is asked', () => {
    const draw = vi.fn();
    const schedule = new DrawSchedule(draw);
    schedule.nextFrame();
    schedule.nextFrame();
    expect(draw).not.toHaveBeenCalled();
    nextFrame();
    expect(draw).toHaveBeenCalledTimes(1);
  });

  it('draws news in the task that brings them, and what waits for a frame with them', async () => {
    const draw = vi.fn();
    const schedule = new DrawSchedule(draw);
    schedule.nextFrame();
    schedule.soon();
    schedule.soon();
    await Promise.resolve();
    expect(draw).toHaveBeenCalledTimes(1);
    nextFrame();
    expect(draw).toHaveBeenCalledTimes(1);
  });

  it('draws nothing once it is stopped', async () => {
    const draw = vi.fn();
    const schedule = new DrawSchedule(draw);
    schedule.nextFrame();
    schedule.soon();
    schedule.stop();
    schedule.nextFrame();
    await Promise.resolve();
    nextFrame();
    expect(draw).not.toHaveBeenCalled();
  });
});
