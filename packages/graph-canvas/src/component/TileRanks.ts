import type { MapGraph } from '../scene/structure.ts';
import type { TileOrder } from './mapView.ts';

/**
 * The order of namespace tiles. Ranks are taken once, when the order is chosen or the map is tidied up: what breaks later
 * moves no tile.
 */
export class TileRanks {
  #order: TileOrder = 'name';
  readonly #known = new Map<string, number>();

  /** True if the order is another one than before. */
  follow(order: TileOrder): boolean {
    if (order === this.#order) return false;
    this.#order = order;
    this.forget();
    return true;
  }

  /** The next ranks are of what is broken then. */
  forget(): void {
    this.#known.clear();
  }

  /** Of every namespace, opened or not; `undefined` for A to Z. */
  of(graph: MapGraph): Readonly<Record<string, number>> | undefined {
    if (this.#order === 'name') return undefined;
    for (const { id, kind, members } of [...graph.nodes, ...graph.groups]) {
      if (kind !== 'namespace' || members === undefined || this.#known.has(id)) continue;
      this.#known.set(id, -(members.broken * 10_000 + members.degraded));
    }
    return Object.fromEntries(this.#known);
  }
}
