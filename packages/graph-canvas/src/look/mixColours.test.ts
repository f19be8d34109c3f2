import { describe, expect, it } from 'vitest';
import { mixColours } from './mixColours.ts';

describe('mixColours', () => {
  it.each([
    { ink: '#000000', paper: '#ffffff', share: 1, want: '#000000' },
    { ink: '#000000', paper: '#ffffff', share: 0, want: '#ffffff' },
    { ink: '#000000', paper: '#ffffff', share: 0.3, want: '#b3b3b3' },
    { ink: '#000', paper: '#fff', share: 0.3, want: '#b3b3b3' },
    { ink: 'rgb(255, 0, 0)', paper: '#0000ff', share: 0.5, want: '#800080' },
    { ink: 'CanvasText', paper: '#ffffff', share: 0.5, want: 'CanvasText' },
  ])('lays $ink over $paper by $share', ({ ink, paper, share, want }) => {
    expect(mixColours(ink, paper, share)).toBe(want);
  });
});
