import type { ServiceRecord } from '@fairlead/model';
import { zoneOf } from '../rules/nodeOfPod.ts';
import type { PodListing } from '../slices/listPod.ts';

/** Values of `trafficDistribution` that give hints (R25, docs/resolution.md). */
const PREFERENCES = new Set(['PreferClose', 'PreferSameZone', 'PreferSameNode']);

/**
 * The preference a service asks for; `undefined` if it asks for none. Topology annotations with exactly `Auto` or `auto` take
 * over (R25): what the controller then hints at depends on its history and cannot be told from objects.
 */
export function topologyPreference(service: ServiceRecord): string | undefined {
  const { annotations, trafficDistribution } = service;
  const mode =
    annotations['service.kubernetes.io/topology-aware-hints'] ?? annotations['service.kubernetes.io/topology-mode'];
  if (mode === 'Auto' || mode === 'auto') return undefined;
  return trafficDistribution !== undefined && PREFERENCES.has(trafficDistribution) ? trafficDistribution : undefined;
}

/**
 * Whether hints keep the ready endpoints of one port to their node or zone (R36, docs/resolution.md). One ready endpoint without
 * a hint switches the preference off for all. Endpoints that all sit in one zone serve everybody, and node hints keep an endpoint
 * to its node only where every node has one of its own: other nodes go by the zone.
 */
export function preferredScope(
  service: ServiceRecord,
  ready: readonly PodListing[],
  nodeCount: number,
): 'node' | 'zone' | undefined {
  const preference = topologyPreference(service);
  if (preference === undefined) return undefined;
  if (preference === 'PreferSameNode') {
    const nodes = new Set(ready.map(({ pod }) => pod.nodeName));
    if (!nodes.has(undefined) && nodes.size > 1 && nodes.size === nodeCount) return 'node';
  }
  const zones = new Set(ready.map(({ node }) => zoneOf(node)));
  if (zones.has(undefined)) return undefined;
  return zones.size > 1 ? 'zone' : undefined;
}
