import type { GraphEdge } from '@fairlead/service-graph';
import type { Placement, Rect } from '../layout/layoutTypes.ts';
import { onScreen } from '../layout/fit.ts';
import { near } from '../layout/rects.ts';
import { sameList } from '../layout/sameParts.ts';
import type { Pins } from '../layout/pinned.ts';
import type { Tokens } from '../look/tokens.ts';
import type { FarFigure } from '../paint/farFigures.ts';
import { changedPlaces, paintAreas, paintCrossedTitles, paintStuckTitles } from '../paint/paintAreas.ts';
import type { AreaLook } from '../paint/areaLook.ts';
import { paintFarCards, type Standing } from '../paint/paintFarCards.ts';
import { paintFarFigures } from '../paint/paintFarFigures.ts';
import { paintFlow, type Flow } from '../paint/paintFlow.ts';
import { paintHighlights } from '../paint/paintHighlights.ts';
import { paintPins } from '../paint/paintPins.ts';
import { paintPods } from '../paint/paintPods.ts';
import { Surface, type View } from '../paint/surface.ts';
import type { Card, Measure } from '../scene/card.ts';
import { rowsBelow, type PodChip } from '../scene/podChips.ts';
import type { Highlight } from '../scene/recentChanges.ts';
import type { ZoomLevel } from '../scene/zoomLevel.ts';
import { FarPicture } from './FarPicture.ts';
import type { MapParts } from './mapView.ts';

export interface Painting {
  readonly view: View;
  readonly tokens: Tokens;
  readonly areas: readonly AreaLook[];
  readonly cards: ReadonlyMap<string, Card>;
  /** All edges, also those that are folded into the line of a hub. */
  readonly calls: readonly GraphEdge[];
  readonly placement: Placement;
  readonly pins: Pins;
  readonly level: ZoomLevel;
  readonly selectedId: string | null;
  readonly pods: readonly PodChip[];
  readonly highlights: readonly Highlight[];
  readonly flows: readonly Flow[];
  /** What lines say below the zoom of full cards. */
  readonly figures: readonly FarFigure[];
  readonly standing: (id: string) => Standing;
  readonly measure: Measure;
  readonly more: (count: number) => string;
}

/** The canvas below Cytoscape's (areas) and the one above (broken cards at far zoom, pods, titles at the edge). */
export class MapPainter {
  readonly #underlay: Surface;
  readonly #overlay: Surface;
  readonly #far = new FarPicture();
  /** All that the lower canvas shows now: areas, and what they are seen through. */
  #below: { readonly areas: readonly AreaLook[]; readonly through: readonly unknown[] } = { areas: [], through: [] };

  constructor(parts: MapParts) {
    this.#underlay = new Surface(parts.underlay);
    this.#overlay = new Surface(parts.overlay);
  }

  paint(painting: Painting): void {
    this.#paintBelow(painting);
    this.paintAbove(painting);
  }

  /** What a change of cards leaves as it is stays on the canvas. */
  #paintBelow({ view, tokens, areas }: Painting): void {
    const { zoom, pan, size, insetRight } = view;
    const through = [tokens, zoom, pan.x, pan.y, size.width, size.height, insetRight, globalThis.devicePixelRatio];
    const before = this.#below;
    const places = sameList(through, before.through)
      ? changedPlaces(before.areas, areas).map((rect) => widened(onScreen(rect, view)))
      : undefined;
    if (places?.length === 0) return;
    this.#below = { areas, through };
    const isSeen = ({ rects }: AreaLook): boolean =>
      places === undefined || rects.some((rect) => places.some((place) => near(onScreen(rect, view), place, 1)));
    this.#underlay.paint(
      size,
      (below) => {
        paintAreas(below, areas.filter(isSeen), view, tokens);
      },
      places,
    );
  }

  /** The upper canvas alone: for a pulse that moves nothing else. */
  paintAbove(painting: Painting): void {
    const { view, tokens, areas, placement } = painting;
    this.#overlay.paint(view.size, (above) => {
      for (const flow of painting.flows) paintFlow(above, flow, view, tokens);
      paintCrossedTitles(above, areas, view, tokens);
      if (painting.level !== 'cards') {
        const cards = this.#far.cardsOf(painting);
        paintFarCards(above, cards, this.#far.boxesOf(painting), painting.standing, view, tokens);
        if (painting.level === 'names') paintFarFigures(above, this.#far.figuresOf(painting), view, tokens);
      }
      const card = painting.selectedId === null ? undefined : placement.nodes[painting.selectedId];
      if (card !== undefined && painting.pods.length > 0 && painting.level === 'cards') {
        const rows = rowsBelow(card, Object.values(placement.nodes));
        paintPods(above, card, painting.pods, view, tokens, painting.more, rows);
      }
      paintPins(above, painting.pins, placement, view, tokens);
      paintHighlights(above, painting.highlights, placement.nodes, view, tokens);
      paintStuckTitles(above, areas, view, tokens);
    });
  }
}

/** With the line around it, which stands on whole pixels. */
function widened({ x, y, width, height }: Rect): Rect {
  return { x: x - 1, y: y - 1, width: width + 2, height: height + 2 };
}
