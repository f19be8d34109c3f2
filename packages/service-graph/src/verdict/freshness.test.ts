import { describe, expect, it } from 'vitest';
import { freshness } from '../../test/anAnswer.ts';
import { leastFresh, LIVE, nextFreshness, stateOf } from './freshness.ts';

describe('nextFreshness', () => {
  it('counts from when the resource ceased to be live, through all that follows', () => {
    const retrying = nextFreshness(LIVE, { state: 'retrying', synced: true }, 100);
    const relisting = nextFreshness(retrying, { state: 'relisting', synced: true }, 130);
    expect(relisting).toEqual({ state: 'relisting', synced: true, notLiveSince: 100 });
    expect(nextFreshness(relisting, { state: 'live', synced: true }, 140)).toBe(LIVE);
  });

  it('knows no such time before the first list', () => {
    expect(nextFreshness(undefined, { state: 'retrying', synced: false }, 100).notLiveSince).toBeUndefined();
  });

  it('counts from the first look when the list is complete and the watch is not accepted yet', () => {
    const reading = nextFreshness(undefined, { state: 'syncing', synced: false }, 90);
    expect(nextFreshness(reading, { state: 'syncing', synced: true }, 100).notLiveSince).toBe(100);
  });
});

describe('leastFresh', () => {
  it('is the worst of the states, live of none', () => {
    expect(leastFresh(['live', 'relisting', 'retrying'])).toBe('retrying');
    expect(leastFresh(['syncing', 'forbidden'])).toBe('forbidden');
    expect(leastFresh([])).toBe('live');
  });
});

describe('stateOf', () => {
  it('looks at pods and nodes only for a service that has some', () => {
    const pods = { state: 'retrying', synced: true, notLiveSince: 0 } as const;
    expect(stateOf(freshness({ pods }), { pods: true })).toBe('retrying');
    expect(stateOf(freshness({ pods }), { pods: false })).toBe('live');
  });
});
