import type { DeclaredCall } from '@fairlead/model';
import { ServiceGraph } from '@fairlead/service-graph';
import { expect, it } from 'vitest';
import { ClusterFreshness } from './clusterFreshness.ts';
import { PendingChanges } from './PendingChanges.ts';

const graph = new ServiceGraph({ describe: () => '' });

const calls = Array.from({ length: 2_000 }, (_, index): DeclaredCall => ({
  id: `call-${index}`,
  source: `workload/shop/Deployment/web-${index}`,
  target: 'service/shop/cart',
  declaredBy: 'environment',
}));

it('takes fewer calls in a turn while drawing them takes long, and more again when it does not', () => {
  let taken = 0;
  const pending = new PendingChanges(
    Object.assign(Object.create(graph) as ServiceGraph, { putCall: () => void (taken += 1) }),
    new ClusterFreshness(),
  );
  pending.addCalls({ put: calls, drop: [] });
  const takenIn = (turnMs: number): number => {
    const before = taken;
    pending.take(Infinity);
    pending.learn(turnMs);
    return taken - before;
  };
  expect([30, 30, 30, 30, 30, 15, 15, 5, 5, 5, 5].map(takenIn)).toEqual([
    256, 128, 64, 64, 64, 64, 64, 64, 128, 256, 256,
  ]);
});
