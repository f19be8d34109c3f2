import { describe, expect, it } from 'vitest';
import { tailOf } from './tailOf.ts';

const MANY = { lines: 100, characters: 1000 };

describe('tailOf', () => {
  it.each([
    { name: 'nothing', text: '', limits: MANY, lines: [], complete: true },
    { name: 'lines that end in either way', text: 'a\r\nb\n', limits: MANY, lines: ['a', 'b'], complete: true },
    { name: 'a last line that is not ended', text: 'a\nb', limits: MANY, lines: ['a', 'b'], complete: true },
    { name: 'an empty line in between', text: 'a\n\nb\n', limits: MANY, lines: ['a', '', 'b'], complete: true },
    { name: 'the newest lines', text: 'a\nb\nc\n', limits: { ...MANY, lines: 2 }, lines: ['b', 'c'], complete: false },
    {
      name: 'what fits',
      text: 'aaaa\nbb\ncc\n',
      limits: { ...MANY, characters: 6 },
      lines: ['bb', 'cc'],
      complete: false,
    },
    {
      name: 'the end of a long line',
      text: 'abcdef\n',
      limits: { ...MANY, characters: 3 },
      lines: ['def'],
      complete: false,
    },
  ])('keeps $name', ({ text, limits, lines, complete }) => {
    expect(tailOf(text, limits)).toEqual({ lines, complete });
  });
});
