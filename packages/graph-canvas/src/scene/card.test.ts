import type { GraphNode } from '@fairlead/service-graph';
import { describe, expect, it } from 'vitest';
import { averageMeasure } from '../component/measureText.ts';
import { cardOf, ringParts, type Card } from './card.ts';

const BACKENDS = {
  total: 3,
  listed: 3,
  ready: 3,
  serving: 3,
  terminating: 0,
  receiving: 3,
  receivingUnready: 0,
  fallback: 0,
};

function aService(part: Partial<GraphNode>): GraphNode {
  return {
    id: 'service/shop/cart',
    kind: 'service',
    namespace: 'shop',
    name: 'cart',
    area: 'namespace/shop',
    verdict: 'ok',
    headline: null,
    reasons: [],
    note: null,
    state: 'live',
    since: null,
    backends: BACKENDS,
    serviceType: 'ClusterIP',
    ...part,
  };
}

function reason(id: string): NonNullable<GraphNode['headline']> {
  return { id, level: 'absent', message: '', facts: {}, cause: null, since: null };
}

const card = (part: Partial<GraphNode>, second?: string): Card =>
  cardOf(aService(part), { name: part.name ?? 'cart', second, label: 'cart, shop' }, averageMeasure);

describe('cardOf', () => {
  it.each(['ingress', 'route'] as const)('shows trouble of an %s itself, and no doubt', (kind) => {
    expect(card({ kind, verdict: 'degraded' })).toMatchObject({
      sprite: { tone: 'degraded', mark: 'degraded', icon: 'fork' },
    });
    expect(card({ kind, verdict: 'degraded' }).classes).toContain('degraded');
    expect(card({ kind, verdict: 'unknown' }).sprite).not.toHaveProperty('mark');
    expect(card({ kind, verdict: 'unknown' }).classes).toContain('ok');
  });

  it.each([
    { name: 'well: no mark, plain', part: {}, want: { tone: 'plain', figure: '3/3' } },
    {
      name: 'many, all ready: one number',
      part: { backends: { ...BACKENDS, total: 12, ready: 12, serving: 12, receiving: 12 } },
      want: { tone: 'plain', figure: '12' },
    },
    {
      name: 'broken: octagon',
      part: { verdict: 'broken', backends: { ...BACKENDS, ready: 0, serving: 0, receiving: 0 } },
      want: { tone: 'broken', figure: '0/3', mark: 'broken' },
    },
    {
      name: 'broken without pods: dotted 0',
      part: { verdict: 'broken', backends: { ...BACKENDS, total: 0, ready: 0, serving: 0, receiving: 0 } },
      want: { tone: 'broken', figure: '0', dotted: true, mark: 'broken' },
    },
    {
      name: 'degraded: triangle',
      part: { verdict: 'degraded', backends: { ...BACKENDS, ready: 2, serving: 2, receiving: 2 } },
      want: { tone: 'degraded', figure: '2/3', mark: 'degraded' },
    },
    {
      name: 'managed elsewhere: a question, no mark',
      part: { verdict: 'unknown', headline: reason('no-selector'), backends: undefined },
      want: { tone: 'calm', figure: '?', dotted: true },
    },
    {
      name: 'forbidden: a lock, and no figure even if one came',
      part: { verdict: 'unknown', headline: reason('forbidden') },
      want: { tone: 'calm', figure: '?', dotted: true, mark: 'lock' },
    },
    {
      name: 'stale: a clock, hatched, the last figure without colour',
      part: { verdict: 'unknown', headline: reason('stale') },
      want: { tone: 'calm', figure: '3/3', mark: 'clock', hatched: true },
    },
    {
      name: 'not read yet: hatched, no figure',
      part: { verdict: 'unknown', headline: reason('not-read-yet') },
      want: { tone: 'calm', figure: '...', dotted: true, hatched: true },
    },
    { name: 'a load balancer', part: { serviceType: 'LoadBalancer' }, want: { tag: 'LB', figure: '3/3' } },
    { name: 'a node port', part: { serviceType: 'NodePort' }, want: { tag: 'NP', figure: '3/3' } },
    { name: 'headless', part: { serviceType: 'Headless' }, want: { tag: 'DNS', figure: '3/3' } },
  ] as { name: string; part: Partial<GraphNode>; want: Partial<Card['sprite']> }[])('$name', ({ part, want }) => {
    const { ring, ...sprite } = card(part).sprite;
    expect(sprite).toMatchObject(want);
    for (const key of ['mark', 'dotted', 'hatched', 'tag'] as const) expect(sprite[key]).toEqual(want[key]);
    expect(ring === undefined).toBe(want.dotted === true);
  });

  it('never looks well unless the verdict is ok', () => {
    for (const verdict of ['broken', 'degraded', 'unknown', 'at-rest'] as const) {
      expect(card({ verdict }).classes).not.toContain('ok');
      expect(card({ verdict }).sprite.tone).not.toBe('plain');
    }
  });

  it('draws an external name as a hexagon with its host, without ring', () => {
    const found = card({ serviceType: 'ExternalName', verdict: 'at-rest', backends: undefined }, 'api.tax.example');
    expect(found.classes).toContain('external-name');
    expect(found.text).toBe('cart\napi.tax.example');
    expect(found.sprite).toEqual({ width: 156, height: 42, tone: 'calm', icon: 'arrow-out' });
  });

  it('cuts long names in the middle, shorter beside a tag', () => {
    const name = 'customer-notification-preferences';
    const plain = card({ name }).text;
    const tagged = card({ name, serviceType: 'LoadBalancer' }).text;
    expect(plain).toContain('…');
    expect(plain.length).toBeLessThanOrEqual(16);
    expect(tagged.length).toBeLessThan(plain.length);
    expect(card({ name }).name).toBe(name);
  });

  it('has a name for each distance, cut no more than its size there asks for', () => {
    expect(card({ name: 'service-00001' })).toMatchObject({ nearText: 'service-00001', shortText: 'servi…0001' });
    const workload = card({ kind: 'workload', name: 'recommendations' });
    expect(workload.nearText).toBe(workload.shortText);
  });

  it('leaves the type out where the reason needs its room', () => {
    const long = card({ serviceType: 'LoadBalancer', verdict: 'unknown' }, 'pods forbidden');
    expect(long.text).toBe('cart\npods forbidden');
    expect(long.sprite.tag).toBeUndefined();
    const short = card({ serviceType: 'LoadBalancer', verdict: 'unknown' }, 'stale');
    expect(short.sprite.tag).toBe('LB');
  });

  it('keeps the count of a workload whole', () => {
    const node = aService({ kind: 'workload', name: 'a-workload-with-a-long-name' });
    const { text } = cardOf(node, { name: node.name, second: '10/12', label: '' }, averageMeasure);
    expect(text).toMatch(/…[a-z-]+ {2}10\/12$/);
  });
});

describe('ringParts', () => {
  it.each([
    { name: 'all receive', part: {}, want: { receiving: 3, unready: 0, draining: 0, total: 3 } },
    {
      name: 'one drains and gets nothing new',
      part: { ready: 2, receiving: 2, terminating: 1 },
      want: { receiving: 2, unready: 0, draining: 1, total: 3 },
    },
    {
      name: 'only draining ones serve',
      part: { ready: 0, serving: 2, terminating: 2, receiving: 2, fallback: 2 },
      want: { receiving: 0, unready: 0, draining: 2, total: 3 },
    },
    {
      name: 'one receives though not ready',
      part: { ready: 3, serving: 2, receivingUnready: 1 },
      want: { receiving: 2, unready: 1, draining: 0, total: 3 },
    },
  ])('$name', ({ part, want }) => {
    expect(ringParts({ ...BACKENDS, ...part })).toEqual(want);
  });
});
