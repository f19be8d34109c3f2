import type { GatewayRecord, ResourceState, RouteBackendRecord, RouteRecord, Verdict } from '@fairlead/model';
import type { PlacedNode } from '../content.ts';
import { gatewayId, namespaceId, routeId, serviceId } from '../ids.ts';

/** What the graph keeps of a route: routes of several kinds may share a name, and then a node. With the state of each. */
export interface RouteEntry {
  readonly id: string;
  readonly routes: readonly { readonly route: RouteRecord; readonly state: ResourceState }[];
}

/** What the graph keeps of a Gateway, with the state of that resource. */
export interface GatewayEntry {
  readonly id: string;
  readonly gateway: GatewayRecord;
  readonly state: ResourceState;
}

/** Whether a route may lead to a Service of another namespace. */
export type Allows = (route: RouteRecord, backend: RouteBackendRecord) => boolean;

/**
 * Ids of the services a route is to lead to, whether they exist or not, without repeats; `allows` leaves out what it may not. Weight 0
 * leads nowhere.
 */
export function backendsOfRoute({ routes }: RouteEntry, allows: Allows = () => true): string[] {
  const backends = routes.flatMap(({ route }) =>
    route.rules.flat().filter((backend) => backend.weight > 0 && allows(route, backend)),
  );
  return [...new Set(backends.map(({ namespace, name }) => serviceId(namespace, name)))].sort();
}

/** Ids of what a route hangs on, whether it exists or not, without repeats. A parent that does not accept it leads nothing there. */
export function parentsOfRoute({ routes }: RouteEntry): string[] {
  const parents = routes
    .flatMap(({ route }) => route.parents)
    .filter(({ refused }) => refused !== 'not-accepted')
    .map(({ kind, namespace, name }) => (kind === 'Gateway' ? gatewayId : serviceId)(namespace, name));
  return [...new Set(parents)].sort();
}

/**
 * Whether a route is known to lead somewhere: it is live, no parent refuses it or part of it, every service it leads to exists and
 * one of them has backends that receive traffic.
 */
export function routeIsProven({ routes }: RouteEntry, verdicts: readonly (Verdict | undefined)[]): boolean {
  return (
    routes.every(({ state }) => state === 'live') &&
    routes.every(({ route }) => route.parents.every(({ refused }) => refused === undefined)) &&
    verdicts.every((verdict) => verdict !== undefined) &&
    verdicts.some((verdict) => verdict === 'ok' || verdict === 'degraded')
  );
}

/** A route. As with an Ingress, what is broken behind it shows on the service. */
export function routeNode(entry: RouteEntry, proven: boolean): PlacedNode | undefined {
  const [first, ...others] = entry.routes;
  if (first === undefined) return undefined;
  const { namespace, name } = first.route;
  const state = others.find((other) => other.state !== 'live')?.state ?? first.state;
  const hosts = [...new Set(entry.routes.flatMap(({ route }) => route.hostnames))];
  return placed({ id: routeId(namespace, name), kind: 'route', namespace, name, hosts, state, proven });
}

/** A Gateway: `ok` only if its controller says that it is in place, and one of its routes is known to lead somewhere. */
export function gatewayNode({ gateway, state }: GatewayEntry, leadsSomewhere: boolean): PlacedNode {
  const { namespace, name, hostnames, programmed } = gateway;
  const proven = state === 'live' && programmed && leadsSomewhere;
  return placed({ id: gatewayId(namespace, name), kind: 'gateway', namespace, name, hosts: hostnames, state, proven });
}

interface Facts {
  readonly id: string;
  readonly kind: 'route' | 'gateway';
  readonly namespace: string;
  readonly name: string;
  readonly hosts: readonly string[];
  readonly state: ResourceState;
  readonly proven: boolean;
}

function placed({ proven, hosts, namespace, ...facts }: Facts): PlacedNode {
  return {
    id: facts.id,
    node: {
      ...facts,
      namespace,
      area: namespaceId(namespace),
      verdict: proven ? 'ok' : 'unknown',
      headline: null,
      reasons: [],
      note: null,
      since: null,
      hosts: [...hosts],
    },
    app: undefined,
    workload: undefined,
  };
}
