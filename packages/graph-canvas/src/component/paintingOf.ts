import type { AreaLook } from '../paint/areaLook.ts';
import type { Standing } from '../paint/paintFarCards.ts';
import type { View } from '../paint/surface.ts';
import type { Measure } from '../scene/card.ts';
import type { RecentChanges } from '../scene/recentChanges.ts';
import type { ZoomLevel } from '../scene/zoomLevel.ts';
import { figuresOf } from './figuresOf.ts';
import { flowsOf } from './flowsOf.ts';
import type { Painting } from './MapPainter.ts';
import type { MapPicture, MapView } from './mapView.ts';

/** What is on the map, and what it is seen through. */
export interface Seen {
  readonly view: MapView;
  readonly picture: MapPicture;
  readonly areas: readonly AreaLook[];
  readonly through: View;
  readonly level: ZoomLevel;
  readonly changes: Pick<RecentChanges, 'highlights'>;
  readonly emphasis: {
    readonly standing: (id: string) => Standing;
    readonly figureShare: (id: string) => number;
  };
  readonly measure: Measure;
}

/** All that both canvases are painted from at a moment. */
export function paintingOf(
  { view, picture, areas, through, level, changes, emphasis, measure }: Seen,
  nowMs: number,
): Painting {
  const { cards, lines, placement, routes, tokens } = picture;
  return {
    view: through,
    tokens,
    areas,
    cards,
    calls: view.calls,
    placement,
    pins: view.pins,
    standing: (id) => emphasis.standing(id),
    measure,
    level,
    selectedId: view.selectedId,
    pods: view.pods,
    highlights: changes.highlights(nowMs, view.settings.reducedMotion),
    flows: flowsOf(view, lines, routes, nowMs),
    figures: level === 'names' ? figuresOf(view, lines, routes, (id) => emphasis.figureShare(id)) : [],
    more: view.texts.more,
  };
}
