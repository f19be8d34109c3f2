import { aPod } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { aDirectory } from '../../test/aDirectory.ts';
import type { EndHint } from '../telemetry/telemetry.ts';
import { resolveEnd, resolveEnds } from './resolveEnd.ts';

interface Case {
  readonly hint: EndHint;
  readonly beside?: string;
  readonly want: string;
  readonly by: string;
}

const backend = (name: string, place: number, weight = 1) => ({ namespace: 'shop', name, weight, place });

describe('resolveEnds', () => {
  const directory = aDirectory({
    routeBackends: () => [backend('cart', 0, 90), backend('db', 2, 30), backend('web', 3, 0), backend('db', 4, 60)],
  });
  const endsOf = (routeRule: string) => resolveEnds({ routeRule }, { directory, since: 0 });

  it('divides the calls of a rule among its backends by their weight, and says that it is an estimate', () => {
    expect(endsOf('HTTPRoute/shop/checkout/0')).toEqual([
      { end: 'service/shop/cart', confidence: 'weight', share: 0.5 },
      { end: 'service/shop/db', confidence: 'weight', share: 0.5 },
    ]);
  });

  it('takes the backend that is named by its place in the rule, whatever its weight', () => {
    expect(endsOf('HTTPRoute/shop/checkout/0/2')).toEqual([{ end: 'service/shop/db', confidence: 'name', share: 1 }]);
    expect(endsOf('HTTPRoute/shop/checkout/0/3')).toEqual([{ end: 'service/shop/web', confidence: 'name', share: 1 }]);
  });

  it('has one end of everything else', () => {
    const options = { directory: aDirectory(), since: 0 };
    expect(resolveEnds({ host: 'cart.shop' }, options)).toEqual([
      { ...resolveEnd({ host: 'cart.shop' }, options), share: 1 },
    ]);
  });
});

describe('resolveEnd', () => {
  it.each<Case>([
    { hint: { service: 'cart', namespace: 'shop', workload: 'cart' }, want: 'service/shop/cart', by: 'workload' },
    { hint: { workload: 'web', namespace: 'shop' }, want: 'workload/shop/Deployment/web', by: 'workload' },
    {
      hint: { workload: 'db', namespace: 'shop', kind: 'statefulset' },
      want: 'workload/shop/StatefulSet/db',
      by: 'workload',
    },
    // Gone, but named.
    {
      hint: { workload: 'old', namespace: 'shop', kind: 'deployment' },
      want: 'workload/shop/Deployment/old',
      by: 'workload',
    },
    { hint: { pod: 'web-1', namespace: 'shop' }, want: 'workload/shop/Deployment/web', by: 'pod' },
    { hint: { pod: 'web-7d9f8b6c5-x2x9z', namespace: 'shop' }, want: 'workload/shop/Deployment/web', by: 'name' },
    { hint: { host: '10.1.0.7:8080' }, want: 'workload/shop/Deployment/cart', by: 'address' },
    { hint: { host: '10.96.0.9' }, want: 'service/payments/pay', by: 'address' },
    { hint: { host: '192.0.2.7' }, want: 'external/192.0.2.7', by: 'address' },
    { hint: { host: '[2001:db8::1]:443' }, want: 'external/2001:db8::1', by: 'address' },
    { hint: { host: 'pay.payments.svc.cluster.local:80' }, want: 'service/payments/pay', by: 'host' },
    { hint: { host: 'db-0.db.shop.svc' }, want: 'service/shop/db', by: 'host' },
    { hint: { host: 'cart' }, beside: 'shop', want: 'service/shop/cart', by: 'name' },
    { hint: { host: 'api' }, beside: 'payments', want: 'service/payments/api', by: 'name' },
    // Two of that name, and nothing tells which.
    { hint: { host: 'api' }, want: 'caller/api', by: 'unknown' },
    { hint: { host: 'api.tax.example:443' }, want: 'external/api.tax.example', by: 'host' },
    { hint: { name: 'web' }, want: 'workload/shop/Deployment/web', by: 'name' },
    { hint: { name: 'twin' }, want: 'caller/twin', by: 'unknown' },
    { hint: { name: 'twin' }, beside: 'payments', want: 'workload/payments/Deployment/twin', by: 'name' },
    { hint: { name: 'twin', namespace: 'shop' }, want: 'workload/shop/Deployment/twin', by: 'workload' },
    {
      hint: { workload: 'unknown', namespace: 'unknown', caller: 'outside-the-mesh' },
      want: 'caller/outside-the-mesh',
      by: 'unknown',
    },
    { hint: {}, want: 'caller/unknown', by: 'unknown' },
    { hint: { compound: 'shop-cart-http' }, want: 'service/shop/cart', by: 'name' },
    { hint: { caller: 'a b/c' }, want: 'caller/a_b_c', by: 'unknown' },
  ])('finds $want for $hint beside $beside', ({ hint, beside, want, by }) => {
    expect(resolveEnd(hint, { directory: aDirectory(), since: 0, beside })).toEqual({ end: want, confidence: by });
  });

  it('says that nobody can be named when an address changed hands, and knows nodes', () => {
    const changed = aDirectory({ holder: () => 'changed-hands' });
    expect(resolveEnd({ host: '10.1.0.7' }, { directory: changed, since: 0 }).end).toBe('caller/reused-address');
    const node = aDirectory({ holder: () => ({ kind: 'node', name: 'node-1' }) });
    expect(resolveEnd({ host: '10.0.0.1' }, { directory: node, since: 0 }).end).toBe('caller/node');
  });

  it('follows the backend of a route, else a service of its name', () => {
    const directory = aDirectory({
      routeBackends: (kind, ...rule) =>
        kind === 'GRPCRoute' && rule.join('/') === 'shop/checkout/1' ? [backend('cart', 0)] : [],
    });
    const endOf = (routeRule: string) => resolveEnd({ routeRule }, { directory, since: 0 }).end;
    expect(endOf('GRPCRoute/shop/checkout/1')).toBe('service/shop/cart');
    expect(endOf('HTTPRoute/shop/checkout/1')).toBe('service/shop/checkout');
  });

  it('begins at the route that a proxy follows, else at the proxy', () => {
    const directory = aDirectory({ route: (kind, ...name) => kind === 'HTTPRoute' && name.join('/') === 'shop/site' });
    const endOf = (route: string) =>
      resolveEnd({ route, namespace: 'shop', pod: 'web-1', caller: 'proxy' }, { directory, since: 0 });
    expect(endOf('HTTPRoute/shop/site')).toEqual({ end: 'route/shop/site', confidence: 'workload' });
    expect(endOf('GRPCRoute/shop/site').end).toBe('workload/shop/Deployment/web');
  });

  it('takes a bare pod as its own workload', () => {
    const directory = aDirectory({ pod: (namespace, name) => aPod({ namespace, name }) });
    expect(resolveEnd({ pod: 'debug', namespace: 'shop' }, { directory, since: 0 }).end).toBe(
      'workload/shop/Pod/debug',
    );
  });
});
