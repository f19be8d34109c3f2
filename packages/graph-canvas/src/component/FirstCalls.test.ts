import { describe, expect, it } from 'vitest';
import type { MapGraph } from '../scene/structure.ts';
import { aCall, aService } from '../testing/samples.ts';
import { FirstCalls } from './FirstCalls.ts';

const MEMBERS = { ok: 3, degraded: 0, broken: 0, unknown: 0, 'at-rest': 0, services: 'ooo' };
const none: MapGraph = { revision: 1, level: 'service', nodes: [], edges: [], groups: [] };
const one: MapGraph = { ...none, edges: [aCall({})] };
const two: MapGraph = { ...none, edges: [...one.edges, aCall({}, ['service/shop/cart', 'service/shop/pay'])] };

const tiles: MapGraph = { ...none, level: 'namespace', edges: [aCall({}, ['namespace/a', 'namespace/b'])] };
const opened: MapGraph = {
  ...tiles,
  nodes: ['cart', 'orders', 'pay'].map((name) => aService(name)),
  groups: [{ id: 'namespace/shop', kind: 'namespace', name: 'shop', members: MEMBERS }],
};
const read: MapGraph = { ...opened, edges: [...tiles.edges, aCall({}, ['service/shop/cart', 'service/shop/orders'])] };
const more: MapGraph = { ...read, edges: [...read.edges, aCall({}, ['service/shop/cart', 'service/shop/pay'])] };

describe('FirstCalls', () => {
  it.each([
    {
      name: 'of what was opened, read a moment later',
      looks: [tiles, opened, read],
      atMs: [0, 60_000, 65_000],
      want: true,
    },
    { name: 'of what was opened, the rest', looks: [opened, read, more], atMs: [0, 5_000, 5_500], want: true },
    { name: 'that it was opened with', looks: [tiles, read], atMs: [0, 60_000], want: false },
    { name: 'that come later', looks: [tiles, opened, read], atMs: [0, 60_000, 81_000], want: false },
    { name: 'more of them, later', looks: [opened, read, more], atMs: [0, 5_000, 9_000], want: false },
    {
      name: 'of what is opened again',
      looks: [read, tiles, opened, read],
      atMs: [0, 30_000, 60_000, 65_000],
      want: true,
    },
  ])('calls $name: $want', ({ looks, atMs, want }) => {
    const calls = new FirstCalls();
    const told = looks.map((graph, index) => calls.arrive(looks[index - 1] ?? null, graph, atMs[index] ?? 0));
    expect(told.at(-1)).toBe(want);
  });

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
