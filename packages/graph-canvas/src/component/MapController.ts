import type { Core } from 'cytoscape';
import type { GraphNode, Level } from '@fairlead/service-graph';
import { createInstance, decodeSprites, dropSprites } from '../cytoscape/instance.ts';
import { elementsOf, type ElementTable } from '../cytoscape/elements.ts';
import { patchElements } from '../cytoscape/patch.ts';
import { stylesheet } from '../cytoscape/stylesheet.ts';
import { blend } from '../layout/blend.ts';
import { LayoutClient } from '../layout/LayoutClient.ts';
import type { LayoutResult, Placement, Rect, Route, Size } from '../layout/layoutTypes.ts';
import type { AreaLook } from '../paint/paintAreas.ts';
import { boundsOf } from '../layout/rects.ts';
import { routeEdges } from '../layout/routeEdges.ts';
import { SpriteStore } from '../look/SpriteStore.ts';
import { forcedTokens, readTokens, type Tokens } from '../look/tokens.ts';
import { cardOf, type Card } from '../scene/card.ts';
import { lineOf, type Line } from '../scene/line.ts';
import { RecentChanges } from '../scene/recentChanges.ts';
import { sameStructure, structureOf, type MapGraph } from '../scene/structure.ts';
import { afterPaint } from './afterPaint.ts';
import { areaLooks } from './areaLooks.ts';
import { cornerSize, plannedCorner } from './corner.ts';
import { Emphasis } from './Emphasis.ts';
import { legendRows } from './legendRows.ts';
import { MapQueries } from './MapQueries.ts';
import { MapPainter } from './MapPainter.ts';
import type { MapCallbacks, MapParts, MapPicture, MapView } from './mapView.ts';
import { browserMeasure, fontsReady } from './measureText.ts';
import { Viewing } from './Viewing.ts';

const TIDY_MS = 300;

const NOWHERE: Placement = { nodes: {}, areas: {} };

/**
 * The life of one map: takes views in, asks for layouts, brings Cytoscape and the two canvases to them.
 *
 * Views that come within one frame are drawn as one. Positions change only with the structure, never with data.
 */
export class MapController {
  readonly viewing: Viewing;
  readonly queries: MapQueries;
  readonly #cy: Core;
  readonly #parts: MapParts;
  readonly #callbacks: MapCallbacks;
  readonly #layouts: LayoutClient;
  readonly #painter: MapPainter;
  readonly #emphasis: Emphasis;
  readonly #frameListeners = new Set<() => void>();
  readonly #changes = new RecentChanges();
  readonly #sprites = new SpriteStore();
  readonly #measure = browserMeasure();
  readonly #fonts = fontsReady();
  #tokens: Tokens;
  #view: MapView;
  #laidOut: MapGraph | null = null;
  #placement: Placement = NOWHERE;
  /** Where everything stood since the last tidying up, by level. */
  readonly #remembered = new Map<Level, Placement>();
  /** The level, and among tiles the opened namespaces, that were fitted into the window. */
  #fitted = '';
  #routes: Readonly<Record<string, Route>> = {};
  #elements: ElementTable = new Map();
  #cards: ReadonlyMap<string, Card> = new Map();
  #lines: readonly Line[] = [];
  #cardCache = new WeakMap<GraphNode, Card>();
  #beforeTidy: LayoutResult | null = null;
  #areas: { view: MapView | null; placement: Placement; looks: readonly AreaLook[] } = {
    view: null,
    placement: NOWHERE,
    looks: [],
  };
  #isTidying = false;
  #frame = 0;
  #repaint: ReturnType<typeof setTimeout> | undefined;
  #drawing = 0;
  #painted = false;
  #paintedRevision = -1;
  #stopped = false;

  constructor(parts: MapParts, view: MapView, callbacks: MapCallbacks) {
    this.#parts = parts;
    this.#view = view;
    this.#callbacks = callbacks;
    this.#tokens = this.#readTokens();
    this.#cy = createInstance(parts.container, this.#tokens);
    this.#painter = new MapPainter(parts);
    this.#emphasis = new Emphasis(this.#cy);
    this.viewing = new Viewing(
      this.#cy,
      () =>
        cornerSize(
          legendRows(this.#cards.values(), this.#lines),
          this.#view.settings,
          this.#windowSize(),
          this.#view.graph.level,
        ),
      () => this.#bounds(),
    );
    this.queries = new MapQueries(() => this.picture, this.viewing);
    this.#layouts = new LayoutClient((result) => {
      if (this.#isTidying && !this.#view.settings.reducedMotion) this.#moveTo(result);
      else this.#takeLayout(result);
      this.#isTidying = false;
    });
    this.#listen();
    this.#requestLayout();
  }

  get picture(): MapPicture {
    return { cards: this.#cards, lines: this.#lines, placement: this.#placement, tokens: this.#tokens };
  }

  /** Calls `listener` after every frame of the map; returns how to stop that. */
  onFrame(listener: () => void): () => void {
    this.#frameListeners.add(listener);
    return () => {
      this.#frameListeners.delete(listener);
    };
  }

  update(view: MapView): void {
    const before = this.#view;
    if (view === before) return;
    this.#view = view;
    if (view.theme !== before.theme) this.refreshColours();
    if (view.texts !== before.texts) this.#cardCache = new WeakMap();
    if (this.#laidOut === null || !sameStructure(this.#laidOut, view.graph)) this.#requestLayout();
    this.#schedule();
    if (view.selectedId !== before.selectedId || view.insetRight !== before.insetRight) this.#showSelected();
  }

  /** Reads the colours again: the theme changed, or the user forces colours. Nothing moves. */
  refreshColours(): void {
    this.#tokens = this.#readTokens();
    this.#cy.style(stylesheet(this.#tokens));
    dropSprites(this.#cy);
    this.#sprites.clear();
    this.#schedule();
  }

  resize(): void {
    this.#cy.resize();
    if (this.#view.selectedId === null) this.viewing.refit();
    else this.#showSelected();
    this.#paint();
  }

  /** Lays everything out anew; `undoTidy` brings the picture of before back. */
  tidy(): void {
    this.#beforeTidy = { placement: this.#placement, routes: this.#routes };
    this.#laidOut = null;
    this.#remembered.clear();
    this.#isTidying = true;
    this.#requestLayout();
  }

  undoTidy(): void {
    if (this.#beforeTidy === null) return;
    const { placement, routes } = this.#beforeTidy;
    this.#beforeTidy = null;
    this.#takeLayout({ placement, routes });
    // What came or went in the meantime.
    this.#requestLayout();
  }

  centerOn(id: string): void {
    const rect = this.#placement.nodes[id];
    if (rect !== undefined) this.viewing.centerOn(rect, !this.#view.settings.reducedMotion);
  }

  /** Marks the card that the keyboard stands on, and brings it into sight. */
  setActive(id: string | null): void {
    this.#emphasis.setActive(id);
    const rect = id === null ? undefined : this.#placement.nodes[id];
    if (rect !== undefined) this.viewing.reveal(rect, this.#view.insetRight);
  }

  stop(): void {
    this.#stopped = true;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#repaint);
    this.#layouts.stop();
    this.#emphasis.stop();
    this.viewing.stop();
    this.#cy.destroy();
    this.#sprites.clear();
  }

  #readTokens(): Tokens {
    const forced = globalThis.matchMedia?.('(forced-colors: active)').matches ?? false;
    return forced ? forcedTokens() : readTokens(this.#parts.container, this.#view.theme);
  }

  #bounds(): readonly Rect[] {
    const frames = Object.values(this.#placement.areas).flatMap((area) => area.rects);
    return frames.length > 0 ? frames : Object.values(this.#placement.nodes);
  }

  #windowSize(): Size {
    return { width: this.#parts.container.clientWidth, height: this.#parts.container.clientHeight };
  }

  #requestLayout(): void {
    const graph = this.#view.graph;
    const before = this.#laidOut?.level === graph.level ? this.#placement : null;
    const remembered = this.#remembered.get(graph.level) ?? NOWHERE;
    this.#laidOut = graph;
    const input = structureOf(
      graph,
      this.#windowSize(),
      plannedCorner(this.#view.settings, this.#windowSize(), this.#view.graph.level),
    );
    // Another level, then back: everything stands where it stood.
    const anew = before === null && this.#isTidying;
    this.#layouts.request(input, anew ? null : (before ?? NOWHERE), anew ? NOWHERE : remembered);
  }

  #takeLayout(result: LayoutResult): void {
    this.#placement = result.placement;
    this.#routes = result.routes;
    const { level } = this.#view.graph;
    const known = this.#remembered.get(level) ?? NOWHERE;
    this.#remembered.set(level, {
      nodes: { ...known.nodes, ...result.placement.nodes },
      areas: { ...known.areas, ...result.placement.areas },
    });
    this.#schedule();
  }

  /** Tidying up shows where everything goes. */
  #moveTo(result: LayoutResult): void {
    const from = this.#placement;
    const start = performance.now();
    const areaOf = new Map(this.#view.graph.nodes.map((node) => [node.id, node.area]));
    const edges = structureOf(
      this.#view.graph,
      this.#windowSize(),
      plannedCorner(this.#view.settings, this.#windowSize(), this.#view.graph.level),
    ).edges;
    const step = (): void => {
      const share = (performance.now() - start) / TIDY_MS;
      if (this.#stopped || share >= 1) {
        this.#takeLayout(result);
        return;
      }
      const placement = blend(from, result.placement, share);
      this.#takeLayout({ placement, routes: routeEdges(placement, edges, (id) => areaOf.get(id) ?? null) });
      requestAnimationFrame(step);
    };
    step();
  }

  #schedule(): void {
    if (this.#frame !== 0 || this.#stopped) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      void this.#draw();
    });
  }

  /** Decodes what is new, then applies everything in one batch. A later draw overtakes an earlier one. */
  async #draw(): Promise<void> {
    this.#drawing += 1;
    const drawing = this.#drawing;
    const view = this.#view;
    await this.#fonts;
    const cards = this.#cardsOf(view);
    const nodes = new Map(view.graph.nodes.map((node) => [node.id, node]));
    const lines = view.graph.edges.map((edge) => lineOf(edge, nodes.get(edge.target), view.texts.percent));
    const wanted = elementsOf({
      cards: cards.values(),
      lines,
      nodes: this.#placement.nodes,
      routes: this.#routes,
      spriteUrl: (sprite) => this.#sprites.urlOf(sprite, this.#tokens),
    });
    await decodeSprites(this.#cy, spritesOf(wanted, this.#elements));
    if (this.#stopped || drawing !== this.#drawing) return;
    const { added } = patchElements(this.#cy, this.#elements, wanted);
    this.#elements = wanted;
    this.#cards = cards;
    this.#lines = lines;
    this.#changes.take(cards.values(), performance.now());
    // The first picture, or one that lies out of sight as a whole: another level, another namespace.
    const isLost =
      added > 0 && this.viewing.visible(Object.values(this.#placement.nodes).map((rect) => ({ rect }))).length === 0;
    const whole = wholeOf(view);
    if (wanted.size > 0 && (!this.#painted || isLost || whole !== this.#fitted)) {
      this.#fitted = whole;
      this.viewing.fit();
    }
    this.#emphasis.apply(view, added > 0);
    this.#paint();
    this.#markPainted(view, wanted.size > 0);
  }

  #cardsOf(view: MapView): ReadonlyMap<string, Card> {
    const cards = new Map<string, Card>();
    for (const node of view.graph.nodes) {
      let card = this.#cardCache.get(node);
      if (card === undefined) {
        card = cardOf(node, view.texts.node(node), this.#measure);
        this.#cardCache.set(node, card);
      }
      cards.set(node.id, card);
    }
    return cards;
  }

  #paint(): void {
    const view = this.#view;
    this.#emphasis.setZoomLevel(this.viewing.level);
    this.#painter.paint({
      view: { ...this.viewing.viewport(), size: this.#windowSize(), insetRight: view.insetRight },
      tokens: this.#tokens,
      areas: this.#areaLooks(),
      cards: this.#cards,
      placement: this.#placement,
      standing: (id) => this.#emphasis.standing(id),
      measure: this.#measure,
      level: this.viewing.level,
      selectedId: view.selectedId,
      pods: view.pods,
      highlights: this.#changes.highlights(performance.now(), view.settings.reducedMotion),
      more: view.texts.more,
    });
    this.#repaintLater();
    for (const listener of this.#frameListeners) listener();
  }

  /** While something pulses, and once a dot has to go. */
  #repaintLater(): void {
    clearTimeout(this.#repaint);
    const waitMs = this.#changes.nextMs(performance.now(), this.#view.settings.reducedMotion);
    if (waitMs === undefined || this.#stopped) return;
    this.#repaint = setTimeout(
      () => {
        this.#paint();
      },
      Math.max(16, waitMs),
    );
  }

  /** Made anew only when the picture changed, not for every step of a pan. */
  #areaLooks(): readonly AreaLook[] {
    const { view, placement } = this.#areas;
    if (view !== this.#view || placement !== this.#placement) {
      const looks = areaLooks(this.#view, this.#placement);
      this.#areas = { view: this.#view, placement: this.#placement, looks };
    }
    return this.#areas.looks;
  }

  #markPainted(view: MapView, hasElements: boolean): void {
    const { revision } = view.graph;
    if (revision === this.#paintedRevision || !hasElements) return;
    const name = this.#painted ? 'fairlead:delta-painted' : 'fairlead:graph-painted';
    this.#painted = true;
    this.#paintedRevision = revision;
    afterPaint(() => {
      const ageMs = view.observedAtMs === null ? null : Math.max(0, Date.now() - view.observedAtMs);
      performance.mark(name, { detail: { revision, ageMs } });
    });
  }

  #showSelected(): void {
    const id = this.#view.selectedId;
    const rect = id === null ? undefined : this.#placement.nodes[id];
    if (rect !== undefined) this.viewing.reveal(rect, this.#view.insetRight);
  }

  #listen(): void {
    const cy = this.#cy;
    cy.on('tap', (event) => {
      if (event.target === cy) this.#callbacks.onSelect(null);
    });
    cy.on('tap', 'node', (event) => {
      this.#callbacks.onSelect(String(event.target.id()));
    });
    cy.on('dbltap', 'node', (event) => {
      this.#callbacks.onOpen(String(event.target.id()));
    });
    cy.on('mouseover', 'node', (event) => {
      this.#parts.container.style.cursor = 'pointer';
      this.#callbacks.onHover(String(event.target.id()));
    });
    cy.on('mouseout', 'node', () => {
      this.#parts.container.style.cursor = '';
      this.#callbacks.onHover(null);
    });
    cy.on('viewport', () => {
      this.#paint();
    });
  }
}

/** What one look at everything is about: when it changes, the map is fitted again. */
function wholeOf({ graph }: MapView): string {
  return [graph.level, ...(graph.level === 'namespace' ? graph.groups.map(({ id }) => id) : [])].join(' ');
}

function spritesOf(wanted: ElementTable, known: ElementTable): Set<string> {
  const urls = new Set<string>();
  for (const [id, { data }] of wanted) {
    for (const name of ['sprite', 'farSprite']) {
      const url: unknown = data[name];
      if (typeof url === 'string' && known.get(id)?.data[name] !== url) urls.add(url);
    }
  }
  return urls;
}

/** Around everything; undefined while nothing stands. */
export function pictureBounds(placement: Placement): Rect | undefined {
  const frames = Object.values(placement.areas).flatMap((area) => area.rects);
  return boundsOf([...frames, ...Object.values(placement.nodes)]);
}
