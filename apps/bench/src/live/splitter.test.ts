import { expect, it } from 'vitest';
import { splitter } from './splitter.ts';

it('gives whole pieces, however they are cut into chunks', () => {
  const pieces: string[] = [];
  const feed = splitter('\n\n', (piece) => pieces.push(piece));
  for (const chunk of ['a', 'b\n', '\nc\n\nd', '\n\nrest']) feed(chunk);
  expect(pieces).toEqual(['ab', 'c', 'd']);
});
