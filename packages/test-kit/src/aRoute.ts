import type {
  GatewayRecord,
  ReferenceGrantRecord,
  RouteBackendRecord,
  RouteParentRecord,
  RouteRecord,
} from '@fairlead/model';
import { metadata } from './metadata.ts';
import { override, type Overrides } from './overrides.ts';

/** A backend `shop/web:80` of weight 1. */
export function aRouteBackend(overrides: Overrides<RouteBackendRecord> = {}): RouteBackendRecord {
  return override<RouteBackendRecord>({ namespace: 'shop', name: 'web', port: 80, weight: 1, place: 0 }, overrides);
}

/** The Gateway `shop/edge` as a parent that accepts the route. */
export function aRouteParent(overrides: Overrides<RouteParentRecord> = {}): RouteParentRecord {
  return override<RouteParentRecord>(
    { kind: 'Gateway', namespace: 'shop', name: 'edge', refused: undefined },
    overrides,
  );
}

/** An HTTPRoute `shop/web` at the Gateway `shop/edge` with one rule: {@link aRouteBackend}. */
export function aRoute(overrides: Overrides<RouteRecord> = {}): RouteRecord {
  const name = overrides.name ?? 'web';
  const namespace = overrides.namespace ?? 'shop';
  return override<RouteRecord>(
    {
      ...metadata(overrides.kind ?? 'HTTPRoute', name, namespace),
      namespace,
      kind: 'HTTPRoute',
      hostnames: ['shop.example'],
      parents: [aRouteParent()],
      rules: [[aRouteBackend()]],
    },
    overrides,
  );
}

/** The ReferenceGrant `shop/from-shop`, by which HTTPRoutes of `shop` may lead to all Services of its namespace. */
export function aReferenceGrant(overrides: Overrides<ReferenceGrantRecord> = {}): ReferenceGrantRecord {
  const name = overrides.name ?? 'from-shop';
  const namespace = overrides.namespace ?? 'shop';
  return override<ReferenceGrantRecord>(
    {
      ...metadata('ReferenceGrant', name, namespace),
      namespace,
      from: [{ kind: 'HTTPRoute', namespace: 'shop' }],
      to: [undefined],
    },
    overrides,
  );
}

/** A Gateway `shop/edge` that is in place. */
export function aGateway(overrides: Overrides<GatewayRecord> = {}): GatewayRecord {
  const name = overrides.name ?? 'edge';
  const namespace = overrides.namespace ?? 'shop';
  return override<GatewayRecord>(
    {
      ...metadata('Gateway', name, namespace),
      namespace,
      className: 'envoy',
      hostnames: [],
      programmed: true,
    },
    overrides,
  );
}
