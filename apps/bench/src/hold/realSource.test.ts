import { startSimulator } from '@fairlead/cluster-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAMESPACE } from '../live/benchNamespace.ts';
import { withRealSource } from './realSource.ts';

let simulator: Awaited<ReturnType<typeof startSimulator>>;
const podsOfItsOwn = (): number => simulator.world.list('pods', NAMESPACE).length;

beforeAll(async () => {
  simulator = await startSimulator({ scene: 'shop', port: 0 });
});
afterAll(() => simulator.stop());

describe('withRealSource', () => {
  it('only reads a cluster that may not be written to, and lets it make its own events', async () => {
    const real = { kubeconfig: simulator.kubeconfigFile, mayWrite: false };
    await withRealSource(real, { events: 10, seconds: 3 }, async ({ size, feed, cluster }) => {
      expect(size.pods).toBeGreaterThan(20);
      expect(podsOfItsOwn()).toBe(0);
      expect(size.services).toBe(simulator.world.list('services').length);
      expect(feed).toEqual({ kind: 'own', ms: 3000 });
      const answer = await fetch(new URL('/api/v1/nodes', cluster.server));
      expect(((await answer.json()) as { items: unknown[] }).items).toHaveLength(size.nodes);
    });
    expect(simulator.world.get('namespaces', NAMESPACE)).toBeUndefined();
  });

  it('makes as many events as wanted in a namespace of its own, and takes it away, also after a failure', async () => {
    const real = { kubeconfig: simulator.kubeconfigFile, mayWrite: true };
    let written = 0;
    const stop = simulator.world.store('pods').onWrite(({ type, object }) => {
      if (type === 'MODIFIED' && 'metadata' in object && object.metadata.namespace === NAMESPACE) written += 1;
    });
    const run = withRealSource(real, { events: 120, seconds: 3 }, async ({ size, feed }) => {
      expect(size.pods).toBeGreaterThan(50);
      expect(podsOfItsOwn()).toBe(50);
      if (feed.kind !== 'burst') throw new TypeError('no burst');
      written = 0;
      expect(await feed.send()).toBeGreaterThanOrEqual(0);
      expect(written).toBe(120);
      throw new Error('on purpose');
    });
    await expect(run).rejects.toThrow('on purpose');
    stop();
    expect(simulator.world.get('namespaces', NAMESPACE)).toBeUndefined();
    expect(podsOfItsOwn()).toBe(0);
  });
});
