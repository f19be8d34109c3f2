import type { ResourceStatus } from '@fairlead/protocol';
import { describe, expect, it } from 'vitest';
import type { LiveState } from '../../api/LiveStore.ts';
import { ApiError } from '../../api/ApiError.ts';
import { ago, aResource, aStatus, NOW_MS } from '../../testing/samples.ts';
import { freshnessOf, staleResources } from './freshness.ts';

const live: LiveState = {
  connection: { phase: 'open' },
  paused: undefined,
  currentAtMs: NOW_MS,
  changedAtMs: undefined,
  observedAtMs: undefined,
  ageMs: 240,
  upgraded: undefined,
};
const lost = {
  phase: 'lost',
  sinceMs: NOW_MS - 9000,
  nextTryAtMs: NOW_MS,
  error: new ApiError({ code: 'unreachable', status: null, path: 'stream', detail: '' }),
} as const;

function withPods(pods: Partial<ResourceStatus>, nodes: Partial<ResourceStatus> = {}) {
  return aStatus({
    resources: [
      aResource({ resource: 'services' }),
      aResource({ resource: 'pods', ...pods }),
      aResource({ resource: 'nodes', ...nodes }),
    ],
  });
}

describe('freshnessOf', () => {
  it.each([
    { name: 'live with its age', status: withPods({}), state: live, want: { state: 'live', ageMs: 240 } },
    { name: 'lost above all', status: withPods({}), state: { ...live, connection: lost }, want: { state: 'lost' } },
    {
      name: 'paused before stale',
      status: withPods({ state: 'retrying' }),
      state: { ...live, paused: { atMs: 1, changes: 0 } },
      want: { state: 'paused', atMs: 1 },
    },
    {
      name: 'reading while pods are listed for the first time',
      status: withPods({ state: 'syncing', since: ago(2) }),
      state: live,
      want: { state: 'reading', sinceMs: NOW_MS - 2000 },
    },
    {
      name: 'live over an orderly turn of a watch',
      status: withPods({ state: 'retrying', since: ago(4) }),
      state: live,
      want: { state: 'live' },
    },
    {
      name: 'stale once a needed resource is retried for more than 5 s',
      status: withPods({ state: 'retrying', since: ago(6), lastEventAt: ago(42) }),
      state: live,
      want: { state: 'stale', resource: 'pods', lastEventMs: NOW_MS - 42_000 },
    },
    {
      name: 'live, but says that pods may not be read',
      status: withPods({ state: 'forbidden' }),
      state: live,
      want: { state: 'live', forbidden: 'pods' },
    },
    {
      name: 'live without the right to read nodes',
      status: withPods({}, { state: 'forbidden' }),
      state: live,
      want: { state: 'live', forbidden: undefined },
    },
  ])('is $name', ({ status, state, want }) => {
    expect(freshnessOf(status, state, NOW_MS)).toMatchObject(want);
  });
});

describe('staleResources', () => {
  it('names the one with the oldest news first', () => {
    const resources = [
      aResource({ resource: 'pods', state: 'retrying', since: ago(30), lastEventAt: ago(31) }),
      aResource({ resource: 'services', state: 'relisting', since: ago(60), lastEventAt: ago(90) }),
      aResource({ resource: 'nodes' }),
    ];
    expect(staleResources(resources, NOW_MS).map(({ resource }) => resource)).toEqual(['services', 'pods']);
  });
});
