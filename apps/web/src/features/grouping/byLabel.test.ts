import { describe, expect, it } from 'vitest';
import { aServiceNode, aSnapshot } from '../../testing/samples.ts';
import { byLabel } from './byLabel.ts';

const tile = aServiceNode('batch/x', {
  id: 'namespace/batch',
  kind: 'namespace',
  area: null,
  members: { ok: 1, degraded: 0, broken: 0, unknown: 0, 'at-rest': 0, services: 'o' },
});
const snapshot = aSnapshot({
  nodes: [
    aServiceNode('pay/fraud', { verdict: 'broken', area: 'namespace/pay' }),
    aServiceNode('shop/cart', { area: 'namespace/shop' }),
    aServiceNode('shop/web', { area: 'namespace/shop' }),
    tile,
  ],
  groups: [],
});

describe('byLabel', () => {
  const grouped = byLabel(
    snapshot,
    [
      { id: 'service/pay/fraud', value: 'risk' },
      { id: 'service/shop/cart', value: 'risk' },
    ],
    'no team',
  );

  it('puts cards of one value into one area, across namespaces, and leaves tiles alone', () => {
    expect(grouped.nodes.map(({ id, area }) => [id, area])).toEqual([
      ['service/pay/fraud', 'label/risk'],
      ['service/shop/cart', 'label/risk'],
      ['service/shop/web', 'label'],
      ['namespace/batch', null],
    ]);
  });

  it('counts what is in each area, and names the one without the label', () => {
    expect(grouped.groups).toEqual([
      expect.objectContaining({
        id: 'label',
        name: 'no team',
        members: expect.objectContaining({ ok: 1, services: 'o' }),
      }),
      expect.objectContaining({
        id: 'label/risk',
        name: 'risk',
        members: expect.objectContaining({ broken: 1, ok: 1 }),
      }),
    ]);
  });

  it('keeps the picture otherwise', () => {
    expect({ ...grouped, nodes: [], groups: [] }).toEqual({ ...snapshot, nodes: [], groups: [] });
  });
});
