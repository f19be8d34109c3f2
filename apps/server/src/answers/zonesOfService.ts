import type { ZonePods } from '@fairlead/protocol';
import { isReceiving, publishingSelector } from '@fairlead/resolver';
import type { ServiceAnswer } from '@fairlead/resolver';
import { isRead } from '@fairlead/service-graph';
import type { Freshness } from '@fairlead/service-graph';

/**
 * The pods that receive traffic, by the zone of their node: A to Z, those without one last. `null` if that is not known, since pods or
 * nodes have not been read or may not be, and for a service whose pods are not ours to find (no selector).
 */
export function zonesOfService(
  { service, pods }: Pick<ServiceAnswer, 'service' | 'pods'>,
  freshness: Pick<Freshness, 'pods' | 'nodes'>,
): ZonePods[] | null {
  if (publishingSelector(service) === undefined || !isRead(freshness.pods) || !isRead(freshness.nodes)) return null;
  const counts = new Map<string | null, number>();
  for (const { zone = null, traffic } of pods) {
    if (isReceiving(traffic)) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  }
  return Array.from(counts, ([zone, count]) => ({ zone, pods: count })).sort(byZone);
}

function byZone({ zone: left }: ZonePods, { zone: right }: ZonePods): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return left < right ? -1 : 1;
}
