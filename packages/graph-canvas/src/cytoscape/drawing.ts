import type { BoundingBox12, Core } from 'cytoscape';
import type { Rect } from '../layout/layoutTypes.ts';
import { Damage, sameFrame, type Frame } from './Damage.ts';
import { footprintOf, overlap, sameFootprint, type DrawnElement, type Footprint } from './footprint.ts';

/** With at most this many cards and lines in sight each is drawn afresh even for every frame of a movement. */
const FRESH_UP_TO = 300;
/** Where more of the canvas changes, drawing everything is as cheap. */
const MOST = 0.5;

/** The parts of the canvas renderer that draw; they are not in the types of Cytoscape. */
export interface ElementRenderer {
  render: (options?: { readonly forcedContext?: unknown }) => void;
  redraw: (options?: object) => void;
  notify: (name: string, elements: unknown) => void;
  drawLayeredElements: (
    context: CanvasRenderingContext2D,
    elements: readonly DrawnElement[],
    ratio: number,
    extent: BoundingBox12,
  ) => void;
  readonly drawElement: (
    context: CanvasRenderingContext2D,
    element: DrawnElement,
    originAt: null,
    hasTexts: boolean,
  ) => void;
  /** Calls back with elements whose style was worked out anew. */
  readonly onUpdateEleCalcs: (run: (willDraw: boolean, elements: Iterable<DrawnElement>) => void) => void;
  /** Works out the style of all that changed. */
  readonly flushRenderedStyleQueue: () => void;
  readonly getPixelRatio: () => number;
  requestedFrame?: boolean;
  readonly renderOptions?: object;
  readonly canvasWidth: number;
  readonly canvasHeight: number;
  /** Which of the contexts is the one of the elements. */
  readonly NODE: number;
  readonly data: { readonly contexts: readonly CanvasRenderingContext2D[] };
  /** While the map is panned, one picture of it is moved. */
  readonly textureDrawLastFrame?: boolean;
  readonly hoverData?: { readonly draggingEles?: boolean };
}

/**
 * How Cytoscape's canvas comes about.
 *
 * It draws from pictures of its own at half and quarter size, which blurs outlines of one pixel, and takes five times as long the first
 * time. So a picture at rest is drawn from nothing, and sharp; only frames on the way to another viewport come from those. It also clears the
 * canvas and draws all elements when one changes. Here the canvas keeps what it shows, and only where changed elements stand, or stood, it is
 * cleared and drawn again; so it is for every frame in which a card is dragged. Whatever else asks for a picture (another viewport or window)
 * gets the whole.
 */
export class Drawing {
  /** Whether lines have their texts. */
  writesFigures = true;
  readonly #cy: Core;
  readonly #renderer: ElementRenderer;
  /** Where the elements stand that are on the canvas. */
  #drawn = new Map<string, Footprint>();
  readonly #changed = new Set<string>();
  #gone: Footprint[] = [];
  /** Of the picture on the canvas; null where it is none of ours. */
  #frame: Frame | null = null;
  #isWhole = true;
  #isNotified = false;
  /** Whose place is looked up at the moment. */
  #asked: DrawnElement | null = null;
  /** What is being drawn: everything, a copy for elsewhere, or these places. */
  #task: 'whole' | 'copy' | Damage = 'whole';

  constructor(cy: Core, renderer: ElementRenderer) {
    this.#cy = cy;
    this.#renderer = renderer;
    renderer.onUpdateEleCalcs((willDraw, elements) => {
      if (willDraw) for (const element of elements) this.#changed.add(element.id());
    });
    cy.on('add', ({ target }) => {
      this.#changed.add(target.id());
    });
    cy.on('remove', ({ target }) => {
      const known = this.#drawn.get(target.id());
      if (known !== undefined) this.#gone.push(known);
      this.#drawn.delete(target.id());
    });
    // A browser that took its memory away gives an empty canvas back; the event does not bubble.
    const restored = (): void => {
      this.#frame = null;
      cy.forceRender();
    };
    cy.container()?.addEventListener('contextrestored', restored, { capture: true });
    this.#hearRequests();
    this.#dropAnnouncements();
    this.#replaceRender();
    this.#replaceDrawing();
  }

  /** Draws what has changed now instead of in the next frame, which then only has to show it. */
  now(): void {
    if (this.#renderer.requestedFrame !== true) return;
    this.#renderer.flushRenderedStyleQueue();
    this.#renderer.render(this.#renderer.renderOptions);
    this.#renderer.requestedFrame = false;
  }

  /** Tells a request that comes with changes of elements from any other. */
  #hearRequests(): void {
    const renderer = this.#renderer;
    const { notify, redraw } = renderer;
    renderer.notify = (name, elements) => {
      if (this.#asked !== null && name === 'bounds') return;
      this.#isNotified = true;
      try {
        notify.call(renderer, name, elements);
      } finally {
        this.#isNotified = false;
      }
    };
    renderer.redraw = (options) => {
      // Each move of the pointer that drags a card asks for a picture.
      if (!this.#isNotified && renderer.hoverData?.draggingEles !== true) this.#isWhole = true;
      redraw.call(renderer, options);
    };
  }

  /**
   * An element that is asked for its box for the first time since it changed says that its bounds are others. It has been worked out by then; who
   * hears that would do so again with the next picture, with all of its lines.
   */
  #dropAnnouncements(): void {
    const cy = this.#cy;
    const emit = cy.emit.bind(cy) as (event: unknown, extra: unknown) => Core;
    const heard = (event: unknown, extra: unknown): Core => {
      const { type, target } = event as { readonly type?: unknown; readonly target?: unknown };
      return type === 'bounds' && target !== undefined && target === this.#asked ? cy : emit(event, extra);
    };
    Object.assign(cy, { emit: heard });
  }

  /** Looks up a place of an element, which changes nothing. */
  #asking<Result>(element: DrawnElement, look: (element: DrawnElement) => Result): Result {
    this.#asked = element;
    try {
      return look(element);
    } finally {
      this.#asked = null;
    }
  }

  #replaceRender(): void {
    const renderer = this.#renderer;
    const { render } = renderer;
    renderer.render = (options) => {
      const outer = this.#task;
      const frame = this.#frameNow();
      const context = renderer.data.contexts[renderer.NODE];
      const task = options?.forcedContext === undefined ? (this.#damage(frame) ?? 'whole') : 'copy';
      this.#task = task;
      try {
        if (typeof task === 'string' || context === undefined) render.call(renderer, options);
        else within(context, task.rects(), () => render.call(renderer, options));
      } finally {
        if (task !== 'copy') this.#frame = renderer.textureDrawLastFrame === true || this.#isMoving() ? null : frame;
        this.#task = outer;
      }
    };
  }

  #replaceDrawing(): void {
    const renderer = this.#renderer;
    const { drawLayeredElements } = renderer;
    renderer.drawLayeredElements = (context, elements, ratio, extent) => {
      const task = this.#task;
      if (task instanceof Damage) {
        this.#drawWithin(task, context, elements);
        return;
      }
      const isSeen = (element: DrawnElement): boolean => overlap(element.boundingBox(), extent);
      const seen = elements.filter((element) => element.visible() && this.#asking(element, isSeen));
      if (seen.length > FRESH_UP_TO && this.#isMoving()) {
        drawLayeredElements.call(renderer, context, elements, ratio, extent);
      } else for (const element of seen) this.#drawElement(context, element);
      if (task !== 'whole') return;
      this.#remember(new Map(seen.map((element) => [element.id(), this.#asking(element, footprintOf)])));
    };
  }

  /** What did not change stands where it stood: only its place is looked at. */
  #drawWithin(damage: Damage, context: CanvasRenderingContext2D, elements: readonly DrawnElement[]): void {
    for (const element of elements) {
      const place = this.#drawn.get(element.id());
      if (place === undefined || !damage.touches(place.around)) continue;
      if (place.boxes().some((box) => damage.touches(box))) this.#drawElement(context, element);
    }
    this.#remember(this.#drawn);
  }

  #drawElement(context: CanvasRenderingContext2D, element: DrawnElement): void {
    this.#renderer.drawElement(context, element, null, this.writesFigures || !element.isEdge());
  }

  #remember(footprints: Map<string, Footprint>): void {
    this.#drawn = footprints;
    this.#changed.clear();
    this.#gone = [];
    this.#isWhole = false;
  }

  /** What has to be drawn again; undefined for everything. */
  #damage(frame: Frame): Damage | undefined {
    const isKept =
      this.#frame !== null && sameFrame(frame, this.#frame) && this.#renderer.textureDrawLastFrame !== true;
    if (this.#isWhole || this.#isMoving() || !isKept || this.#changed.size + this.#gone.length === 0) return undefined;
    const damage = new Damage(frame);
    for (const place of [...this.#gone, ...this.#moveChanged()]) for (const box of place.boxes()) damage.add(box);
    return damage.share > MOST ? undefined : damage;
  }

  /** Takes note of where all that changed stands now; returns these places, and where it stood. */
  #moveChanged(): readonly Footprint[] {
    const places: Footprint[] = [];
    for (const id of this.#changed) {
      const before = this.#drawn.get(id);
      const element = this.#cy.getElementById(id);
      const isSeen = element.nonempty() && element.visible();
      const now = isSeen ? this.#asking(element[0] as unknown as DrawnElement, footprintOf) : undefined;
      if (now === undefined) this.#drawn.delete(id);
      else this.#drawn.set(id, now);
      if (before !== undefined && now !== undefined && sameFootprint(before, now)) continue;
      for (const place of [before, now]) if (place !== undefined) places.push(place);
    }
    return places;
  }

  /** The map goes somewhere by itself: one frame after another shows all of it elsewhere. */
  #isMoving(): boolean {
    return this.#cy.animated();
  }

  #frameNow(): Frame {
    const { canvasWidth: width, canvasHeight: height } = this.#renderer;
    const { x, y } = this.#cy.pan();
    return { zoom: this.#cy.zoom(), pan: { x, y }, ratio: this.#renderer.getPixelRatio(), size: { width, height } };
  }
}

/** Runs something that clears and draws on a canvas; what lies beside the places stays as it is. */
function within(context: CanvasRenderingContext2D, places: readonly Rect[], run: () => void): void {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.beginPath();
  for (const { x, y, width, height } of places) context.rect(x, y, width, height);
  context.clip();
  try {
    run();
  } finally {
    context.restore();
  }
}
