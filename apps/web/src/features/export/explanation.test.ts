import type { Attention } from '@fairlead/protocol';
import { describe, expect, it } from 'vitest';
import { createI18n } from '../../i18n/createI18n.ts';
import { aReason, backends, NOW } from '../../testing/samples.ts';
import { aPod, aRow, aService } from '../../testing/serviceSamples.ts';
import type { Wording } from './caption.ts';
import { explanationOf, serviceLine } from './explanation.ts';
import { fileName } from './fileName.ts';
import { pngScale } from './mapImage.ts';
import { MOST_EXPLAINED, readExplanations } from './readExplanations.ts';

const { t } = createI18n('en');
const wording: Wording = { t: (key, values) => t(key, { ...values }), language: 'en', zone: 'utc' };
const nowMs = Date.parse(NOW);
const headline = aReason({ id: 'none-ready', facts: { pods: 2, listed: 2 } });

function anItem(name: string): Attention {
  return { id: `service/shop/${name}`, verdict: 'broken', headline, since: null, cause: null, failingPerSecond: null };
}

describe('explanationOf', () => {
  it('has the headline once, further reasons, and the pods that explain it', () => {
    const service = aService('shop/cart', {
      verdict: 'broken',
      headline,
      backends: backends(1, 3),
      reasons: [headline, aReason({ id: 'mixed-owners' })],
      pods: [aPod('cart-1'), aPod('cart-2', { traffic: 'none', reasons: [aReason({ id: 'unschedulable' })] })],
      podsTotal: 3,
    });
    const found = explanationOf(anItem('cart'), service, '', nowMs, wording);
    expect(found).toMatchObject({ name: 'cart', namespace: 'shop', counts: '1 of 3 pods receive traffic' });
    expect(found.fact).toMatch(/No pod receives traffic/);
    expect(found.further).toHaveLength(1);
    expect(found.pods.map(({ name, traffic }) => [name, traffic])).toEqual([['cart-2', 'no traffic']]);
    expect(found.podsNote).toBe('Pods shown: 1 of 3.');
  });

  it('keeps the headline when the pods cannot be read, and says so', () => {
    const found = explanationOf(anItem('cart'), undefined, 'deleted', nowMs, wording);
    expect(found.fact).toMatch(/No pod receives traffic/);
    expect(found).toMatchObject({ pods: [], counts: '', podsNote: 'Its pods could not be read: deleted' });
  });
});

describe('serviceLine', () => {
  it.each([
    { row: aRow('shop/cart', { backends: backends(1, 2) }), ready: '1/2' },
    { row: aRow('shop/cart', { selector: null }), ready: '–' },
    { row: aRow('shop/cart', { type: 'ExternalName' }), ready: '–' },
  ])('counts only what pods can tell: $ready', ({ row, ready }) => {
    expect(serviceLine(row, nowMs, wording).ready).toBe(ready);
  });
});

describe('readExplanations', () => {
  it('reads in order, as many as one page takes, and goes on after one that fails', async () => {
    const items = Array.from({ length: MOST_EXPLAINED + 3 }, (_, index) => anItem(`s${index}`));
    const read = await readExplanations(items, {
      service: (namespace, name) =>
        name === 's1' ? Promise.reject(new Error('gone')) : Promise.resolve(aService(`${namespace}/${name}`)),
    });
    expect(read.map(({ item }) => item.id)).toEqual(items.slice(0, MOST_EXPLAINED).map(({ id }) => id));
    expect(read[1]).toMatchObject({ service: undefined, problem: 'gone' });
    expect(read[2]?.service?.name).toBe('s2');
  });
});

describe('fileName', () => {
  it.each([
    { cluster: 'kind-dev', want: 'map-kind-dev-2026-11-22T130410.png' },
    { cluster: '../../etc/passwd', want: 'map-etc-passwd-2026-11-22T130410.png' },
    { cluster: 'arn:aws:eks:eu-1:1:cluster/a b', want: 'map-arn-aws-eks-eu-1-1-cluster-a-b-2026-11-22T130410.png' },
    { cluster: '集群', want: 'map-集群-2026-11-22T130410.png' },
    { cluster: '..', want: 'map-fairlead-2026-11-22T130410.png' },
    { cluster: undefined, want: 'map-fairlead-2026-11-22T130410.png' },
  ])('$cluster gives $want', ({ cluster, want }) => {
    expect(fileName('map', cluster, '2026-11-22T13:04:10.123Z', 'png')).toBe(want);
  });
});

describe('pngScale', () => {
  it('has two pixels for one as long as a browser can hold the picture', () => {
    expect(pngScale(1400, 900)).toBe(2);
    expect(pngScale(16_000, 900)).toBe(1);
    const scale = pngScale(12_000, 12_000);
    expect(12_000 * scale * (12_000 * scale)).toBeLessThanOrEqual(100_000_001);
  });
});
