import { describe, expect, it } from 'vitest';
import { wheelFactor } from './wheelZoom.ts';

const turned = (part: Partial<Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'ctrlKey'>>): number =>
  wheelFactor({ deltaY: 0, deltaMode: 0, ctrlKey: false, ...part });

describe('wheelFactor', () => {
  it.each([
    { name: 'doubles after five notches away', part: { deltaY: -500 }, want: 2 },
    { name: 'goes back by as many', part: { deltaY: 500 }, want: 0.5 },
    { name: 'takes lines for pixels', part: { deltaY: -20, deltaMode: 1 }, want: 2 },
    { name: 'takes pages for pixels', part: { deltaY: -1, deltaMode: 2 }, want: 2 },
    { name: 'follows fingers on a touchpad', part: { deltaY: -50, ctrlKey: true }, want: 2 },
    { name: 'rests when nothing is turned', part: {}, want: 1 },
  ])('$name', ({ part, want }) => {
    expect(turned(part)).toBeCloseTo(want, 9);
  });
});
