import { MOST_ZOOM } from '../cytoscape/instance.ts';
import type { Placement, Point } from '../layout/layoutTypes.ts';
import { boundsOf, centerOf } from '../layout/rects.ts';
import { zoomStep, type ZoomStep } from '../scene/zoomSteps.ts';
import type { MapView } from './mapView.ts';
import type { Viewing } from './Viewing.ts';

/** A gesture is over when nothing has come for this long. */
const REST_MS = 140;

interface Pictured {
  readonly view: MapView;
  readonly placement: Placement;
}

/** Tells, once a person has zoomed, what that opens or folds. Zooming by the program itself does not count. */
export class ZoomGesture {
  readonly #viewing: Viewing;
  readonly #picture: () => Pictured;
  readonly #onStep: (step: ZoomStep) => void;
  #zoom: number;
  /** Before the last change. */
  #previous: number;
  /** Where the gesture began. */
  #from: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(viewing: Viewing, picture: () => Pictured, onStep: (step: ZoomStep) => void) {
    this.#viewing = viewing;
    this.#picture = picture;
    this.#onStep = onStep;
    this.#zoom = this.#previous = viewing.viewport().zoom;
  }

  /** The viewport has changed, whoever did it. */
  seen(): void {
    const { zoom } = this.#viewing.viewport();
    if (zoom === this.#zoom) return;
    this.#previous = this.#zoom;
    this.#zoom = zoom;
  }

  /** A person has zoomed by wheel or fingers, around `at`. */
  moved(at?: Point): void {
    this.#from ??= this.#previous;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#step(at);
    }, REST_MS);
  }

  /** Zooms on behalf of a person, by a button or a key. */
  by(zoom: () => void): void {
    this.#from ??= this.#zoom;
    zoom();
    this.moved();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #step(at: Point | undefined): void {
    const { view, placement } = this.#picture();
    const to = this.#zoom;
    // At the end of the scale the wheel still says which way it is turned.
    const from = to >= MOST_ZOOM ? 0 : (this.#from ?? to);
    this.#from = undefined;
    const extent = this.#viewing.extent();
    const step = zoomStep({
      level: view.graph.level,
      from,
      to,
      at: at ?? centerOf(extent),
      window: this.#viewing.size(),
      extent,
      nodes: view.graph.nodes,
      rects: placement.nodes,
      opened: view.opened,
      frames: Object.fromEntries(view.graph.groups.map(({ id }) => [id, boundsOf(placement.areas[id]?.rects ?? [])])),
    });
    if (!step.fold && step.open.length + step.close.length === 0) return;
    // The map goes to what opens among tiles, and back to the whole: where this gesture led is no place to come back to.
    const isWhole = step.close.length === view.opened.length && step.close.length > 0;
    if (step.fold || (view.graph.level === 'namespace' && (step.open.length > 0 || isWhole)))
      this.#viewing.wasMovedByHand();
    this.#onStep(step);
  }
}
