import { describe, expect, it } from 'vitest';
import { cardOf } from '../scene/card.ts';
import { aService } from '../testing/samples.ts';
import { legendRows } from './legendRows.ts';
import { averageMeasure } from './measureText.ts';

function rowsOf(...reasons: string[]): readonly string[] {
  const node = { ...aService('cart', 'unknown'), reasons };
  const card = cardOf(node, { name: 'cart', label: 'cart, shop' }, averageMeasure);
  return legendRows([card], []).filter((key) => key !== 'ring');
}

describe('legendRows', () => {
  it('says why a card is unknown, as its mark does', () => {
    expect(rowsOf('no-selector')).toEqual(['unknown']);
    expect(rowsOf('forbidden')).toEqual(['forbidden']);
    expect(rowsOf('stale')).toEqual(['stale']);
    expect(rowsOf('not-read-yet')).toEqual(['reading']);
  });

  it('tells the ring of an app, which counts services, from that of a service', () => {
    const service = aService('cart');
    const backends = {
      total: 1,
      listed: 1,
      ready: 1,
      serving: 1,
      terminating: 0,
      receiving: 1,
      receivingUnready: 0,
      fallback: 0,
    };
    const members = { ok: 1, degraded: 0, broken: 0, unknown: 0, 'at-rest': 0, services: 'o' };
    const app = cardOf({ ...service, kind: 'app', members }, { name: 'shop', label: 'shop' }, averageMeasure);
    expect(legendRows([app], [])).toEqual(['members']);
    const cart = cardOf({ ...service, backends }, { name: 'cart', label: 'cart' }, averageMeasure);
    expect(legendRows([cart], [])).toEqual(['ring']);
  });
});
