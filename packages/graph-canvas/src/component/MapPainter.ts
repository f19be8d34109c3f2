import type { GraphEdge } from '@fairlead/service-graph';
import type { Placement, Rect } from '../layout/layoutTypes.ts';
import { contains } from '../layout/rects.ts';
import type { Pins } from '../layout/pinned.ts';
import type { Tokens } from '../look/tokens.ts';
import { farBoxes, type FarBox, type FarCard } from '../paint/farCards.ts';
import { farFigures, type FarFigure } from '../paint/farFigures.ts';
import { titleBands } from '../paint/areaTitle.ts';
import { paintAreas, paintCrossedTitles, paintStuckTitles } from '../paint/paintAreas.ts';
import type { AreaLook } from '../paint/areaLook.ts';
import { mostFailingFirst } from '../paint/mostFailingFirst.ts';
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
  /** All that the lower canvas shows now. */
  #below: readonly unknown[] = [];
  #broken: { of: readonly unknown[]; found: readonly FarCard[] } | null = null;
  #boxes: { of: readonly unknown[]; found: readonly FarBox[] } | null = null;

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
    const seen = [areas, tokens, view.zoom, view.pan.x, view.pan.y, view.size.width, view.size.height, view.insetRight];
    const shows = [...seen, globalThis.devicePixelRatio];
    if (shows.every((part, index) => part === this.#below[index])) return;
    this.#below = shows;
    const below = this.#underlay.begin(view.size);
    if (below !== undefined) paintAreas(below, areas, view, tokens);
  }

  /** The upper canvas alone: for a pulse that moves nothing else. */
  paintAbove(painting: Painting): void {
    const { view, tokens, areas, placement } = painting;
    const above = this.#overlay.begin(view.size);
    if (above === undefined) return;
    for (const flow of painting.flows) paintFlow(above, flow, view, tokens);
    paintCrossedTitles(above, areas, view, tokens);
    if (painting.level !== 'cards') this.#paintFar(above, painting);
    const card = painting.selectedId === null ? undefined : placement.nodes[painting.selectedId];
    if (card !== undefined && painting.pods.length > 0 && painting.level === 'cards') {
      const rows = rowsBelow(card, Object.values(placement.nodes));
      paintPods(above, card, painting.pods, view, tokens, painting.more, rows);
    }
    paintPins(above, painting.pins, placement, view, tokens);
    paintHighlights(above, painting.highlights, placement.nodes, view, tokens);
    paintStuckTitles(above, areas, view, tokens);
  }

  #paintFar(context: CanvasRenderingContext2D, painting: Painting): void {
    const { view, tokens, standing } = painting;
    const cards = this.#brokenOf(painting);
    const boxes = this.#boxesOf(cards, painting);
    paintFarCards(context, cards, boxes, standing, view, tokens);
    if (painting.level === 'names') paintFarFigures(context, figuresBeside(boxes, painting), view, tokens);
  }

  /** Wherever the window looks they are the same. */
  #boxesOf(cards: readonly FarCard[], { view, areas, placement, measure, more }: Painting): readonly FarBox[] {
    const of = [cards, areas, placement, view.zoom];
    if (this.#boxes === null || !of.every((part, index) => part === this.#boxes?.of[index])) {
      const around = { cards: Object.values(placement.nodes), titles: titleBands(areas, view.zoom) };
      this.#boxes = { of, found: farBoxes(cards, around, view.zoom, { measure, more }) };
    }
    return this.#boxes.found;
  }

  /** Found again only when the picture changed, not for every step of a pan. The one with more failing traffic has its texts first. */
  #brokenOf({ cards, calls, placement }: Painting): readonly FarCard[] {
    const of = [cards, calls, placement];
    if (this.#broken === null || !of.every((part, index) => part === this.#broken?.of[index])) {
      const found = [...cards.values()].flatMap((card) => {
        const rect = placement.nodes[card.id];
        if (rect === undefined || card.verdict !== 'broken' || card.kind === 'namespace') return [];
        return [{ card, rect, frame: frameAround(rect, placement) }];
      });
      this.#broken = { of, found: mostFailingFirst(found, calls) };
    }
    return this.#broken.found;
  }
}

function figuresBeside(boxes: readonly FarBox[], { figures, placement, areas, view, measure }: Painting) {
  const rects = [...Object.values(placement.nodes), ...titleBands(areas, view.zoom)];
  const shown = boxes.flatMap(({ box, more }) => (more === undefined ? [box] : [box, more.box]));
  return farFigures(figures, { rects, boxes: shown }, view.zoom, measure);
}

function frameAround(rect: Rect, { areas }: Placement): Rect | undefined {
  for (const { rects } of Object.values(areas)) {
    const frame = rects.find((outer) => contains(outer, rect));
    if (frame !== undefined) return frame;
  }
  return undefined;
}
