import { describe, expect, it } from 'vitest';
import { useApi } from '../../../test/api.ts';
import type { Json } from '../../../test/api.ts';
import type { Pod } from '../../objects/podShapes.ts';
import { made } from '../../world/sketch.ts';

const api = useApi({ scene: 'fleet', size: { pods: 400, services: 20, nodes: 8, churn: 500 } });
const isReady = (pod: Pod): boolean => pod.status.conditions?.find(({ type }) => type === 'Ready')?.status === 'True';

describe('churn', () => {
  it('makes as many events as were asked for', () => {
    const seen = new Map<string, number>();
    const note = (kind: string): void => void seen.set(kind, (seen.get(kind) ?? 0) + 1);
    api.simulator.world.store('pods').onWrite(({ type }) => note(type));
    api.simulator.world.store('nodes').onWrite(() => note('node'));
    for (let i = 0; i < 1000; i++) api.clock.advance(10);
    const total = [...seen.values()].reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(4900);
    expect(total).toBeLessThan(5150);
    for (const kind of ['MODIFIED', 'ADDED', 'DELETED', 'node']) expect(seen.get(kind), kind).toBeGreaterThan(20);
  });

  it('keeps most pods ready and their number as it is', () => {
    const unready = (): number => api.simulator.world.list('pods').filter((pod) => !isReady(pod)).length;
    const before = unready();
    for (let i = 0; i < 500; i++) api.clock.advance(10);
    expect(unready()).toBeLessThanOrEqual(before + 8);
    const { world } = api.simulator;
    expect(Math.abs(world.store('pods').size - 400)).toBeLessThan(4);
    expect(world.list('pods')).toHaveLength(world.store('pods').size);
  });

  it('tells a watcher what a list says afterwards', async () => {
    const { world } = api.simulator;
    const list = await api.json('/api/v1/pods');
    const seen = new Map(list.items.map((pod) => [pod.metadata.name, pod]));
    const watch = await api.watch(`/api/v1/pods?watch=1&resourceVersion=${list.metadata.resourceVersion}`);
    for (let i = 0; i < 300; i++) api.clock.advance(10);
    const end = Math.max(...world.entries('pods').map((pod) => Number(made(pod).metadata.resourceVersion)));
    for (let version = 0; version < end;) {
      const event = await watch.next();
      if (event === undefined) throw new Error('the watch has ended');
      version = Number(event.object.metadata.resourceVersion);
      if (event.type === 'DELETED') seen.delete(event.object.metadata.name);
      else seen.set(event.object.metadata.name, event.object);
    }
    await watch.close();
    const bare = ({ metadata, spec, status }: Json): string => JSON.stringify([metadata, spec, status]);
    const now = (await api.json('/api/v1/pods')).items;
    expect(now.length).toBe(seen.size);
    for (const pod of now) {
      const followed = seen.get(pod.metadata.name);
      expect(followed === undefined ? undefined : bare(followed)).toBe(bare(pod));
    }
  });

  it('is in the slices of whoever asks for them', () => {
    for (let i = 0; i < 200; i++) api.clock.advance(10);
    const { world } = api.simulator;
    const placed = world.list('pods').filter(({ status }) => status.podIP !== undefined);
    const ready = new Map(placed.map((pod) => [pod.metadata.uid, isReady(pod)]));
    const endpoints = world.list('endpointslices').flatMap((slice) => slice.endpoints ?? []);
    expect(endpoints).toHaveLength(ready.size);
    for (const { targetRef, conditions } of endpoints) expect(conditions.serving).toBe(ready.get(targetRef?.uid ?? ''));
  });
});
