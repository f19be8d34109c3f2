import { describe, expect, it } from 'vitest';
import { formatNumber, formatTable, quantile } from './format.ts';

describe('formatTable', () => {
  it('sets numbers to the right and texts to the left', () => {
    const text = formatTable({
      title: 'Costs',
      head: ['pods', 'ms'],
      rows: [
        ['many', 12_345],
        ['few', 1.23456],
      ],
    });
    expect(text.split('\n')).toEqual(['Costs', '', 'pods      ms', '----  ------', 'many  12,345', 'few     1.23', '']);
  });
});

describe('formatNumber', () => {
  it.each([
    [1_000_000, '1,000,000'],
    [1234.5, '1,235'],
    [0.012345, '0.0123'],
    [99.96, '100'],
  ])('writes %d as %s', (value, text) => expect(formatNumber(value)).toBe(text));
});

describe('quantile', () => {
  it.each([
    { sample: [3, 1, 2], share: 0.5, want: 2 },
    { sample: [4, 1, 3, 2], share: 0.5, want: 2 },
    { sample: [1, 2, 3, 4], share: 0.99, want: 4 },
    { sample: [7], share: 0, want: 7 },
    { sample: [], share: 0.5, want: Number.NaN },
  ])('takes the nearest rank of $sample at $share', ({ sample, share, want }) => {
    expect(quantile(sample, share)).toBe(want);
  });
});
