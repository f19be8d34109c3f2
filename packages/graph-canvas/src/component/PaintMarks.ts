import { afterPaint } from './afterPaint.ts';
import type { MapView } from './mapView.ts';

/** User Timing marks of what has been painted: the first picture, and each later revision. */
export class PaintMarks {
  #revision: number | undefined;

  /** Whether anybody has seen anything yet. */
  get hasBegun(): boolean {
    return this.#revision !== undefined;
  }

  /** A view is drawn, and its frame will be painted; marks it then, unless its revision is marked already. */
  drawn({ graph: { revision }, observedAtMs }: MapView): void {
    if (revision === this.#revision) return;
    const name = this.hasBegun ? 'fairlead:delta-painted' : 'fairlead:graph-painted';
    this.#revision = revision;
    afterPaint(() => {
      const ageMs = observedAtMs === null ? null : Math.max(0, Date.now() - observedAtMs);
      performance.mark(name, { detail: { revision, ageMs } });
    });
  }
}
