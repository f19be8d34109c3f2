import type { Route } from '../layout/layoutTypes.ts';
import type { Flow } from '../paint/paintFlow.ts';
import type { Line } from '../scene/line.ts';
import type { MapView } from './mapView.ts';

/** Dots flow on the line under the pointer and on the selected one, if calls are measured there and things may move. */
export function flowsOf(
  view: Pick<MapView, 'hoveredEdgeId' | 'selectedEdgeId' | 'settings'>,
  lines: readonly Line[],
  routes: Readonly<Record<string, Route>>,
  nowMs: number,
): readonly Flow[] {
  if (view.settings.reducedMotion || (view.hoveredEdgeId === null && view.selectedEdgeId === null)) return [];
  return lines.flatMap((line) => {
    const route = routes[line.id];
    const isMeant = line.id === view.hoveredEdgeId || line.ids.some((id) => id === view.selectedEdgeId);
    if (!isMeant || route === undefined || line.rate === 0) return [];
    return [{ route, rate: line.rate, failing: line.classes.includes('failing'), width: line.width, nowMs }];
  });
}
