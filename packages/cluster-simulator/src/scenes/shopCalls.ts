import type { CallProtocol, ServiceRef } from '../calls/callGraph.ts';
import type { ListedCall } from '../calls/listedCalls.ts';
import { ListedCalls } from '../calls/listedCalls.ts';
import { ambientExporters } from '../exporters/ambient.ts';
import { clientExporter } from '../exporters/client.ts';
import type { Exporter, TelemetryKind } from '../exporters/exporter.ts';
import { istioExporter } from '../exporters/istio.ts';
import { linkerdExporter } from '../exporters/linkerd.ts';
import { nginxExporter } from '../exporters/nginx.ts';
import { serviceGraphExporter } from '../exporters/serviceGraph.ts';
import type { World } from '../world/world.ts';
import type { SceneCalls } from './scene.ts';

const VISITORS = 412;
const MESHED = new Set(['shop', 'payments']);
export const COLLECTOR = 'trace-collector';
export const ZTUNNEL = 'ztunnel';
export const WAYPOINT: ServiceRef = { namespace: 'platform', name: 'waypoint' };

const shop = (name: string): ServiceRef => ({ namespace: 'shop', name });
const payments = (name: string): ServiceRef => ({ namespace: 'payments', name });

function call(
  from: ServiceRef,
  to: ServiceRef,
  rate: number,
  medianMs: number,
  more: { readonly protocol?: CallProtocol; readonly critical?: number } = {},
): ListedCall {
  return { from, to, protocol: 'http', rate, medianMs, ...more };
}

/** Calls for each request that the caller gets. Who has no pods makes none: nothing is listed for what is broken. */
const CALLS: readonly ListedCall[] = [
  {
    ...call({ namespace: 'platform', name: 'gateway' }, shop('frontend'), VISITORS, 48),
    ingress: { namespace: 'shop', name: 'shop', host: 'shop.example' },
  },
  call(shop('frontend'), shop('catalog'), 0.8, 9),
  call(shop('frontend'), shop('search'), 0.44, 34),
  call(shop('frontend'), shop('reviews'), 0.102, 21),
  call(shop('frontend'), shop('cart'), 0.36, 6),
  call(shop('frontend'), shop('recommendations'), 38 / VISITORS, 15),
  call(shop('frontend'), shop('wishlist'), 12 / VISITORS, 11),
  call(shop('frontend'), shop('checkout'), 22 / VISITORS, 61),
  // An order that cannot be placed is mostly kept for later.
  call(shop('checkout'), shop('orders'), 14 / 22, 18, { protocol: 'grpc', critical: 0.14 }),
  call(shop('checkout'), shop('coupons'), 4 / 22, 7, { protocol: 'grpc' }),
  call(shop('checkout'), payments('pay'), 19 / 22, 44, { protocol: 'grpc' }),
  call(payments('pay'), payments('fraud'), 18 / 19, 25, { protocol: 'grpc' }),
  call(payments('pay'), payments('ledger-api'), 0.9, 12, { protocol: 'grpc' }),
  call(payments('ledger-api'), payments('ledger'), 0.2, 3, { protocol: 'tcp' }),
];

/** Who calls whom in the shop, told in one shape; what the ingress controller tells comes on top. */
export function shopCalls(world: World, kind: TelemetryKind): SceneCalls {
  const graph = new ListedCalls(world, CALLS);
  return { graph, exporters: kind === 'none' ? [] : [nginxExporter(graph), ...exportersOf(kind, graph)] };
}

function exportersOf(kind: Exclude<TelemetryKind, 'none'>, graph: ListedCalls): Exporter[] {
  switch (kind) {
    case 'istio':
      return [istioExporter(MESHED)];
    case 'ambient':
      return ambientExporters(MESHED, { ztunnel: ZTUNNEL, waypoint: WAYPOINT });
    case 'linkerd':
      return [linkerdExporter(MESHED)];
    case 'client':
      return [clientExporter(graph)];
    case 'otel':
      return [serviceGraphExporter(COLLECTOR)];
  }
}
