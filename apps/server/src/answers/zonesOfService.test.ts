import type { PodAnswer } from '@fairlead/resolver';
import { LIVE } from '@fairlead/service-graph';
import type { ResourceFreshness } from '@fairlead/service-graph';
import { aPod, aService } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { zonesOfService } from './zonesOfService.ts';

const service = aService({ selector: { app: 'web' } });
const inZone = (zone: string | undefined, traffic: PodAnswer['traffic'] = 'receives'): PodAnswer => ({
  pod: aPod(),
  zone,
  workload: { kind: 'Deployment', name: 'web' },
  listed: true,
  conditions: undefined,
  ports: [],
  traffic,
  reasons: [],
  grace: undefined,
});
const at = (state: ResourceFreshness['state'], synced: boolean): ResourceFreshness => ({
  state,
  synced,
  notLiveSince: undefined,
});

describe('zonesOfService', () => {
  it.each([
    { name: 'no pods', pods: [], want: [] },
    {
      name: 'zones A to Z, whatever the order of pods',
      pods: [inZone('b'), inZone('a'), inZone('b')],
      want: [
        { zone: 'a', pods: 1 },
        { zone: 'b', pods: 2 },
      ],
    },
    {
      name: 'pods of nodes without a zone, last',
      pods: [inZone(undefined), inZone('z'), inZone(undefined)],
      want: [
        { zone: 'z', pods: 1 },
        { zone: null, pods: 2 },
      ],
    },
    {
      name: 'only pods that receive, also those kept to their node',
      pods: [inZone('a', 'none'), inZone('b', 'fallback'), inZone('c', 'local-only')],
      want: [{ zone: 'c', pods: 1 }],
    },
  ])('counts $name', ({ pods, want }) => {
    expect(zonesOfService({ service, pods }, { pods: LIVE, nodes: LIVE })).toEqual(want);
  });

  it.each([
    { name: 'nodes may not be read', pods: LIVE, nodes: at('forbidden', false), want: null },
    { name: 'nodes may no longer be read', pods: LIVE, nodes: at('forbidden', true), want: null },
    { name: 'there are no nodes to read', pods: LIVE, nodes: at('off', false), want: null },
    { name: 'nodes are not read yet', pods: LIVE, nodes: at('syncing', false), want: null },
    { name: 'pods may not be read', pods: at('forbidden', false), nodes: LIVE, want: null },
    {
      name: 'a connection is away for a while',
      pods: at('retrying', true),
      nodes: at('relisting', true),
      want: [{ zone: 'a', pods: 1 }],
    },
  ])('knows as much as there is when $name', ({ pods, nodes, want }) => {
    expect(zonesOfService({ service, pods: [inZone('a')] }, { pods, nodes })).toEqual(want);
  });

  it.each([
    { name: 'without a selector', of: aService({ selector: undefined }) },
    { name: 'that is a name elsewhere', of: aService({ type: 'ExternalName', selector: { app: 'web' } }) },
  ])('tells nothing of a service $name', ({ of }) => {
    expect(zonesOfService({ service: of, pods: [] }, { pods: LIVE, nodes: LIVE })).toBeNull();
  });
});
