import { describe, expect, it } from 'vitest';
import { deltaTimes, summedMs } from './deltaTimes.ts';
import type { DeltaMarks } from './deltaTimes.ts';

/** 2 by itself; 3 and 4 in one frame; 5 not painted yet. */
const MARKS: DeltaMarks = {
  taken: [
    { revision: 2, at: 100, size: 3 },
    { revision: 3, at: 200, size: 20 },
    { revision: 4, at: 210, size: 1 },
    { revision: 5, at: 300, size: 2 },
  ],
  applied: [
    { revision: 2, at: 120 },
    { revision: 4, at: 240 },
    { revision: 5, at: 310 },
  ],
  painted: [
    { revision: 2, at: 130 },
    { revision: 4, at: 260 },
  ],
};

describe('deltaTimes', () => {
  it('gives each painted delta its way to the elements and to the frame', () => {
    expect(deltaTimes(MARKS)).toEqual([
      { size: 3, appliedMs: 20, paintedMs: 30 },
      { size: 20, appliedMs: 40, paintedMs: 60 },
      { size: 1, appliedMs: 30, paintedMs: 50 },
    ]);
  });

  it('is empty of a page that took nothing', () => {
    expect(deltaTimes({ taken: [], applied: [], painted: [] })).toEqual([]);
  });
});

describe('summedMs', () => {
  it('counts a frame once, from the first delta in it', () => {
    expect(summedMs(MARKS)).toBe(30 + 60);
  });
});
