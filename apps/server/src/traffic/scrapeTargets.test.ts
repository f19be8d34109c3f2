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
  const always = { spent: () => undefined };
  const chosen = async (lookedAt: readonly (readonly [string, number])[], atMost: number) => {
    const choice = { pods: () => pods, lookedAt: new Map(lookedAt), atMost, turn: always };
    const { targets, left } = await scrapeTargets(choice);
    return { pods: targets.map(({ pod: name }) => name), left };
  };

  it('takes whole workloads, both sides of a rollout with them', async () => {
    expect(await chosen([], 5)).toEqual({ pods: ['one-abc-1', 'one-abc-2', 'one-abc-3', 'one-def-4'], left: 4 });
    expect(await chosen([], 3)).toEqual({ pods: ['two-abc-1', 'two-abc-2'], left: 6 });
    expect((await chosen([], 100)).left).toBe(0);
  });

  it('begins where somebody looks', async () => {
    expect((await chosen([['b', 0]], 2)).pods).toEqual(['three-abc-1', 'three-abc-2']);
    const closer = [
      ['a', 1],
      ['b', 0],
    ] as const;
    expect((await chosen(closer, 2)).pods).toEqual(['three-abc-1', 'three-abc-2']);
  });

  it('gives turns away while it reads', async () => {
    let inOneTurn = 0;
    let most = 0;
    const counted = function* () {
      for (const one of pods) {
        inOneTurn += 1;
        most = Math.max(most, inOneTurn);
        yield one;
      }
    };
    const spent = () => {
      if (inOneTurn < 2) return undefined;
      return new Promise<void>((resolve) => {
        setImmediate(() => {
          inOneTurn = 0;
          resolve();
        });
      });
    };
    const { targets } = await scrapeTargets({ pods: counted, lookedAt: new Map(), atMost: 5, turn: { spent } });
    expect(targets).toHaveLength(4);
    expect(most).toBe(2);
  });
});
