import type { PodAnswer, WorkloadRef } from '@fairlead/resolver';
import { LIVE } from '@fairlead/service-graph';
import { aPod, aService } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { ownersOfService } from './ownersOfService.ts';

const service = aService({ selector: { app: 'web' } });
const of = (kind: string, name: string): WorkloadRef => ({ kind, name });
const madeBy = (workload: WorkloadRef): PodAnswer => ({
  pod: aPod(),
  zone: undefined,
  workload,
  listed: false,
  conditions: undefined,
  ports: [],
  traffic: 'none',
  reasons: [],
  grace: undefined,
});

describe('ownersOfService', () => {
  it.each<{ name: string; made: WorkloadRef[]; owners: WorkloadRef[]; ownersTotal: number }>([
    { name: 'nobody without pods', made: [], owners: [], ownersTotal: 0 },
    {
      name: 'each workload once, whether its pods receive or not',
      made: [of('Deployment', 'web'), of('Deployment', 'web')],
      owners: [of('Deployment', 'web')],
      ownersTotal: 1,
    },
    {
      name: 'workloads by kind and name, whatever the order of pods',
      made: [of('StatefulSet', 'a'), of('Deployment', 'b'), of('Deployment', 'a')],
      owners: [of('Deployment', 'a'), of('Deployment', 'b'), of('StatefulSet', 'a')],
      ownersTotal: 3,
    },
    {
      name: 'the first three, and how many there are',
      made: ['e', 'd', 'c', 'b', 'a'].map((name) => of('Pod', name)),
      owners: ['a', 'b', 'c'].map((name) => of('Pod', name)),
      ownersTotal: 5,
    },
  ])('names $name', ({ made, owners, ownersTotal }) => {
    expect(ownersOfService({ service, pods: made.map(madeBy) }, { pods: LIVE })).toEqual({ owners, ownersTotal });
  });

  it.each([
    { name: 'while pods are read', state: 'syncing', synced: false },
    { name: 'where pods may not be read', state: 'forbidden', synced: true },
  ] as const)('does not know them $name', ({ state, synced }) => {
    const pods = { state, synced, notLiveSince: undefined };
    expect(ownersOfService({ service, pods: [] }, { pods })).toEqual({ owners: null, ownersTotal: null });
  });

  it('tells nothing of a service without a selector', () => {
    const selectless = aService({ selector: undefined });
    expect(ownersOfService({ service: selectless, pods: [] }, { pods: LIVE }).owners).toBeNull();
  });
});
