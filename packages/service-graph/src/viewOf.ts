import type { ContentChanges, GraphContent } from './content.ts';
import { GraphView } from './GraphView.ts';
import type { GraphChanges, GraphPicture, Level } from './types.ts';
import type { ViewQuery } from './viewQuery.ts';

/** Levels that `auto` chooses among, from the finest; the last one is drawn whatever it takes. */
const AUTO_LEVELS = ['service', 'app', 'namespace'] as const satisfies readonly Level[];

/** `auto` goes back to a finer level only when that fits with this to spare, so that the picture does not flap. */
const ROOM = 0.85;

/** What became of a view: the same (`undefined` changes), changed, or drawn at another level by `auto`, which needs a new snapshot. */
export type ViewUpdate =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly changes: GraphChanges }
  | { readonly kind: 'reset'; readonly level: Level };

/** A view of the whole graph for one query, kept up to date for the streams that asked for it. */
export class LiveView {
  readonly #auto: boolean;
  readonly #budget: number;
  /** From the finest level considered to the one drawn: finer ones are kept to see when they fit. */
  readonly #views: readonly GraphView[];
  readonly #drawn: GraphView;

  constructor(graph: GraphContent, query: ViewQuery) {
    const namespaces = new Set(query.namespaces);
    const open = new Set(query.open);
    this.#auto = query.level === 'auto';
    this.#budget = query.budget;
    const levels: readonly Level[] = query.level === 'auto' ? AUTO_LEVELS : [query.level];
    const views: GraphView[] = [];
    let drawn: GraphView | undefined;
    for (const level of levels) {
      drawn = new GraphView(graph, { level, namespaces, open });
      views.push(drawn);
      if (drawn.elements <= query.budget) break;
    }
    if (drawn === undefined) throw new TypeError('a view needs a level');
    this.#views = views;
    this.#drawn = drawn;
  }

  get level(): Level {
    return this.#drawn.level;
  }

  picture(): GraphPicture {
    return this.#drawn.picture();
  }

  /** Takes over what changed in the whole graph. After a `reset` the view is of no use any more: make a new one. */
  update(changes: ContentChanges): ViewUpdate {
    let drawnChanges: GraphChanges | undefined;
    for (const view of this.#views) {
      const result = view.update(changes);
      if (view === this.#drawn) drawnChanges = result;
    }
    const level = this.#otherLevel();
    if (level !== undefined) return { kind: 'reset', level };
    return drawnChanges === undefined ? { kind: 'same' } : { kind: 'changed', changes: drawnChanges };
  }

  /** The level that `auto` would rather draw now. */
  #otherLevel(): Level | undefined {
    if (!this.#auto) return undefined;
    const coarser = AUTO_LEVELS[this.#views.length];
    const finer = this.#views.slice(0, -1).find((view) => view.elements <= this.#budget * ROOM);
    if (finer !== undefined) return finer.level;
    return this.#drawn.elements > this.#budget ? coarser : undefined;
  }
}

/** The graph as a query asks for it. */
export function viewOf(graph: GraphContent, query: ViewQuery): GraphPicture {
  return new LiveView(graph, query).picture();
}
