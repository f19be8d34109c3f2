import type { Point } from '../layout/layoutTypes.ts';
import { cutTitleAt } from '../paint/areaTitle.ts';
import type { AreaLook } from '../paint/areaLook.ts';
import type { View } from '../paint/surface.ts';
import type { Measure } from '../scene/card.ts';
import type { PointedTitle } from './mapView.ts';

interface Painted {
  readonly areas: readonly AreaLook[];
  readonly view: View;
  readonly measure: Measure;
}

/** Tells when the pointer comes to the title of an area that does not say everything, and when it leaves it. */
export class PointedTitles {
  readonly #painted: () => Painted;
  readonly #onTitle: (title: PointedTitle | null) => void;
  #id: string | undefined;

  constructor(painted: () => Painted, onTitle: (title: PointedTitle | null) => void) {
    this.#painted = painted;
    this.#onTitle = onTitle;
  }

  /** The pointer is at a place of the window, or on no ground of the map (`null`). */
  at(point: Point | null): void {
    if (point === null && this.#id === undefined) return;
    const { areas, view, measure } = this.#painted();
    const found = point === null ? undefined : cutTitleAt(point, areas, view, measure);
    if (found?.area.id === this.#id) return;
    this.#id = found?.area.id;
    if (found === undefined) {
      this.#onTitle(null);
      return;
    }
    const { id, title, texts } = found.area;
    const lines = [title, texts.services, texts.broken, texts.degraded].filter((line) => line !== undefined);
    this.#onTitle({ id, lines, band: found.band });
  }
}
