import { describe, expect, it } from 'vitest';
import { ClusterFreshness } from './clusterFreshness.ts';
import { statusOf } from './testing/statusOf.ts';

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
    expect(freshness.update(statusOf('pods', 'syncing'), false, 1)).toBe('all');
    expect(freshness.update(statusOf('pods', 'syncing'), false, 2)).toBe('none');
    expect(freshness.update(statusOf('pods', 'live'), true, 3)).toBe('all');
  });

  it('counts from the moment a resource ceased to be live, through all states until it is live again', () => {
    const freshness = new ClusterFreshness();
    freshness.update(statusOf('pods', 'live'), true, 10);
    freshness.update(statusOf('pods', 'retrying'), true, 20);
    freshness.update(statusOf('pods', 'relisting'), true, 30);
    expect(freshness.of('shop').pods).toMatchObject({ state: 'relisting', notLiveSince: 20 });
    freshness.update(statusOf('pods', 'live'), true, 40);
    expect(freshness.of('shop').pods.notLiveSince).toBeUndefined();
  });

  it('keeps namespaces apart', () => {
    const freshness = new ClusterFreshness();
    const both = (second: 'live' | 'forbidden' | 'retrying') =>
      statusOf('pods', second, [
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
    freshness.update(statusOf('nodes', state), false, 1);
    expect(freshness.nodesUnreadable).toBe(want);
  });
});
