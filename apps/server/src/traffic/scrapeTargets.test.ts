import { aPod } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { scrapeTarget, scrapeTargets } from './scrapeTargets.ts';

const pod = (namespace: string, owner: string, index: number, hash = 'abc') =>
  aPod({
    namespace,
    name: `${owner}-${hash}-${index}`,
    labels: { 'pod-template-hash': hash },
    controller: { kind: 'ReplicaSet', name: `${owner}-${hash}`, uid: `${owner}-${hash}`, apiVersion: 'apps/v1' },
    phase: 'Running',
    podIPs: ['10.0.0.1'],
    scrapeAt: '9090/metrics',
  });

describe('scrapeTarget', () => {
  it.each([
    {
      name: 'annotations',
      over: { scrapeAt: '15020/stats/prometheus' },
      want: { port: 15020, path: '/stats/prometheus' },
    },
    { name: 'nothing', over: { scrapeAt: undefined }, want: undefined },
    { name: 'no path', over: { scrapeAt: '80' }, want: undefined },
    { name: 'a pod that does not run', over: { phase: 'Pending' as const }, want: undefined },
    { name: 'a pod without address', over: { podIPs: [] }, want: undefined },
  ])('of $name', ({ over, want }) => {
    const target = scrapeTarget({ ...pod('shop', 'web', 1), ...over });
    if (want === undefined) expect(target).toBeUndefined();
    else expect(target).toMatchObject(want);
  });
});

describe('scrapeTargets', () => {
  const pods = [
    ...[1, 2, 3].map((index) => pod('a', 'one', index)),
    pod('a', 'one', 4, 'def'),
    ...[1, 2].map((index) => pod('a', 'two', index)),
    ...[1, 2].map((index) => pod('b', 'three', index)),
  ];
  const chosen = (lookedAt: string[], atMost: number) => {
    const { targets, left } = scrapeTargets(pods, new Set(lookedAt), atMost);
    return { pods: targets.map(({ pod: name }) => name), left };
  };

  it('takes whole workloads, both sides of a rollout with them', () => {
    expect(chosen([], 5)).toEqual({ pods: ['one-abc-1', 'one-abc-2', 'one-abc-3', 'one-def-4'], left: 4 });
    expect(chosen([], 3)).toEqual({ pods: ['two-abc-1', 'two-abc-2'], left: 6 });
    expect(chosen([], 100).left).toBe(0);
  });

  it('begins where somebody looks', () => {
    expect(chosen(['b'], 2).pods).toEqual(['three-abc-1', 'three-abc-2']);
  });
});
