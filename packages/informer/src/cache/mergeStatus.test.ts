import { describe, expect, it } from 'vitest';
import type { ResourceState } from '@fairlead/model';
import { mergeStatus } from './mergeStatus.ts';
import type { ReflectorStatus } from '../reflector/reflectorStatus.ts';

const aStatus = (state: ResourceState, over: Partial<ReflectorStatus> = {}): ReflectorStatus => ({
  state,
  sinceMs: 0,
  progress: undefined,
  error: undefined,
  nextTryAtMs: undefined,
  lastEventAtMs: undefined,
  ...over,
});

describe('mergeStatus', () => {
  it.each<{ states: readonly [ResourceState, ...ResourceState[]]; want: ResourceState }>([
    { states: ['live'], want: 'live' },
    { states: ['live', 'relisting'], want: 'relisting' },
    { states: ['relisting', 'forbidden', 'live'], want: 'forbidden' },
    // Both hold readiness back, which `forbidden` does not.
    { states: ['forbidden', 'syncing'], want: 'syncing' },
    { states: ['syncing', 'retrying', 'forbidden'], want: 'retrying' },
    { states: ['off', 'off'], want: 'off' },
  ])('$states is $want', ({ states: [first, ...others], want }) => {
    expect(mergeStatus([aStatus(first), ...others.map((state) => aStatus(state))]).state).toBe(want);
  });

  it('adds up the lists under way, and takes the last event of any', () => {
    const merged = mergeStatus([
      aStatus('live', { lastEventAtMs: 70 }),
      aStatus('syncing', { progress: { read: 500, remaining: 200 } }),
      aStatus('syncing', { progress: { read: 500, remaining: 0 }, lastEventAtMs: 50 }),
    ]);
    expect(merged).toMatchObject({ progress: { read: 1000, remaining: 200 }, lastEventAtMs: 70 });
  });

  it('does not know what remains where one part does not', () => {
    const merged = mergeStatus([
      aStatus('syncing', { progress: { read: 500, remaining: undefined } }),
      aStatus('syncing', { progress: { read: 1, remaining: 3 } }),
    ]);
    expect(merged.progress).toEqual({ read: 501, remaining: undefined });
  });
});
