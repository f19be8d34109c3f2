import type { ObjectChange } from '@fairlead/informer';
import type { ServiceGraph } from '@fairlead/service-graph';
import type { ClusterFreshness } from './clusterFreshness.ts';

/** A change of what leads calls to services. */
export type RouterChange = Extract<
  ObjectChange,
  { readonly resource: 'ingresses' | 'gateways' | 'httproutes' | 'grpcroutes' }
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
    case 'httproutes':
    case 'grpcroutes':
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
    case 'httproutes':
      graph.dropRoute('HTTPRoute', key);
      return;
    case 'grpcroutes':
      graph.dropRoute('GRPCRoute', key);
      return;
  }
}
