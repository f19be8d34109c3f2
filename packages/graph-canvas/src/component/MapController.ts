import type { Core } from 'cytoscape';
import { createInstance, decodeSprites, dropSprites } from '../cytoscape/instance.ts';
import { ElementMaker, type ElementTable } from '../cytoscape/elements.ts';
import { patchElements } from '../cytoscape/patch.ts';
import { stylesheet } from '../cytoscape/stylesheet.ts';
import { zoomByWheel } from '../cytoscape/wheelZoom.ts';
import { onScreen } from '../layout/fit.ts';
import type { Placement, Point, Rect, Size } from '../layout/layoutTypes.ts';
import type { AreaLook } from '../paint/paintAreas.ts';
import { boundsOf } from '../layout/rects.ts';
import { openedAreaAt } from './openedAreaAt.ts';
import { listenToMap } from './listenToMap.ts';
import { SpriteStore } from '../look/SpriteStore.ts';
import { forcedTokens, readTokens, TOKENS, type Tokens } from '../look/tokens.ts';
import type { Card } from '../scene/card.ts';
import type { Line } from '../scene/line.ts';
import { isCallersId } from '../scene/callersId.ts';
import { RecentChanges } from '../scene/recentChanges.ts';
import { SceneCache } from '../scene/SceneCache.ts';
import { afterPaint } from './afterPaint.ts';
import { AreaLooks } from './AreaLooks.ts';
import { cornerSize } from './corner.ts';
import { Emphasis } from './Emphasis.ts';
import { flowsOf } from './flowsOf.ts';
import { legendRows } from './legendRows.ts';
import { MapQueries } from './MapQueries.ts';
import { MapPainter, type Painting } from './MapPainter.ts';
import { MapPlaces, type Stage } from './MapPlaces.ts';
import { mapSvg } from '../svg/mapSvg.ts';
import {
  sameView,
  type MapCallbacks,
  type MapParts,
  type MapPicture,
  type MapView,
  type SvgOptions,
} from './mapView.ts';
import type { SvgScene } from '../svg/svgScene.ts';
import { wholeFrame } from '../svg/wholeFrame.ts';
import { browserMeasure, fontsReady } from './measureText.ts';
import { OpeningView } from './OpeningView.ts';
import { Viewing } from './Viewing.ts';
import { ZoomGesture } from './ZoomGesture.ts';

/** Calls may need two looks at every exporter to be known; later than this, the picture is what people are used to. */
const UNFINISHED_MS = 90_000;
/** What flows or pulses needs no more pictures than this. */
const STEP_MS = 33;

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
  readonly #places: MapPlaces;
  readonly #painter: MapPainter;
  readonly #emphasis: Emphasis;
  readonly #frameListeners = new Set<() => void>();
  readonly #changes = new RecentChanges();
  readonly #sprites = new SpriteStore();
  readonly #measure = browserMeasure();
  readonly #fonts = fontsReady();
  readonly #scenes = new SceneCache(this.#measure);
  readonly #maker = new ElementMaker();
  #tokens: Tokens;
  #view: MapView;
  readonly #opening: OpeningView;
  readonly #zooming: ZoomGesture;
  readonly #stopWheel: () => void;
  #elements: ElementTable = new Map();
  #cards: ReadonlyMap<string, Card> = new Map();
  #lines: readonly Line[] = [];
  readonly #areas = new AreaLooks();
  #frame = 0;
  #repaint: ReturnType<typeof setTimeout> | undefined;
  #drawing = 0;
  #painted = false;
  #paintedRevision = -1;
  /** Somebody has chosen something on the map, so they know where it stands. */
  #isTouched = false;
  /** With the fonts the frame around the map has its size, which the first layout is packed to. */
  #isFrameFinal = false;
  readonly #startMs = performance.now();
  #stopped = false;

  constructor(parts: MapParts, view: MapView, callbacks: MapCallbacks) {
    this.#parts = parts;
    this.#view = view;
    this.#callbacks = callbacks;
    this.#tokens = this.#readTokens();
    this.#cy = createInstance(parts.container, this.#tokens);
    this.#painter = new MapPainter(parts);
    this.#emphasis = new Emphasis(this.#cy, () => {
      this.#paint();
    });
    this.viewing = new Viewing(
      this.#cy,
      () =>
        cornerSize(
          legendRows(this.#cards.values(), this.#lines),
          this.#view.settings,
          this.#windowSize(),
          this.#view.graph.level,
        ),
      () => this.#places.bounds(),
    );
    this.queries = new MapQueries(() => this.picture, this.viewing);
    this.#places = new MapPlaces(
      () => this.#view,
      () => this.#windowSize(),
      () => {
        this.#schedule();
      },
      () => {
        this.viewing.refit();
        this.#showSelected();
      },
    );
    this.#opening = new OpeningView(this.viewing);
    this.#zooming = new ZoomGesture(
      this.viewing,
      () => ({ view: this.#view, placement: this.#places.placement }),
      (step) => {
        this.#callbacks.onZoomStep?.(step);
      },
    );
    this.#listen();
    this.#stopWheel = zoomByWheel(this.#cy, parts.container);
    void this.#fonts.then(() => {
      this.#isFrameFinal = true;
      this.#followPlaces();
    });
  }

  get picture(): MapPicture {
    return {
      cards: this.#cards,
      lines: this.#lines,
      placement: this.#places.placement,
      routes: this.#places.routes,
      tokens: this.#tokens,
    };
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
    if (sameView(view, before)) return;
    this.#view = view;
    if (view.theme !== before.theme) this.refreshColours();
    if (view.pins !== before.pins) this.#places.pin();
    if (view.selectedId !== before.selectedId || view.selectedEdgeId !== before.selectedEdgeId) this.#isTouched = true;
    this.#followPlaces();
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
    this.#places.tidy();
  }

  undoTidy(): void {
    this.#places.undoTidy();
  }

  /** What there is to say about a card, line by line; nothing about one that is not there. */
  tipOf(id: string): readonly string[] {
    const { graph, calls, texts } = this.#view;
    const card = this.#cards.get(id);
    if (isCallersId(id)) return card === undefined ? [] : [card.label];
    const node = graph.nodes.find((one) => one.id === id);
    if (node === undefined) return [];
    const edges = calls.filter(({ source, target }) => source === id || target === id);
    return texts.tip(node, edges);
  }

  /** Where the keyboard asks for a menu: at the lower left corner of a card, else in the middle. In pixels of the window. */
  menuPoint(id: string | null): Point {
    const box = this.#parts.container.getBoundingClientRect();
    const rect = id === null ? undefined : this.#places.placement.nodes[id];
    if (rect === undefined) return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    const card = onScreen(rect, this.viewing.viewport());
    return { x: box.left + card.x + 8, y: box.top + card.y + card.height };
  }

  /** Everything in sight, because somebody asks for it. */
  fit(): void {
    this.viewing.byHand();
    this.viewing.fit();
    // Where nothing moves, nothing is painted, and nobody would hear of it.
    this.#paint();
  }

  /** Brings several cards into sight at once. */
  fitTo(ids: Iterable<string>): void {
    this.viewing.fitTo([...ids].flatMap((id) => this.#places.placement.nodes[id] ?? []));
  }

  zoomIn(): void {
    this.#zooming.by(() => {
      this.viewing.zoomIn();
    });
  }

  zoomOut(): void {
    this.#zooming.by(() => {
      this.viewing.zoomOut();
    });
  }

  centerOn(id: string): void {
    const rect = this.#places.placement.nodes[id];
    if (rect !== undefined) this.viewing.centerOn(rect, !this.#view.settings.reducedMotion);
  }

  /** Marks the card that the keyboard stands on, and brings it into sight. */
  setActive(id: string | null): void {
    if (id !== null) this.#isTouched = true;
    this.#emphasis.setActive(id);
    const rect = id === null ? undefined : this.#places.placement.nodes[id];
    if (rect !== undefined) this.viewing.reveal(rect, this.#view.insetRight);
  }

  /** A picture of the map as SVG text, in the colours of the screen or of another theme; undefined while there is nothing to draw. */
  svg(options: SvgOptions): string | undefined {
    const { placement } = this.#places;
    const { selectedId, selectedEdgeId, pods, picked, pins } = this.#view;
    const lines = this.#lines;
    const scene: SvgScene = {
      cards: this.#cards.values(),
      lines,
      placement,
      routes: this.#places.routes,
      areas: this.#areaLooks(),
      tokens: options.theme === undefined ? this.#tokens : TOKENS[options.theme],
      selectedId,
      selectedLineId: lineFor(selectedEdgeId, lines),
      pods,
      picked,
      pins,
      share: (id) => this.#emphasis.shareOf(id),
      measure: this.#measure,
    };
    const rect = options.part === 'view' ? this.viewing.extent() : wholeFrame(scene);
    if (rect === undefined || this.#cards.size === 0) return undefined;
    return mapSvg(scene, {
      rect,
      caption: options.caption,
      rows: legendRows(this.#cards.values(), lines),
      texts: this.#view.texts,
      fontUrl: options.fontUrl,
    });
  }

  stop(): void {
    this.#stopped = true;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#repaint);
    this.#places.stop();
    this.#zooming.stop();
    this.#stopWheel();
    this.#emphasis.stop();
    this.viewing.stop();
    this.#cy.destroy();
    this.#sprites.clear();
  }

  readonly #stage = (): Stage => {
    if (!this.#painted) return 'unseen';
    const isAsItCame =
      !this.#isTouched &&
      this.viewing.isAsFitted &&
      Object.keys(this.#view.pins).length === 0 &&
      performance.now() - this.#startMs < UNFINISHED_MS;
    return isAsItCame ? 'untouched' : 'known';
  };

  #followPlaces(): void {
    if (this.#isFrameFinal && !this.#stopped) this.#places.follow(this.#stage);
  }

  #readTokens(): Tokens {
    const forced = globalThis.matchMedia?.('(forced-colors: active)').matches ?? false;
    return forced ? forcedTokens() : readTokens(this.#parts.container, this.#view.theme);
  }

  #windowSize(): Size {
    return { width: this.#parts.container.clientWidth, height: this.#parts.container.clientHeight };
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
    const { cards, lines } = this.#scenes.sceneOf(view.graph, view.texts, view.traffic);
    const wanted = this.#maker.make({
      cards: cards.values(),
      lines,
      nodes: this.#places.placement.nodes,
      routes: this.#places.routes,
      spriteUrl: (sprite) => this.#sprites.urlOf(sprite, this.#tokens),
    });
    await decodeSprites(this.#cy, spritesOf(wanted, this.#elements));
    if (this.#stopped || drawing !== this.#drawing) return;
    this.#cards = cards;
    this.#lines = lines;
    if (wanted.size > 0) this.#opening.follow(view, this.#places.placement);
    if (wanted.size > 0 && !this.#painted && view.at !== null) this.viewing.goTo(view.at);
    // Before anything is added: what comes then has its style worked out once.
    this.#emphasis.setZoomLevel(this.viewing.level);
    const { added } = patchElements(this.#cy, this.#elements, wanted, this.#emphasis.classesOfNew);
    this.#elements = wanted;
    this.#changes.take(cards.values(), performance.now());
    // A picture that lies out of sight as a whole: another namespace.
    const rects = Object.values(this.#places.placement.nodes).map((rect) => ({ rect }));
    if (added > 0 && this.viewing.visible(rects).length === 0) this.viewing.fit();
    this.#emphasis.apply({ ...view, selectedEdgeId: lineFor(view.selectedEdgeId, lines) }, added > 0);
    this.#paint();
    this.#markPainted(view, wanted.size > 0);
  }

  #paint(): void {
    this.#emphasis.setZoomLevel(this.viewing.level);
    this.#painter.paint(this.#painting());
    this.#repaintLater();
    for (const listener of this.#frameListeners) listener();
  }

  #painting(): Painting {
    const view = this.#view;
    return {
      view: { ...this.viewing.viewport(), size: this.#windowSize(), insetRight: view.insetRight },
      tokens: this.#tokens,
      areas: this.#areaLooks(),
      cards: this.#cards,
      placement: this.#places.placement,
      pins: view.pins,
      standing: (id) => this.#emphasis.standing(id),
      measure: this.#measure,
      level: this.viewing.level,
      selectedId: view.selectedId,
      pods: view.pods,
      highlights: this.#changes.highlights(performance.now(), view.settings.reducedMotion),
      flows: flowsOf(view, this.#lines, this.#places.routes, performance.now()),
      more: view.texts.more,
    };
  }

  /** While something pulses or flows, and once a dot has to go. */
  #repaintLater(): void {
    clearTimeout(this.#repaint);
    const nowMs = performance.now();
    const flowing = flowsOf(this.#view, this.#lines, this.#places.routes, nowMs).length > 0;
    const changeMs = this.#changes.nextMs(nowMs, this.#view.settings.reducedMotion);
    const waitMs = flowing ? Math.min(STEP_MS, changeMs ?? STEP_MS) : changeMs;
    if (waitMs === undefined || this.#stopped) return;
    this.#repaint = setTimeout(
      () => {
        this.#painter.paintAbove(this.#painting());
        this.#repaintLater();
      },
      Math.max(STEP_MS, waitMs),
    );
  }

  #areaLooks(): readonly AreaLook[] {
    return this.#areas.of(this.#view, this.#places.placement, this.#places.crossed);
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
    const rect = id === null ? undefined : this.#places.placement.nodes[id];
    if (rect !== undefined) this.viewing.reveal(rect, this.#view.insetRight);
  }

  #listen(): void {
    listenToMap(this.#cy, this.#parts.container, {
      ...this.#callbacks,
      onOpenAt: (point) => {
        const id = openedAreaAt(this.#view.graph, this.#places.placement, point);
        if (id !== undefined) this.#callbacks.onOpen(id);
      },
      onDrag: (id, middle) => {
        this.#places.drag(id, middle);
        this.#paint();
      },
      onDrop: (id, middle) => {
        // As it stands now, so that the next patch knows that it was moved.
        const known = this.#elements.get(id);
        if (known !== undefined) this.#elements = new Map(this.#elements).set(id, { ...known, position: middle });
        this.#callbacks.onPin?.(id, this.#places.pinFor(id, middle));
        this.#places.pin();
      },
      onViewport: () => {
        this.#zooming.seen();
        this.#paint();
      },
      onByHand: () => {
        this.viewing.byHand();
      },
      onZoom: (at) => {
        this.#zooming.moved(at);
      },
    });
    this.#cy.autoungrabify(this.#callbacks.onPin === undefined);
    this.#cy.boxSelectionEnabled(this.#callbacks.onPick !== undefined);
  }
}

/** The line that stands for an edge: another signal of the same pair may say more by now. */
function lineFor(edgeId: string | null, lines: readonly Line[]): string | null {
  if (edgeId === null) return null;
  return lines.find((line) => line.ids.includes(edgeId))?.id ?? null;
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
