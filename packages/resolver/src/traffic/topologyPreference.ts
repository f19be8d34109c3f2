import type { ServiceRecord } from '@fairlead/model';
import { zoneOf } from '../rules/nodeOfPod.ts';
import type { PodListing } from '../slices/listPod.ts';

/** Values of `trafficDistribution` that give hints (R25, docs/resolution.md). */
const PREFERENCES = new Set(['PreferClose', 'PreferSameZone', 'PreferSameNode']);

/**
 * Whether a topology annotation takes over from `trafficDistribution` (R25, docs/resolution.md): the older of the two counts when both
 * are there, and only the exact values `Auto` and `auto`.
 */
export function usesAutoHints({ annotations }: ServiceRecord): boolean {
  const mode =
    annotations['service.kubernetes.io/topology-aware-hints'] ?? annotations['service.kubernetes.io/topology-mode'];
  return mode === 'Auto' || mode === 'auto';
}

/**
 * The preference a service asks for by `trafficDistribution`; `undefined` if it asks for none, or if a topology annotation takes over:
 * which endpoint that hints where depends on the history of the slices and cannot be told from objects.
 */
export function topologyPreference(service: ServiceRecord): string | undefined {
  const { trafficDistribution } = service;
  if (trafficDistribution === undefined || usesAutoHints(service)) return undefined;
  return PREFERENCES.has(trafficDistribution) ? trafficDistribution : undefined;
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
