import { expect, it } from 'vitest';
import { profiledTurn } from './profiledTurn.ts';

const frame = (functionName: string, url = '', lineNumber = -1) => ({
  functionName,
  scriptId: '',
  url,
  lineNumber,
  columnNumber: -1,
});

const PROFILE = {
  startTime: 1_000,
  nodes: [
    { id: 1, callFrame: frame('(root)'), children: [2, 4] },
    { id: 2, callFrame: frame('advance', 'file:///src/model.ts', 9), children: [3] },
    { id: 3, callFrame: frame('', 'file:///src/graph.ts', 41), children: [5] },
    { id: 5, callFrame: frame('', 'file:///src/graph.ts', 41) },
    { id: 4, callFrame: frame('(garbage collector)') },
  ],
  samples: [2, 5, 4, 3],
  timeDeltas: [1_000, 4_000, 20_000, 2_000],
};

it('tells what ran in a turn, once however deep it calls itself, and cuts what ran over its ends', () => {
  expect(profiledTurn(PROFILE, 1_500, 27_500)).toEqual([
    { where: '(garbage collector)', ownMs: 20, ms: 20 },
    { where: 'advance model.ts:10', ownMs: 0.5, ms: 6 },
    { where: '(anonymous) graph.ts:42', ownMs: 5.5, ms: 5.5 },
  ]);
});

it('tells nothing of a turn before the profile', () => {
  expect(profiledTurn(PROFILE, 0, 1_000)).toEqual([]);
});
