import type { Line } from '../scene/line.ts';
import type { MapView } from './mapView.ts';

/** The line that stands for an edge: another signal of the same pair may say more by now. */
export function lineFor(edgeId: string | null, lines: readonly Line[]): string | null {
  if (edgeId === null) return null;
  return lines.find((line) => line.ids.includes(edgeId))?.id ?? null;
}

/** Whether a line says all it knows: it is selected, or leads from or to what is. */
export function isTold(
  { source, target, ids }: Pick<Line, 'source' | 'target' | 'ids'>,
  { selectedId, selectedEdgeId }: Pick<MapView, 'selectedId' | 'selectedEdgeId'>,
): boolean {
  if (selectedId !== null) return source === selectedId || target === selectedId;
  return selectedEdgeId !== null && ids.includes(selectedEdgeId);
}
