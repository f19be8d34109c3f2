import type { NodeRecord } from '@fairlead/model';
import type { Vantages } from '@fairlead/protocol';

/** Bounds what a cluster with thousands of nodes lists; the total stands beside it, and a longer text narrows it. */
const LISTED_AT_MOST = 100;

const byId = (left: { readonly id: string }, right: { readonly id: string }): number => (left.id < right.id ? -1 : 1);

/** Zones, then nodes, whose name holds `text`; of a zone the nodes are counted. */
export function vantagesAnswer(nodes: Iterable<NodeRecord>, text: string): Vantages {
  const wanted = text.toLowerCase();
  const zones = new Map<string, number>();
  const found: Vantages['items'] = [];
  for (const { name, zone } of nodes) {
    if (zone !== undefined) zones.set(zone, (zones.get(zone) ?? 0) + 1);
    if (name.toLowerCase().includes(wanted)) found.push({ id: `node/${name}`, zone: zone ?? null, nodes: 1 });
  }
  const foundZones = [...zones]
    .filter(([zone]) => zone.toLowerCase().includes(wanted))
    .map(([zone, count]) => ({ id: `zone/${zone}`, zone, nodes: count }));
  const items = [...foundZones.toSorted(byId), ...found.toSorted(byId)];
  return { items: items.slice(0, LISTED_AT_MOST), total: items.length };
}
