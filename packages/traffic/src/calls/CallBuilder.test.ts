import { expect, it } from 'vitest';
import { aDirectory } from '../../test/aDirectory.ts';
import { inShort } from '../../test/callsOf.ts';
import { istio } from '../adapters/istio.ts';
import type { CallPart, Signal } from '../telemetry/telemetry.ts';
import { CallBuilder } from './CallBuilder.ts';

const options = { directory: aDirectory(), since: 0 };
const [signal] = istio.signals({ names: new Set(['istio_requests_total']), labels: new Set(['reporter']) });

const part = (target: string, figures: Partial<CallPart>): CallPart => ({
  source: { workload: 'web', namespace: 'shop' },
  target: { service: target, serviceNamespace: 'shop' },
  protocol: 'http',
  ...figures,
});

/** What each refresh in turn comes to in one builder that is kept, and in new ones. */
function refreshed(...refreshes: readonly (readonly CallPart[])[]) {
  const kept = new CallBuilder(istio, options);
  return refreshes.map((parts, at) => {
    const anew = new CallBuilder(istio, options);
    kept.again(options);
    for (const builder of [kept, anew]) for (const each of parts) builder.add(each, signal as Signal, {});
    const [left, right] = [kept, anew].map((builder) => [...builder.calls(at)]);
    return { kept: left, anew: right };
  });
}

it('tells of each refresh by itself, though it is kept', () => {
  const both = { countedBy: 'source', requests: 10, errors: 1, status: '503', bytes: 5 };
  const told = refreshed(
    [
      part('cart', both),
      part('cart', { countedBy: 'destination', requests: 12, status: '200' }),
      part('cart', { latency: { side: 0, sum: 100, count: 10, upTo: { le: 10, rate: 10 } } }),
      part('db', { connections: 3 }),
    ],
    [
      part('cart', { countedBy: 'source', requests: 4, errors: 0, status: '200' }),
      part('cart', { latency: { side: 1, sum: 40, count: 2, upTo: { le: 20, rate: 2 } } }),
    ],
    [part('cart', { bytes: 7 }), part('db', { connections: 2 })],
  );
  for (const { kept = [], anew = [] } of told) {
    expect(inShort(kept.map(({ call }) => call))).toEqual(inShort(anew.map(({ call }) => call)));
    expect(kept.map(({ call, statuses }) => [call.id, statuses])).toEqual(
      anew.map(({ call, statuses }) => [call.id, statuses]),
    );
  }
  expect(told.map(({ kept = [] }) => kept.map(({ call }) => call.target))).toEqual([
    ['service/shop/cart', 'service/shop/db'],
    ['service/shop/cart'],
    ['service/shop/cart', 'service/shop/db'],
  ]);
});

it('keeps the names of a call from refresh to refresh', () => {
  const builder = new CallBuilder(istio, options);
  const origins = [1, 2].map((requests) => {
    builder.again(options);
    builder.add(part('cart', { requests }), signal as Signal, { destination_service: `cart-${requests}` });
    return [...builder.calls(requests)].map(({ origin }) => origin);
  });
  expect(origins[1]).toEqual(origins[0]);
  expect(origins[1]?.[0]).toBe(origins[0]?.[0]);
});

it('knows who reads metrics, but not what it asks of those it works with', () => {
  const scraper = (namespace: string, name: string): boolean => `${namespace}/${name}` === 'payments/prometheus';
  const builder = new CallBuilder(istio, { directory: aDirectory({ scraper }), since: 0 });
  const of = (namespace: string, target: string, requests: number): CallPart => ({
    ...part(target, { requests }),
    source: { workload: 'prometheus', kind: 'StatefulSet', namespace: 'payments' },
    target: { service: target, serviceNamespace: namespace },
  });
  builder.add(of('shop', 'cart', 2), signal as Signal, {});
  builder.add(of('payments', 'pay', 1), signal as Signal, {});
  expect([...builder.calls(1)].map(({ call }) => `${call.source} > ${call.target}`)).toEqual([
    'caller/scraper > service/shop/cart',
    'workload/payments/StatefulSet/prometheus > service/payments/pay',
  ]);
  expect(builder.partOf(of('shop', 'cart', 2), (source) => source === 'caller/scraper')?.requests).toBe(2);
});
