import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../test/fakeClock.ts';
import { startSimulator } from '../../index.ts';
import { fleetOptions } from '../scenes.ts';

describe('the fleet', () => {
  it('has the size that was asked for, and slices for it', async () => {
    const clock = new FakeClock();
    const simulator = await startSimulator({ clock, scene: 'fleet', size: { pods: 620, services: 100, nodes: 10 } });
    const { world } = simulator;
    expect([world.store('pods').size, world.store('services').size, world.store('nodes').size]).toEqual([620, 100, 10]);
    const endpoints = world.list('endpointslices').flatMap((slice) => slice.endpoints ?? []);
    expect(endpoints).toHaveLength(620);
    const addresses = new Set(endpoints.flatMap((endpoint) => endpoint.addresses));
    expect(addresses.size).toBe(620);
    const unready = endpoints.filter(({ conditions }) => conditions.ready !== true);
    expect(unready.length).toBeGreaterThan(0);
    expect(unready.length).toBeLessThan(60);
    await simulator.stop();
  });

  it('replaces a pod every two seconds and keeps its size', async () => {
    const clock = new FakeClock();
    const simulator = await startSimulator({ clock, scene: 'fleet', size: { pods: 60, services: 10, nodes: 3 } });
    const { world } = simulator;
    const before = new Set(world.list('pods').map(({ metadata }) => metadata.uid));
    clock.advance(30_000);
    const pods = world.list('pods').filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    expect(pods).toHaveLength(60);
    expect(pods.filter(({ metadata }) => !before.has(metadata.uid)).length).toBeGreaterThan(5);
    await simulator.stop();
  });

  it('has a Gateway with routes as soon as it is large enough for them', async () => {
    const clock = new FakeClock();
    const start = (services: number) =>
      startSimulator({ clock, scene: 'fleet', size: { pods: services, services, nodes: 2 } });
    const [small, large] = await Promise.all([start(79), start(80)]);
    expect(small.world.list('gateways')).toEqual([]);
    expect(large.world.list('gateways')).toMatchObject([{ metadata: { namespace: 'team-000', name: 'edge' } }]);
    const routes = large.world.list('httproutes').map(({ metadata, spec }) => ({
      route: `${metadata.namespace ?? ''}/${metadata.name}`,
      to: spec.rules?.flatMap(({ backendRefs = [] }) => backendRefs.map(({ name, weight }) => [name, weight])),
    }));
    expect(routes).toEqual([
      {
        route: 'team-000/pages',
        to: [
          ['service-00000', 90],
          ['service-00001', 10],
        ],
      },
      { route: 'team-001/api', to: [['service-00040', undefined]] },
      { route: 'team-001/reports', to: [['service-00060', undefined]] },
    ]);
    await Promise.all([small.stop(), large.stop()]);
  });

  it('has services and nodes in proportion by default', () => {
    expect(fleetOptions({})).toEqual({ pods: 5000, services: 333, nodes: 167, churn: 0 });
    expect(fleetOptions({ pods: 1 })).toEqual({ pods: 1, services: 1, nodes: 1, churn: 0 });
  });
});
