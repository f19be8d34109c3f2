import { aNode } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { vantagesAnswer } from './vantagesAnswer.ts';

const nodes = [
  aNode({ name: 'node-2', zone: 'a' }),
  aNode({ name: 'node-1', zone: 'b' }),
  aNode({ name: 'edge-1', zone: undefined }),
];
const ids = (text: string): readonly string[] => vantagesAnswer(nodes, text).items.map(({ id }) => id);

describe('vantagesAnswer', () => {
  it.each([
    { text: '', want: ['zone/a', 'zone/b', 'node/edge-1', 'node/node-1', 'node/node-2'] },
    { text: 'NODE', want: ['node/node-1', 'node/node-2'] },
    { text: 'a', want: ['zone/a'] },
    { text: 'nowhere', want: [] },
  ])('lists zones, then nodes, that hold "$text"', ({ text, want }) => {
    expect(ids(text)).toEqual(want);
  });

  it('counts the nodes of a zone', () => {
    expect(vantagesAnswer([...nodes, aNode({ name: 'node-3', zone: 'a' })], 'a').items).toEqual([
      { id: 'zone/a', zone: 'a', nodes: 2 },
    ]);
  });

  it('lists a hundred at most and tells how many there are', () => {
    const many = Array.from({ length: 250 }, (_, index) => aNode({ name: `n${index}`, zone: 'a' }));
    const { items, total } = vantagesAnswer(many, '');
    expect([items.length, total]).toEqual([100, 251]);
  });
});
