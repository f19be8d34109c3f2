import type { Placement, Point } from '../layout/layoutTypes.ts';
import type { MapGraph } from '../scene/structure.ts';

/** Id of the namespace that was opened among tiles and covers this point; undefined elsewhere. */
export function openedAreaAt(graph: MapGraph, placement: Placement, { x, y }: Point): string | undefined {
  if (graph.level !== 'namespace') return undefined;
  return graph.groups.find(({ id }) =>
    placement.areas[id]?.rects.some(
      (rect) => x >= rect.x && y >= rect.y && x <= rect.x + rect.width && y <= rect.y + rect.height,
    ),
  )?.id;
}
