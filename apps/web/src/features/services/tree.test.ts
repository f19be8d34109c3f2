import type { Pod } from '@fairlead/protocol';
import { describe, expect, it } from 'vitest';
import { aPod, aRow } from '../../testing/serviceSamples.ts';
import { rowOffsets } from './rowHeight.ts';
import { isOpen } from '../../viewState/tableState.ts';
import { treeRows, type FoundPods, type PodsOf } from './tree.ts';

const services = [
  aRow('shop/cart', { verdict: 'broken' }),
  aRow('shop/web'),
  aRow('batch/report', { verdict: 'degraded' }),
];
const found = (...pods: readonly Pod[]): FoundPods => ({ pods, total: pods.length });
const noPods: PodsOf = () => found();

function tree(open: readonly string[], podsOf: PodsOf = noPods, namespacesByFirst = false) {
  return treeRows({ services, isOpen: (id) => isOpen(open, id), podsOf, namespacesByFirst });
}

describe('treeRows', () => {
  it('lists namespaces A to Z with their services below them', () => {
    expect(tree([]).map(({ id }) => id)).toEqual([
      'namespace/batch',
      'service/batch/report',
      'namespace/shop',
      'service/shop/cart',
      'service/shop/web',
    ]);
  });

  it('can list namespaces in the order of their first service', () => {
    expect(tree([], noPods, true)[0]?.id).toBe('namespace/shop');
  });

  it('counts the services of a closed namespace', () => {
    expect(tree(['-namespace/shop']).at(-1)).toMatchObject({ open: false, services: 2, broken: 1, degraded: 0 });
  });

  it('puts the pods of an open service below it, those in trouble first', () => {
    const rows = tree(['service/shop/cart'], () => found(aPod('fine'), aPod('ill', { traffic: 'none' })));
    expect(rows.filter(({ level }) => level === 3)).toMatchObject([
      { parent: 'service/shop/cart', position: 1, siblings: 2, pod: { name: 'ill' } },
      { position: 2, pod: { name: 'fine' } },
    ]);
  });

  it('puts workloads between a service and its pods where it spans several, those in trouble first', () => {
    const of = (name: string) => ({ workload: { kind: 'Deployment', name } });
    const podsOf: PodsOf = () =>
      found(aPod('a', of('v1')), aPod('b', of('v2')), aPod('c', { ...of('v2'), traffic: 'none' }));
    const id = 'service/shop/cart';
    expect(tree([id], podsOf).filter(({ level }) => level > 2)).toMatchObject([
      {
        id: `workload/${id}/Deployment/v2`,
        kind: 'workload',
        parent: id,
        level: 3,
        receiving: 1,
        pods: 2,
        siblings: 2,
      },
      { kind: 'pod', parent: `workload/${id}/Deployment/v2`, level: 4, position: 1, pod: { name: 'c' } },
      { kind: 'pod', level: 4, position: 2, siblings: 2 },
      { kind: 'workload', level: 3, position: 2, workload: { name: 'v1' } },
      { kind: 'pod', level: 4, pod: { name: 'a' } },
    ]);
    const closed = tree([id, `-workload/${id}/Deployment/v2`], podsOf);
    expect(closed.filter(({ kind }) => kind === 'pod')).toHaveLength(1);
  });

  it('puts a level of apps between namespaces and services, for apps of several services', () => {
    const app = (id: string, name: string) => aRow(id, { app: `app/${id.split('/')[0] ?? ''}/${name}` });
    const rows = treeRows({
      services: [
        app('shop/cart', 'store'),
        app('shop/web', 'store'),
        app('shop/mail', 'mail'),
        app('batch/web', 'store'),
      ],
      isOpen: (id) => isOpen(['service/shop/cart', 'service/shop/mail'], id),
      podsOf: () => found(aPod('one')),
      byApp: true,
      namespacesByFirst: true,
    });
    expect(rows.map(({ id, level, position, siblings }) => `${id} ${level} ${position}/${siblings}`)).toEqual([
      'namespace/shop 1 1/2',
      'app/shop/store 2 1/2',
      'service/shop/cart 3 1/2',
      expect.stringMatching(/^pod\/service\/shop\/cart\/.* 4 1\/1$/),
      'service/shop/web 3 2/2',
      'service/shop/mail 2 2/2',
      expect.stringMatching(/^pod\/service\/shop\/mail\/.* 3 1\/1$/),
      'namespace/batch 1 2/2',
      'service/batch/web 2 1/1',
    ]);
    expect(rows[1]).toMatchObject({ kind: 'app', name: 'store', open: true, services: 2, parent: 'namespace/shop' });
  });

  it.each([
    { pods: { kind: 'reading' as const }, want: { kind: 'reading' } },
    { pods: found(), want: { kind: 'none' } },
    { pods: { pods: [aPod('one')], total: 1240 }, want: { kind: 'cut', shown: 1, total: 1240 } },
    { pods: { kind: 'failed' as const, detail: 'no' }, want: { kind: 'failed', detail: 'no' } },
  ])('says $want.kind where there are no pods to show', ({ pods, want }) => {
    expect(tree(['service/shop/web'], () => pods).at(-1)).toMatchObject({ kind: 'note', note: want });
  });
});

describe('rowOffsets', () => {
  it('adds up the heights of what is above', () => {
    expect([...rowOffsets(tree([]), 'comfortable').values()]).toEqual([0, 34, 71, 105, 142]);
    expect([...rowOffsets(tree([]), 'compact').values()]).toEqual([0, 30, 62, 92, 124]);
  });
});
