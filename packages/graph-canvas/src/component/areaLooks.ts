import { doubtOf } from '../scene/card.ts';
import type { Placement } from '../layout/layoutTypes.ts';
import type { AreaLook } from '../paint/paintAreas.ts';
import type { MapView } from './mapView.ts';

/**
 * Namespaces as they are painted: hatched where what they show is stale or may not be read; the texts of `crossed` ones stand
 * above the lines.
 */
export function areaLooks(
  view: Pick<MapView, 'graph' | 'selectedId' | 'selectedEdgeId' | 'matches' | 'texts'>,
  placement: Placement,
  crossed: ReadonlySet<string>,
): AreaLook[] {
  const doubtful = new Set<string>();
  for (const node of view.graph.nodes) {
    const doubt = doubtOf(node);
    if (node.area !== null && (doubt === 'stale' || doubt === 'forbidden')) doubtful.add(node.area);
  }
  const isDimmed = view.selectedId !== null || view.selectedEdgeId !== null || view.matches !== null;
  return view.graph.groups.flatMap((group) => {
    const placed = placement.areas[group.id];
    if (placed === undefined) return [];
    return [
      {
        id: group.id,
        title: group.name,
        rects: placed.rects,
        texts: view.texts.group(group),
        hatched: doubtful.has(group.id),
        dimmed: isDimmed,
        crossed: crossed.has(group.id),
      },
    ];
  });
}
