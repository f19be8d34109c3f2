import type { Core } from 'cytoscape';
import { createInstance, drawNow } from '../cytoscape/instance.ts';
import { stylesheet } from '../cytoscape/stylesheet.ts';
import { zoomByWheel } from '../cytoscape/wheelZoom.ts';
import { mostCardZoom, MOST_TILE_ZOOM } from '../layout/fit.ts';
import type { Placement, Size } from '../layout/layoutTypes.ts';
import { near } from '../layout/rects.ts';
import type { AreaLook } from '../paint/areaLook.ts';
import type { View } from '../paint/surface.ts';
import { openedAreaAt } from './openedAreaAt.ts';
import { listenToMap } from './listenToMap.ts';
import type { Tokens } from '../look/tokens.ts';
import { RecentChanges } from '../scene/recentChanges.ts';
import type { Scene } from '../scene/SceneCache.ts';
import { isTilesOnly } from '../scene/structure.ts';
import { AreaLooks } from './AreaLooks.ts';
import { boundsOf } from '../layout/rects.ts';
import { cornerSize } from './corner.ts';
import { DrawSchedule } from './DrawSchedule.ts';
import { Emphasis } from './Emphasis.ts';
import { Familiarity, type Stage } from './Familiarity.ts';
import { leavingPicture } from './leavingPicture.ts';
import { legendRows } from './legendRows.ts';
import { lineFor } from './lineFor.ts';
import { MapContent, type Prepared } from './MapContent.ts';
import { MapQueries } from './MapQueries.ts';
import { MapPainter, type Painting } from './MapPainter.ts';
import { MapPlaces } from './MapPlaces.ts';
import {
  sameView,
  usualSettings,
  type MapCallbacks,
  type MapParts,
  type MapPicture,
  type MapSettings,
  type MapView,
  type SvgOptions,
} from './mapView.ts';
import { browserMeasure, fontsReady } from './measureText.ts';
import { OpeningView } from './OpeningView.ts';
import { paintingOf, type Seen } from './paintingOf.ts';
import { PaintMarks } from './PaintMarks.ts';
import { PointedTitles } from './PointedTitles.ts';
import { Repainting } from './Repainting.ts';
import { sizeOf, tokensOf } from './surroundings.ts';
import { Viewing, type Frame } from './Viewing.ts';
import { ZoomGesture } from './ZoomGesture.ts';

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
  readonly #repainting: Repainting;
  readonly #content: MapContent;
  /** What is shown, or is about to be: the window is fitted to it, and to its legend, before the cards are there. */
  #coming: Scene = { cards: new Map(), lines: [] };
  readonly #emphasis: Emphasis;
  readonly #frameListeners = new Set<() => void>();
  readonly #changes = new RecentChanges();
  readonly #marks: PaintMarks;
  readonly #measure = browserMeasure();
  readonly #fonts = fontsReady();
  #tokens: Tokens;
  #size: Size;
  /** What pictures are laid out for, whatever stands beside the map at the moment. */
  #room: Size;
  #view: MapView;
  readonly #opening: OpeningView;
  readonly #zooming: ZoomGesture;
  readonly #stopWheel: () => void;
  readonly #areas = new AreaLooks();
  readonly #schedule = new DrawSchedule(() => void this.#draw());
  #drawing = 0;
  #isApplying = false;
  /** How far out anybody may zoom was worked out from this. */
  #limited: Placement | null = null;
  /** Everything stands by the first calls: the next picture is fitted, as it then is. */
  #isFinishing = false;
  readonly #familiarity = new Familiarity(performance.now());
  readonly #titles: PointedTitles;
  /** With the fonts the frame around the map has its size, which the first layout is packed to. */
  #isFrameFinal = false;
  #stopped = false;

  constructor(parts: MapParts, view: MapView, callbacks: MapCallbacks) {
    this.#parts = parts;
    this.#view = view;
    this.#callbacks = callbacks;
    this.#marks = new PaintMarks(parts.container);
    this.#tokens = tokensOf(parts.container, view.theme);
    [this.#size, this.#room] = this.#sizes();
    this.#cy = createInstance(parts.container, this.#tokens);
    this.#content = new MapContent(this.#cy, this.#measure);
    this.#repainting = new Repainting(
      new MapPainter(parts),
      (nowMs) => this.#painting(nowMs),
      (nowMs) => this.#changes.nextMs(nowMs, this.#view.settings.reducedMotion),
    );
    this.#emphasis = new Emphasis(this.#cy, () => {
      this.#paint();
    });
    this.viewing = new Viewing(this.#cy, {
      seen: () => this.#frame(this.#size, this.#view.settings),
      usual: () => {
        const { width } = this.#isBesideDrawer ? this.#room : this.#size;
        return this.#frame({ ...this.#size, width }, usualSettings(this.#view.settings));
      },
      rects: () => this.#places.bounds(),
      roomWidth: () => this.#room.width,
      mostZoom: ({ width }) => (isTilesOnly(this.#view.graph) ? MOST_TILE_ZOOM : mostCardZoom(width)),
    });
    this.queries = new MapQueries(
      () => this.picture,
      () => this.#view,
      this.viewing,
      parts.container,
    );
    this.#places = new MapPlaces(
      () => this.#view,
      () => this.#room,
      () => {
        this.#schedule.soon();
      },
      () => {
        this.#isFinishing = true;
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
    this.#titles = new PointedTitles(
      () => ({ areas: this.#areaLooks(), view: this.#lookedThrough(), measure: this.#measure }),
      (title) => {
        this.#callbacks.onHoverTitle?.(title);
      },
    );
    this.#listen();
    this.#stopWheel = zoomByWheel(this.#cy, parts.container);
    void this.#fonts.then(() => {
      this.#isFrameFinal = true;
      [this.#size, this.#room] = this.#sizes();
      this.#followPlaces();
    });
  }

  get picture(): MapPicture {
    return {
      cards: this.#content.cards,
      lines: this.#content.lines,
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
    const isChosen = view.selectedId !== before.selectedId || view.selectedEdgeId !== before.selectedEdgeId;
    if (isChosen) this.#familiarity.touched();
    const wasWaiting = this.#places.isWaiting;
    this.#followPlaces();
    // A layout is on its way, and brings the change with it; what comes meanwhile, and the first picture, does not wait.
    if (wasWaiting || !this.#places.isWaiting || !this.#marks.hasBegun) {
      if (view.graph === before.graph) this.#schedule.nextFrame();
      else this.#schedule.soon();
    }
    if (isChosen || view.insetRight !== before.insetRight) this.#showSelected();
  }

  /** Reads the colours again: the theme changed, or the user forces colours. Nothing moves. */
  refreshColours(): void {
    this.#tokens = tokensOf(this.#parts.container, this.#view.theme);
    this.#cy.style(stylesheet(this.#tokens));
    this.#content.recolour();
    this.#schedule.nextFrame();
  }

  resize(): void {
    [this.#size, this.#room] = this.#sizes();
    this.#cy.resize();
    this.#limit();
    if (!this.#isBesideDrawer) this.viewing.refit();
    else this.#showSelected();
    this.#paint();
    // A canvas of another size is empty, and would be shown so until the next frame.
    drawNow(this.#cy);
  }

  /** Lays everything out anew; `undoTidy` brings the picture of before back. */
  tidy(): void {
    this.#places.tidy();
  }

  undoTidy(): void {
    this.#places.undoTidy();
  }

  /** Everything in sight, because somebody asks for it. */
  fit(): void {
    this.viewing.byHand();
    this.viewing.fitSeen();
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
    if (id !== null) this.#familiarity.touched();
    this.#emphasis.setActive(id);
    const rect = id === null ? undefined : this.#places.placement.nodes[id];
    if (rect !== undefined) this.viewing.reveal(rect, this.#view.insetRight);
  }

  /** Whether a pointer is on the map: what waits for it to leave is done then. */
  setPointedAt(isPointedAt: boolean): void {
    this.#familiarity.pointedAt(isPointedAt);
    if (!isPointedAt) this.#places.released(this.#stage);
  }

  /** A picture of the map as SVG text, in the colours of the screen or of another theme; undefined while there is nothing to draw. */
  svg(options: SvgOptions): string | undefined {
    return leavingPicture(
      {
        view: this.#view,
        picture: this.picture,
        areas: this.#areaLooks(),
        extent: this.viewing.extent(),
        share: (id) => this.#emphasis.shareOf(id),
        measure: this.#measure,
      },
      options,
    );
  }

  stop(): void {
    this.#stopped = true;
    this.#schedule.stop();
    this.#repainting.stop();
    this.#places.stop();
    this.#zooming.stop();
    this.#stopWheel();
    this.#emphasis.stop();
    this.viewing.stop();
    this.#cy.destroy();
  }

  readonly #stage = (): Stage =>
    this.#familiarity.stageAt(performance.now(), {
      hasBegun: this.#marks.hasBegun,
      isAsFitted: this.viewing.isAsFitted && Object.keys(this.#view.pins).length === 0,
    });

  #followPlaces(): void {
    if (this.#isFrameFinal && !this.#stopped) this.#places.follow(this.#stage);
  }

  /** Applies everything in one batch, once the fonts are there. A later draw overtakes an earlier one. */
  async #draw(): Promise<void> {
    this.#drawing += 1;
    const drawing = this.#drawing;
    const view = this.#view;
    await this.#fonts;
    if (this.#stopped || drawing !== this.#drawing) return;
    const prepared = this.#content.prepare(view, this.#places, this.#tokens);
    this.#isApplying = true;
    try {
      this.#apply(view, prepared);
    } finally {
      this.#isApplying = false;
    }
    this.#paint();
    drawNow(this.#cy);
    if (prepared.elements.size > 0) this.#marks.drawn(view);
  }

  #apply(view: MapView, prepared: Prepared): void {
    const { cards, lines } = prepared.scene;
    this.#coming = prepared.scene;
    const hasElements = prepared.elements.size > 0;
    if (this.#isFinishing) this.#finish();
    if (hasElements && this.#opening.follow(view, this.#places)) this.#showSelected();
    if (hasElements && !this.#marks.hasBegun && view.at !== null) {
      this.#limit();
      this.viewing.goTo(view.at);
    }
    // Before anything is added: what comes then has its style worked out once.
    this.#emphasis.setZoom(this.viewing.level, this.viewing.tileStep);
    const added = this.#content.show(prepared, this.#emphasis.classesOfNew);
    this.#changes.take(cards.values(), performance.now());
    if (added > 0 && this.#isOutOfSight()) this.viewing.fit();
    if (this.#limited !== this.#places.placement) this.#limit();
    this.#emphasis.apply({ ...view, selectedEdgeId: lineFor(view.selectedEdgeId, lines) }, added > 0);
  }

  /** Of what is selected a drawer may tell beside the map. */
  get #isBesideDrawer(): boolean {
    return this.#view.selectedId !== null || this.#view.selectedEdgeId !== null;
  }

  #frame(window: Size, settings: MapSettings): Frame {
    const rows = legendRows(this.#coming.cards.values(), this.#coming.lines);
    return { window, keepFree: cornerSize(rows, settings, window, this.#view.graph.level) };
  }

  #sizes(): [size: Size, room: Size] {
    const { container } = this.#parts;
    const size = sizeOf(container);
    return [size, this.#callbacks.room?.(container) ?? size];
  }

  #limit(): void {
    this.#limited = this.#places.placement;
    this.viewing.limit(this.#view.graph.level !== 'namespace');
  }

  #finish(): void {
    this.#isFinishing = false;
    this.viewing.refit();
    this.#showSelected();
  }

  /** A picture that lies beside the window as a whole: another namespace. */
  #isOutOfSight(): boolean {
    const seen = this.viewing.extent();
    return !Object.values(this.#places.placement.nodes).some((rect) => near(rect, seen, 0));
  }

  #paint(): void {
    this.#emphasis.setZoom(this.viewing.level, this.viewing.tileStep);
    this.#repainting.paint();
    for (const listener of this.#frameListeners) listener();
  }

  #lookedThrough(): View {
    return { ...this.viewing.viewport(), size: this.#size, insetRight: this.#view.insetRight };
  }

  #painting(nowMs: number): Painting {
    const seen: Seen = {
      view: this.#view,
      picture: this.picture,
      areas: this.#areaLooks(),
      through: this.#lookedThrough(),
      level: this.viewing.level,
      changes: this.#changes,
      emphasis: this.#emphasis,
      measure: this.#measure,
    };
    return paintingOf(seen, nowMs);
  }

  #areaLooks(): readonly AreaLook[] {
    return this.#areas.of(this.#view, this.#places.placement, this.#places.crossed);
  }

  /** The selected card, or both ends of the selected line. */
  #showSelected(): void {
    const { selectedId, selectedEdgeId, graph, insetRight } = this.#view;
    const edge = selectedEdgeId === null ? undefined : graph.edges.find(({ id }) => id === selectedEdgeId);
    const ids = edge === undefined ? [selectedId ?? ''] : [edge.source, edge.target];
    const rect = boundsOf(ids.flatMap((id) => this.#places.placement.nodes[id] ?? []));
    if (rect !== undefined) this.viewing.reveal(rect, insetRight);
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
        this.#content.dropped(id, middle);
        this.#callbacks.onPin?.(id, this.#places.pinFor(id, middle));
        this.#places.pin();
      },
      onGround: (point) => {
        this.#titles.at(point);
      },
      onViewport: () => {
        this.#titles.at(null);
        this.#zooming.seen();
        // What is being drawn is painted at its end.
        if (!this.#isApplying) this.#paint();
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
