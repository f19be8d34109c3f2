import type { Placement } from '../layout/layoutTypes.ts';
import { boundsOf } from '../layout/rects.ts';
import type { MapView } from './mapView.ts';
import type { Viewing } from './Viewing.ts';

/** More areas than this opened at once are looked at as a whole. */
const ENTER_AT_MOST = 3;

/**
 * Where the window looks when the picture is folded differently: another level, or another part of the cluster, is seen as a whole, a namespace that opens
 * among tiles is entered, the last one that closes gives the whole back. Unless somebody asked for a place.
 */
export class OpeningView {
  readonly #viewing: Viewing;
  #level: string | undefined;
  #picture: string | undefined;
  #open: ReadonlySet<string> = new Set();

  constructor(viewing: Viewing) {
    this.#viewing = viewing;
  }

  /** True if everything has been fitted. `picture` names what stands in these places. */
  follow(
    { graph, settings, selectedId }: MapView,
    { placement, picture }: { readonly placement: Placement; readonly picture: string },
  ): boolean {
    // What is not laid out yet is looked at when it is.
    const open = new Set(
      graph.level === 'namespace'
        ? graph.groups.flatMap(({ id }) => (placement.areas[id] === undefined ? [] : [id]))
        : [],
    );
    const fresh = [...open].filter((id) => !this.#open.has(id));
    const isSame = open.size === this.#open.size && fresh.length === 0;
    const isOther = graph.level !== this.#level || picture !== this.#picture;
    const [hadOpen, isFirst] = [this.#open.size > 0, this.#level === undefined];
    this.#level = graph.level;
    this.#picture = picture;
    this.#open = open;
    if ((isOther || !isSame) && this.#viewing.goToExpected()) return false;
    if (isOther) {
      if (!isFirst || open.size === 0 || open.size > ENTER_AT_MOST) return this.#fit();
      this.#enter([...open], placement, selectedId, false);
    } else if (!isSame) {
      if (fresh.length > ENTER_AT_MOST || (hadOpen && open.size === 0)) return this.#fit();
      if (fresh.length > 0) this.#enter(fresh, placement, selectedId, !settings.reducedMotion);
    }
    return false;
  }

  #fit(): true {
    this.#viewing.fit();
    return true;
  }

  #enter(ids: readonly string[], { areas, nodes }: Placement, selectedId: string | null, animate: boolean): void {
    const bounds = boundsOf(ids.flatMap((id) => areas[id]?.rects ?? []));
    if (bounds === undefined) return;
    this.#viewing.enter(bounds, animate);
    const selected = selectedId === null ? undefined : nodes[selectedId];
    // In an area too large to be seen whole.
    if (selected !== undefined && this.#viewing.wouldCut(bounds)) this.#viewing.centerOn(selected, animate);
  }
}
