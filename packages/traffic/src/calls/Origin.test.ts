import { expect, it } from 'vitest';
import { istio } from '../adapters/istio.ts';
import { matches } from '../scrape/evaluate.ts';
import { Origin } from './Origin.ts';

const CALLED = {
  source_workload: 'web',
  source_workload_namespace: 'shop',
  destination_service: 'cart.shop.svc.cluster.local',
  destination_service_name: 'cart',
  destination_service_namespace: 'shop',
  request_protocol: 'http',
};

it('finds the past of a call to a service whichever workload answered it then, and where none did', () => {
  const found = { names: new Set(['istio_requests_total']), labels: new Set(['reporter']) };
  const [signal] = istio.signals(found);
  if (signal === undefined) throw new TypeError('Istio counts requests');
  const origin = new Origin();
  origin.add(signal, { ...CALLED, destination_workload: 'cart-v2', destination_workload_namespace: 'shop' });
  const { where = [] } = origin.narrow(signal.query);
  const isAskedFor = (over: Readonly<Record<string, string>>): boolean =>
    where.every((matcher) => matches(matcher)({ reporter: 'source', ...CALLED, ...over }));
  expect(isAskedFor({ destination_workload: 'cart-v1', destination_workload_namespace: 'shop' })).toBe(true);
  expect(isAskedFor({ destination_workload: 'unknown', response_code: '503' })).toBe(true);
  expect(isAskedFor({ destination_service: 'pay.shop.svc.cluster.local' })).toBe(false);
  expect(isAskedFor({ source_workload: 'admin' })).toBe(false);
});
