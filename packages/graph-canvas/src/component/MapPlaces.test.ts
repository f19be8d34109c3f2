import { describe, expect, it, vi } from 'vitest';
import type { MapGraph } from '../scene/structure.ts';
import { USUAL_TRAFFIC } from '../scene/trafficLook.ts';
import { aCall, aService, TEXTS } from '../testing/samples.ts';
import type { Stage } from './Familiarity.ts';
import { MapPlaces } from './MapPlaces.ts';
import type { MapView } from './mapView.ts';

const names = ['cart', 'catalog', 'frontend', 'pay', 'search'];
const WITHOUT: MapGraph = {
  revision: 1,
  level: 'service',
  nodes: names.map((name) => aService(name)),
  edges: [],
  groups: [
    {
      id: 'namespace/shop',
      kind: 'namespace',
      name: 'shop',
      members: { ok: 5, degraded: 0, broken: 0, unknown: 0, 'at-rest': 0, services: 'ooooo' },
    },
  ],
};
const call = (from: string, to: string) => aCall({}, [`service/shop/${from}`, `service/shop/${to}`]);
const WITH: MapGraph = { ...WITHOUT, revision: 2, edges: [call('frontend', 'cart'), call('cart', 'pay')] };
const MORE: MapGraph = { ...WITH, revision: 3, edges: [...WITH.edges, call('frontend', 'search')] };

const TILES: MapGraph = {
  ...WITHOUT,
  level: 'namespace',
  nodes: names.map((name) => ({ ...aService(name), id: `namespace/${name}`, kind: 'namespace', area: null })),
  groups: [],
};

function places(first: MapGraph) {
  let graph = first;
  let picture = '';
  const onChange = vi.fn();
  const onFinished = vi.fn();
  const view = (): MapView => ({
    graph,
    picture,
    calls: graph.edges,
    selectedId: null,
    selectedEdgeId: null,
    pins: {},
    hoveredId: null,
    hoveredEdgeId: null,
    traffic: USUAL_TRAFFIC,
    matches: null,
    theme: 'light',
    texts: TEXTS,
    pods: [],
    settings: { legend: false, minimap: false, reducedMotion: true },
    insetRight: 0,
    opened: [],
    order: 'name',
    observedAtMs: null,
    picked: new Set(),
    at: null,
  });
  let window = { width: 1176, height: 763 };
  const map = new MapPlaces(view, () => window, onChange, onFinished);
  const resize = (to: typeof window) => {
    window = to;
  };
  const show = async (next: MapGraph, stage: Stage = 'untouched', nowMs = 0) => {
    graph = next;
    map.follow(() => stage, nowMs);
    // Without workers a layout is there after the current task.
    await Promise.resolve();
    return map.placement.nodes;
  };
  const release = async (stage: Stage = 'untouched') => {
    map.released(() => stage);
    await Promise.resolve();
    return map.placement.nodes;
  };
  const narrow = (to: string, next: MapGraph) => {
    picture = to;
    return show(next, 'known');
  };
  return { map, show, narrow, release, resize, onFinished };
}

const left = (nodes: Awaited<ReturnType<ReturnType<typeof places>['show']>>, name: string): number =>
  nodes[`service/shop/${name}`]?.x ?? Number.NaN;

describe('MapPlaces', () => {
  it('lays out by the first calls once, as if they had been known from the start', async () => {
    const { show, onFinished } = places(WITHOUT);
    await show(WITHOUT);
    const finished = await show(WITH);
    expect(finished).toEqual(await places(WITH).show(WITH));
    expect(left(finished, 'frontend')).toBeLessThan(left(finished, 'cart'));
    expect(left(finished, 'cart')).toBeLessThan(left(finished, 'pay'));
    expect(onFinished).toHaveBeenCalledTimes(1);
  });

  it('lays out by all of the first calls, though they come in several revisions', async () => {
    const { show } = places(WITHOUT);
    await show(WITHOUT);
    await show(WITH, 'untouched', 10_000);
    expect(await show(MORE, 'untouched', 10_300)).toEqual(await places(MORE).show(MORE));
  });

  it('lays out from nothing what nobody has seen yet', async () => {
    const { show } = places(WITHOUT);
    await show(WITHOUT);
    const late = { ...MORE, nodes: [aService('accounts'), ...MORE.nodes] };
    expect(await show(late, 'unseen', 60_000)).toEqual(await places(late).show(late));
  });

  it('lays out by itself what the cluster is narrowed to, and knows where everything stood when that is over', async () => {
    const { map, show, narrow } = places(WITHOUT);
    await show(WITHOUT, 'known');
    const before = await show(MORE, 'known');
    const some: MapGraph = { ...WITH, nodes: WITH.nodes.filter(({ name }) => name !== 'frontend') };
    expect(await narrow('without the frontend', some)).toEqual(await places(some).show(some));
    expect(map.picture).toBe('without the frontend');
    expect(await narrow('', MORE)).toEqual(before);
    expect(map.picture).toBe('');
  });

  it('keeps everything in its place where the cluster is narrowed to all that it has', async () => {
    const { show, narrow } = places(WITHOUT);
    await show(WITHOUT, 'known');
    const before = await show(MORE, 'known');
    expect(await narrow('all', MORE)).toEqual(before);
    const later = { ...MORE, revision: 4, nodes: [...MORE.nodes, aService('accounts')] };
    expect(await narrow('all', later)).toMatchObject(before);
  });

  it('moves nothing by calls that come later', async () => {
    const { show, onFinished } = places(WITH);
    const before = await show(WITH);
    expect(await show(MORE, 'untouched', 60_000)).toEqual(before);
    expect(onFinished).not.toHaveBeenCalled();
  });

  it('moves nothing once somebody has touched the map', async () => {
    const { show, onFinished } = places(WITHOUT);
    const before = await show(WITHOUT);
    expect(await show(WITH, 'known')).toEqual(before);
    expect(onFinished).not.toHaveBeenCalled();
  });

  it('moves nothing under a pointer, and lays out by the first calls once it has left', async () => {
    const { show, release, onFinished } = places(WITHOUT);
    const before = await show(WITHOUT);
    expect(await show(WITH, 'held')).toEqual(before);
    expect(await show(MORE, 'held')).toEqual(before);
    expect(onFinished).not.toHaveBeenCalled();
    expect(await release()).toEqual(await places(MORE).show(MORE));
    expect(onFinished).toHaveBeenCalledTimes(1);
    const finished = await release();
    expect(onFinished).toHaveBeenCalledTimes(1);
    expect(finished).toEqual(await places(MORE).show(MORE));
  });

  it('moves nothing when the pointer leaves a map that somebody has touched meanwhile', async () => {
    const { show, release } = places(WITHOUT);
    const before = await show(WITHOUT);
    await show(WITH, 'held');
    expect(await release('known')).toEqual(before);
    expect(await release('untouched')).toEqual(before);
  });

  it('leaves tiles where they are when calls come, whatever has become of the window', async () => {
    const { show, resize, onFinished } = places(TILES);
    const before = await show(TILES);
    resize({ width: 600, height: 900 });
    expect(await show({ ...TILES, revision: 2, edges: [aCall({}, ['namespace/cart', 'namespace/pay'])] })).toEqual(
      before,
    );
    expect(onFinished).not.toHaveBeenCalled();
  });
});
