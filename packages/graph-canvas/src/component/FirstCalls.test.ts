import { describe, expect, it } from 'vitest';
import type { MapGraph } from '../scene/structure.ts';
import { aCall } from '../testing/samples.ts';
import { FirstCalls } from './FirstCalls.ts';

const none: MapGraph = { revision: 1, level: 'service', nodes: [], edges: [], groups: [] };
const one: MapGraph = { ...none, edges: [aCall({})] };
const two: MapGraph = { ...none, edges: [...one.edges, aCall({}, ['service/shop/cart', 'service/shop/pay'])] };

describe('FirstCalls', () => {
  it.each([
    { name: 'calls after none', looks: [none, one], atMs: [0, 60_000], want: true },
    { name: 'the rest of them, in the next revision', looks: [none, one, two], atMs: [0, 60_000, 60_400], want: true },
    { name: 'the rest of them, right after the page was opened', looks: [one, two], atMs: [0, 400], want: true },
    { name: 'more calls later', looks: [one, two], atMs: [0, 2_500], want: false },
    { name: 'a call that goes', looks: [two, one], atMs: [0, 400], want: false },
    { name: 'still none', looks: [none, none], atMs: [0, 400], want: false },
    { name: 'another level', looks: [none, { ...one, level: 'app' as const }], atMs: [0, 400], want: false },
  ])('$name: $want', ({ looks, atMs, want }) => {
    const calls = new FirstCalls();
    const told = looks.map((graph, index) => calls.arrive(looks[index - 1] ?? null, graph, atMs[index] ?? 0));
    expect(told.at(-1)).toBe(want);
    expect(told[0]).toBe(false);
  });
});
