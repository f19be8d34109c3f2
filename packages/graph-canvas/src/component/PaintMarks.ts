import { afterPaint } from './afterPaint.ts';
import type { MapView } from './mapView.ts';

const DELTA_APPLIED = 'fairlead:delta-applied';

/**
 * User Timing marks: `fairlead:graph-painted` for the first picture; for each later revision `fairlead:delta-applied` once every element
 * is as it must be, and `fairlead:delta-painted` once the frame that shows it is painted.
 */
export class PaintMarks {
  readonly #element: Element;
  #revision: number | undefined;

  /** `element` is what the map is drawn in. */
  constructor(element: Element) {
    this.#element = element;
  }

  /** Whether anybody has seen anything yet. */
  get hasBegun(): boolean {
    return this.#revision !== undefined;
  }

  /** A view is drawn, and its frame will be painted; marks it then, unless its revision is marked already. */
  drawn({ graph: { revision }, observedAtMs }: MapView): void {
    if (revision === this.#revision) return;
    const name = this.hasBegun ? 'fairlead:delta-painted' : 'fairlead:graph-painted';
    if (this.hasBegun) performance.mark(DELTA_APPLIED, { detail: { revision } });
    this.#revision = revision;
    afterPaint(this.#element, () => {
      const ageMs = observedAtMs === null ? null : Math.max(0, Date.now() - observedAtMs);
      performance.mark(name, { detail: { revision, ageMs } });
    });
  }
}
