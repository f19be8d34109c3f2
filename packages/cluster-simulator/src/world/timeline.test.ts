import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../test/fakeClock.ts';
import { Timeline } from './timeline.ts';

describe('Timeline', () => {
  it('plays the past in order, equal times in the order of their scheduling', () => {
    const timeline = new Timeline(new FakeClock(10_000), 0);
    const seen: string[] = [];
    const note = (name: string) => () => seen.push(`${name}@${timeline.nowMs()}`);
    timeline.after(300, note('c'));
    timeline.after(100, () => {
      note('a')();
      timeline.after(0, note('then'));
    });
    timeline.after(200, note('b1'));
    timeline.after(200, note('b2'));
    timeline.playUntil(250);
    expect(seen).toEqual(['a@100', 'then@100', 'b1@200', 'b2@200']);
    expect(timeline.nowMs()).toBe(250);
  });

  it('follows the clock once it is live', () => {
    const clock = new FakeClock(1000);
    const timeline = new Timeline(clock, 0);
    const seen: number[] = [];
    timeline.after(1500, () => seen.push(timeline.nowMs()));
    timeline.goLive();
    const cancel = timeline.after(300, () => seen.push(-1));
    timeline.after(200, () => seen.push(timeline.nowMs()));
    cancel();
    clock.advance(600);
    expect(seen).toEqual([1200, 1500]);
  });

  it('leaves no timer behind when it is stopped', () => {
    const clock = new FakeClock(0);
    const timeline = new Timeline(clock);
    timeline.after(10, () => expect.unreachable());
    timeline.goLive();
    timeline.stop();
    expect(clock.timerCount).toBe(0);
    clock.advance(100);
  });

  it('keeps many timers in order', () => {
    const timeline = new Timeline(new FakeClock(1e6), 0);
    const seen: number[] = [];
    for (let i = 0; i < 500; i++) {
      const at = (i * 7919) % 1000;
      timeline.after(at, () => seen.push(at));
    }
    timeline.playUntil(1e6);
    expect(seen).toHaveLength(500);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });
});
