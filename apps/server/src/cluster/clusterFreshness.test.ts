import type { ResourceStatusInfo } from '@fairlead/informer';
import { describe, expect, it } from 'vitest';
import { ClusterFreshness } from './clusterFreshness.ts';

const status = (
  resource: ResourceStatusInfo['resource'],
  state: ResourceStatusInfo['state'],
  namespaces?: ResourceStatusInfo['namespaces'],
): ResourceStatusInfo => ({
  resource,
  state,
  namespaces,
  sinceMs: 0,
  progress: undefined,
  error: undefined,
  nextTryAtMs: undefined,
  lastEventAtMs: undefined,
  objects: undefined,
});

describe('ClusterFreshness', () => {
  it('takes what it has not heard of as not read yet', () => {
    expect(new ClusterFreshness().of('shop').pods).toEqual({
      state: 'syncing',
      synced: false,
      notLiveSince: undefined,
    });
  });

  it('says nothing new when only the progress of a list differs', () => {
    const freshness = new ClusterFreshness();
    expect(freshness.update(status('pods', 'syncing'), false, 1)).toBe('all');
    expect(freshness.update(status('pods', 'syncing'), false, 2)).toBe('none');
    expect(freshness.update(status('pods', 'live'), true, 3)).toBe('all');
  });

  it('counts from the moment a resource ceased to be live, through all states until it is live again', () => {
    const freshness = new ClusterFreshness();
    freshness.update(status('pods', 'live'), true, 10);
    freshness.update(status('pods', 'retrying'), true, 20);
    freshness.update(status('pods', 'relisting'), true, 30);
    expect(freshness.of('shop').pods).toMatchObject({ state: 'relisting', notLiveSince: 20 });
    freshness.update(status('pods', 'live'), true, 40);
    expect(freshness.of('shop').pods.notLiveSince).toBeUndefined();
  });

  it('keeps namespaces apart', () => {
    const freshness = new ClusterFreshness();
    const both = (second: 'live' | 'forbidden' | 'retrying') =>
      status('pods', second, [
        { namespace: 'shop', state: 'live' },
        { namespace: 'payments', state: second },
      ]);
    expect(freshness.update(both('live'), true, 1)).toEqual(['shop', 'payments']);
    expect(freshness.update(both('retrying'), false, 2)).toEqual(['payments']);
    expect(freshness.of('shop').pods.state).toBe('live');
    // Read before, though the cache as a whole no longer says so.
    expect(freshness.of('payments').pods).toEqual({ state: 'retrying', synced: true, notLiveSince: 2 });
  });

  it.each([
    ['forbidden', true],
    ['off', true],
    ['live', false],
    ['syncing', false],
  ] as const)('nodes that are %s are unreadable: %s', (state, want) => {
    const freshness = new ClusterFreshness();
    freshness.update(status('nodes', state), false, 1);
    expect(freshness.nodesUnreadable).toBe(want);
  });
});
