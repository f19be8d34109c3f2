import type { Rect } from '../layout/layoutTypes.ts';
import type { Tokens } from '../look/tokens.ts';
import { paintAreas, paintStuckTitles, type AreaLook } from '../paint/paintAreas.ts';
import { paintFarNames } from '../paint/paintNames.ts';
import { paintHighlights } from '../paint/paintHighlights.ts';
import { paintPods, type PodChip } from '../paint/paintPods.ts';
import { Surface, type View } from '../paint/surface.ts';
import type { Card } from '../scene/card.ts';
import type { Highlight } from '../scene/recentChanges.ts';
import type { ZoomLevel } from '../scene/zoomLevel.ts';
import type { MapParts } from './mapView.ts';

export interface Painting {
  readonly view: View;
  readonly tokens: Tokens;
  readonly areas: readonly AreaLook[];
  readonly cards: ReadonlyMap<string, Card>;
  readonly nodes: Readonly<Record<string, Rect>>;
  readonly level: ZoomLevel;
  readonly selectedId: string | null;
  readonly pods: readonly PodChip[];
  readonly highlights: readonly Highlight[];
  readonly more: (count: number) => string;
}

/** The canvas below Cytoscape's (areas) and the one above (names at far zoom, pods, titles at the edge). */
export class MapPainter {
  readonly #underlay: Surface;
  readonly #overlay: Surface;

  constructor(parts: MapParts) {
    this.#underlay = new Surface(parts.underlay);
    this.#overlay = new Surface(parts.overlay);
  }

  paint(painting: Painting): void {
    const { view, tokens, areas } = painting;
    const below = this.#underlay.begin(view.size);
    if (below !== undefined) paintAreas(below, areas, view, tokens);
    const above = this.#overlay.begin(view.size);
    if (above === undefined) return;
    if (painting.level !== 'cards') paintFarNames(above, farNames(painting), view, tokens, painting.more);
    const card = painting.selectedId === null ? undefined : painting.nodes[painting.selectedId];
    if (card !== undefined && painting.pods.length > 0 && painting.level === 'cards') {
      paintPods(above, card, painting.pods, view, tokens, painting.more);
    }
    paintHighlights(above, painting.highlights, painting.nodes, view, tokens);
    paintStuckTitles(above, areas, view, tokens);
  }
}

function farNames(painting: Painting): { rect: Rect; name: string; reason: string }[] {
  return [...painting.cards.values()].flatMap((card) => {
    const rect = painting.nodes[card.id];
    if (rect === undefined || card.verdict !== 'broken' || card.kind === 'namespace') return [];
    return [{ rect, name: card.name, reason: card.second }];
  });
}
