import type { Core } from 'cytoscape';
import { FIT_PADDING, fitView, leastZoom, onScreen, type Position, type Viewport } from '../layout/fit.ts';
import type { Point, Rect, Size } from '../layout/layoutTypes.ts';
import { boundsOf } from '../layout/rects.ts';
import { tileStep } from '../scene/tileNames.ts';
import { zoomLevel, type ZoomLevel } from '../scene/zoomLevel.ts';

const ZOOM_STEP = 1.25;
const MARGIN_PX = 24;
const MOVE_MS = 250;
/** What is seen of the neighbours of an opened aggregate. */
const RIM_PX = 64;
/** An opened aggregate is not shown smaller, however large it is. */
const READABLE = 0.33;

/** What pictures are fitted into. */
export interface Frame {
  readonly window: Size;
  /** Its bottom right corner, where something else stands. */
  readonly keepFree: Size;
}

/** What a fit rests on, as it is at the moment. */
export interface Fitting {
  /** As it is. */
  readonly seen: () => Frame;
  /** As it was before a drawer stood beside the map. */
  readonly usual: () => Frame;
  readonly rects: () => readonly Rect[];
  /** Of the window while nothing lies beside the map. */
  readonly roomWidth: () => number;
  readonly mostZoom: (window: Size) => number;
}

/** Zoom and pan. Moves only when asked to; a fit holds until the user moves the map. */
export class Viewing {
  readonly #cy: Core;
  readonly #seen: () => Frame;
  readonly #rects: () => readonly Rect[];
  readonly #usual: () => Frame;
  readonly #roomWidth: () => number;
  readonly #mostZoom: (window: Size) => number;
  #level: ZoomLevel = 'cards';
  #tileStep = 0;
  /** The viewport that the last fit set, while nobody has moved the map since. */
  #fitted: Viewport | null = null;

  #isMovedByHand = false;
  /** Where to look once another picture is there. */
  #expected: Position | null = null;

  constructor(cy: Core, { seen, usual, rects, roomWidth, mostZoom }: Fitting) {
    this.#cy = cy;
    this.#seen = seen;
    this.#rects = rects;
    this.#usual = usual;
    this.#roomWidth = roomWidth;
    this.#mostZoom = mostZoom;
  }

  get level(): ZoomLevel {
    this.#level = zoomLevel(this.#cy.zoom(), this.#level);
    return this.#level;
  }

  /** How large names of tiles are written. */
  get tileStep(): number {
    this.#tileStep = tileStep(this.#cy.zoom(), this.#tileStep);
    return this.#tileStep;
  }

  viewport(): Viewport {
    const { x, y } = this.#cy.pan();
    return { zoom: this.#cy.zoom(), pan: { x, y } };
  }

  size(): Size {
    return { width: this.#cy.width(), height: this.#cy.height() };
  }

  set(view: Viewport): void {
    // A fit is never refused, whatever was shown before.
    if (view.zoom < this.#cy.minZoom()) this.#cy.minZoom(view.zoom);
    this.#cy.viewport({ zoom: view.zoom, pan: { ...view.pan } });
  }

  fit(): void {
    this.#fitInto(this.#usual());
  }

  /** Everything in sight, also with a drawer beside the map. */
  fitSeen(): void {
    this.#fitInto(this.#seen());
  }

  /** How far away anybody gets, from what is shown now; nothing moves. */
  limit(folds: boolean): void {
    this.#cy.minZoom(leastZoom(this.#fitting(this.#usual()).zoom, folds));
  }

  #fitInto(frame: Frame): void {
    const view = this.#fitting(frame);
    this.#fitted = view;
    this.set(view);
  }

  /** What a fit would set. */
  #fitting({ window, keepFree }: Frame): Viewport {
    return fitView(this.#rects(), window, keepFree, this.#mostZoom(window));
  }

  /** Fits again after the window changed, unless the user has moved the map. */
  refit(): void {
    if (this.#fitted === null) return;
    if (this.isAsFitted) this.fit();
    else this.#fitted = null;
  }

  /** True while nobody has moved the map since the last fit. */
  get isAsFitted(): boolean {
    if (this.#fitted === null) return false;
    const now = this.viewport();
    const { zoom, pan } = this.#fitted;
    return now.zoom === zoom && now.pan.x === pan.x && now.pan.y === pan.y;
  }

  /** Somebody moves the map, by pointer, key or button; not the map itself, to show something. */
  byHand(): void {
    this.#isMovedByHand = true;
    this.#expected = null;
  }

  /** Another picture is coming, and is to be looked at from there, whatever it opens or folds. */
  expect(position: Position): void {
    this.#expected = position;
  }

  /** True if somebody asked to look at this picture from a certain place, which is then done. */
  goToExpected(): boolean {
    const position = this.#expected;
    if (position === null) return false;
    this.#expected = null;
    this.goTo(position);
    return true;
  }

  /** Whether somebody moved the map since this was last asked. */
  wasMovedByHand(): boolean {
    const was = this.#isMovedByHand;
    this.#isMovedByHand = false;
    return was;
  }

  /** Told of the window as it is without a drawer: what opens beside the map makes it no other place. */
  position(): Position {
    const { zoom, pan } = this.viewport();
    const [width, { height }] = [this.#roomWidth(), this.size()];
    return { x: (width / 2 - pan.x) / zoom, y: (height / 2 - pan.y) / zoom, zoom };
  }

  /** Looks from there, unless that is where somebody looks from already. */
  goTo({ x, y, zoom: wanted }: Position): void {
    const zoom = Math.min(this.#cy.maxZoom(), Math.max(this.#cy.minZoom(), wanted));
    const now = this.position();
    const isThere =
      Math.abs(now.x - x) * zoom < 2 && Math.abs(now.y - y) * zoom < 2 && Math.abs(now.zoom / zoom - 1) < 0.002;
    if (isThere) return;
    const [width, { height }] = [this.#roomWidth(), this.size()];
    this.#fitted = null;
    this.#cy.stop();
    this.set({ zoom, pan: { x: Math.round(width / 2 - x * zoom), y: Math.round(height / 2 - y * zoom) } });
  }

  /** By a share of the window, for those who do not drag. */
  panBy(across: number, down: number): void {
    const { width, height } = this.size();
    this.byHand();
    this.#cy.panBy({ x: Math.round(-across * width), y: Math.round(-down * height) });
  }

  /** As near as everything of these is in sight, at most at full size. */
  fitTo(rects: readonly Rect[]): void {
    const { window, keepFree } = this.#seen();
    if (rects.length > 0) this.set(fitView(rects, window, keepFree));
  }

  zoomIn(): void {
    this.#zoomBy(ZOOM_STEP);
  }

  zoomOut(): void {
    this.#zoomBy(1 / ZOOM_STEP);
  }

  /** Scale 1 around the middle of the window. */
  zoomToFull(): void {
    this.#zoomBy(1 / this.#cy.zoom());
  }

  centerOn(rect: Rect, animate: boolean): void {
    const zoom = Math.max(this.#cy.zoom(), 0.8);
    const { width, height } = this.size();
    const pan = {
      x: Math.round(width / 2 - (rect.x + rect.width / 2) * zoom),
      y: Math.round(height / 2 - (rect.y + rect.height / 2) * zoom),
    };
    if (animate) this.#cy.animate({ zoom, pan }, { duration: MOVE_MS });
    else this.set({ zoom, pan });
  }

  /** Brings an opened aggregate into the middle, as large as it fits: cards not above full size, not below what can be read. */
  enter(rect: Rect, animate: boolean): void {
    const { width, height } = this.size();
    const free = height - this.#seen().keepFree.height;
    const room = { width: width - 2 * RIM_PX, height: free - 2 * RIM_PX };
    const fitting = Math.min(room.width / rect.width, room.height / rect.height);
    const zoom = Math.min(1, Math.max(READABLE, fitting));
    const middle = {
      x: RIM_PX + Math.max(0, room.width - rect.width * zoom) / 2 - rect.x * zoom,
      y: RIM_PX + Math.max(0, room.height - rect.height * zoom) / 2 - rect.y * zoom,
    };
    const whole = boundsOf(this.#rects()) ?? rect;
    const pan = {
      x: Math.round(withoutGap(middle.x, whole.x * zoom, whole.width * zoom, width, 'middle')),
      y: Math.round(withoutGap(middle.y, whole.y * zoom, whole.height * zoom, free, 'first')),
    };
    this.#fitted = null;
    this.#cy.stop();
    if (animate) this.#cy.animate({ zoom, pan }, { duration: MOVE_MS });
    else this.set({ zoom, pan });
  }

  /** True if entering this rectangle does not show all of it. */
  wouldCut(rect: Rect): boolean {
    const { width, height } = this.size();
    return rect.width * READABLE > width || rect.height * READABLE > height - this.#seen().keepFree.height;
  }

  /** Pans by the least amount that brings a card out from under the drawer or from beyond the edge. */
  reveal(rect: Rect, insetRight: number): void {
    const box = onScreen(rect, this.viewport());
    const { width, height } = this.size();
    const by = {
      x: shiftInto(box.x, box.width, width - insetRight),
      y: shiftInto(box.y, box.height, height),
    };
    if (by.x !== 0 || by.y !== 0) this.#cy.panBy(by);
  }

  /** World coordinates of the window. */
  extent(): Rect {
    const { zoom, pan } = this.viewport();
    const { width, height } = this.size();
    return { x: -pan.x / zoom, y: -pan.y / zoom, width: width / zoom, height: height / zoom };
  }

  /** Puts the middle of the window on a point of the world. */
  lookAt(point: Point): void {
    this.byHand();
    const { zoom } = this.viewport();
    const { width, height } = this.size();
    this.set({ zoom, pan: { x: width / 2 - point.x * zoom, y: height / 2 - point.y * zoom } });
  }

  /** The ones that are in sight, in reading order. */
  visible<Item extends { readonly rect: Rect }>(items: readonly Item[]): Item[] {
    const seen = this.extent();
    return items
      .filter(
        ({ rect }) =>
          rect.x < seen.x + seen.width &&
          rect.y < seen.y + seen.height &&
          rect.x + rect.width > seen.x &&
          rect.y + rect.height > seen.y,
      )
      .toSorted((a, b) => a.rect.y - b.rect.y || a.rect.x - b.rect.x);
  }

  stop(): void {
    this.#cy.stop();
  }

  #zoomBy(factor: number): void {
    this.byHand();
    const { width, height } = this.size();
    const level = Math.min(this.#cy.maxZoom(), Math.max(this.#cy.minZoom(), this.#cy.zoom() * factor));
    this.#cy.zoom({ level, renderedPosition: { x: width / 2, y: height / 2 } });
  }
}

/** A pan at which the picture's edge leaves no gap in the window; a picture that is shorter than the window lies where `otherwise` says. */
function withoutGap(pan: number, start: number, length: number, room: number, otherwise: 'first' | 'middle'): number {
  const left = room - length;
  if (left > 2 * FIT_PADDING) return (otherwise === 'first' ? FIT_PADDING : left / 2) - start;
  return Math.min(FIT_PADDING - start, Math.max(pan, room - FIT_PADDING - start - length));
}

function shiftInto(start: number, length: number, room: number): number {
  if (start < MARGIN_PX) return Math.round(MARGIN_PX - start);
  const over = start + length + MARGIN_PX - room;
  return over > 0 ? -Math.round(Math.min(over, start - MARGIN_PX)) : 0;
}
