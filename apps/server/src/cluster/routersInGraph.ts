import type { ObjectChange } from '@fairlead/informer';
import type { Resource, RouteKind } from '@fairlead/model';
import type { ServiceGraph } from '@fairlead/service-graph';
import type { ClusterFreshness } from './clusterFreshness.ts';

const ROUTES = {
  httproutes: 'HTTPRoute',
  grpcroutes: 'GRPCRoute',
  tlsroutes: 'TLSRoute',
  tcproutes: 'TCPRoute',
  udproutes: 'UDPRoute',
} as const satisfies Partial<Record<Resource, RouteKind>>;

/** The resource of the routes of one kind. */
export const ROUTE_RESOURCES = {
  HTTPRoute: 'httproutes',
  GRPCRoute: 'grpcroutes',
  TLSRoute: 'tlsroutes',
  TCPRoute: 'tcproutes',
  UDPRoute: 'udproutes',
} as const satisfies Record<RouteKind, keyof typeof ROUTES>;

/** A change of what leads calls to services. */
export type RouterChange = Extract<
  ObjectChange,
  { readonly resource: 'ingresses' | 'gateways' | 'referencegrants' | keyof typeof ROUTES }
>;

/** Puts it into the graph with the state of its resource, as it is now. */
export function putRouter(graph: ServiceGraph, change: RouterChange, freshness: ClusterFreshness): void {
  if (change.after === undefined) return;
  const state = freshness.stateOf(change.resource, change.after.namespace);
  switch (change.resource) {
    case 'ingresses':
      graph.putIngress(change.after, state);
      return;
    case 'gateways':
      graph.putGateway(change.after, state);
      return;
    case 'referencegrants':
      graph.putGrant(change.after);
      return;
    case 'httproutes':
    case 'grpcroutes':
    case 'tlsroutes':
    case 'tcproutes':
    case 'udproutes':
      graph.putRoute(change.after, state);
      return;
  }
}

export function dropRouter(graph: ServiceGraph, { resource, key }: Pick<RouterChange, 'resource' | 'key'>): void {
  switch (resource) {
    case 'ingresses':
      graph.dropIngress(key);
      return;
    case 'gateways':
      graph.dropGateway(key);
      return;
    case 'referencegrants':
      graph.dropGrant(key);
      return;
    case 'httproutes':
    case 'grpcroutes':
    case 'tlsroutes':
    case 'tcproutes':
    case 'udproutes':
      graph.dropRoute(ROUTES[resource], key);
      return;
  }
}
