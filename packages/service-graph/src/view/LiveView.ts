import type { ContentChanges, GraphContent } from '../content.ts';
import { GraphView } from './GraphView.ts';
import { sortById } from '../collections/keyed.ts';
import { Opening } from './Opening.ts';
import { Placing } from './place.ts';
import { PlacedGraph } from './PlacedGraph.ts';
import type { GraphChanges, GraphEdge, GraphItems, GraphPicture, Level } from '../types.ts';
import type { ViewQuery } from './viewQuery.ts';

/** Levels that `auto` chooses among, from the finest; the last one is drawn whatever it takes. A level by name has tiles below it. */
const AUTO_LEVELS = ['service', 'app', 'namespace'] as const satisfies readonly Level[];

/** A finer picture is drawn again only when that fits with this to spare, so that it does not flap. */
const ROOM = 0.85;

/** Apps are worth a level of their own only where there are this many for each namespace; else tiles say more. */
const APPS_PER_NAMESPACE = 1.25;

/** What became of a view: the same (`undefined` changes), changed, or to be folded differently now, which needs a new snapshot. */
export type ViewUpdate =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly changes: GraphChanges }
  | { readonly kind: 'reset'; readonly level: Level };

/**
 * A view of the whole graph for one query, kept up to date for the streams that asked for it. It is made before it is used: a large
 * one takes longer than others should have to wait.
 */
export class LiveView {
  readonly query: ViewQuery;
  readonly #graph: GraphContent;
  readonly #levels: readonly Level[];
  /** From the finest level considered to the one drawn: finer ones, nothing opened, are kept to see when they fit. */
  readonly #placed: PlacedGraph[] = [];
  #opening: Opening | undefined;
  #view: GraphView | undefined;
  #isMade = false;

  constructor(graph: GraphContent, query: ViewQuery) {
    this.query = query;
    this.#graph = graph;
    this.#levels = query.level === 'auto' ? AUTO_LEVELS : [...new Set<Level>([query.level, 'namespace'])];
  }

  /** A view that is made at once. */
  static of(graph: GraphContent, query: ViewQuery): LiveView {
    const view = new LiveView(graph, query);
    for (const _ of view.make());
    return view;
  }

  /** Makes it, in steps of far less than a millisecond; `update` may be called between two of them. */
  *make(): Generator<void> {
    const placed = yield* this.#place();
    this.#opening = new Opening(this.#graph, placed, this.query);
    yield* this.#opening.open();
    this.#view = new GraphView(this.#graph, placed);
    yield* this.#view.draw();
    this.#isMade = true;
  }

  /** The finest level that fits. */
  *#place(): Generator<void, PlacedGraph> {
    const namespaces = new Set(this.query.namespaces);
    for (const level of this.#levels) {
      const placed = new PlacedGraph(this.#graph, new Placing(level, namespaces, this.query.filter), this.query.filter);
      this.#placed.push(placed);
      yield* placed.place();
      const fits = placed.elements <= this.query.budget && (level !== 'app' || this.#isWorthALevel(placed));
      if (fits || level === this.#levels.at(-1)) return placed;
    }
    throw new TypeError('a view needs a level');
  }

  get level(): Level {
    return this.#drawn.level;
  }

  /** Nodes and edges drawn. */
  get elements(): number {
    return this.#placed.at(-1)?.elements ?? 0;
  }

  /** The numbers of the picture, without its lists. */
  get counts(): GraphView['counts'] {
    return this.#drawn.counts;
  }

  /** The edges that are drawn, as they are while it is walked. */
  get edges(): Iterable<GraphEdge> {
    return this.#drawn.edges;
  }

  /** Everything that is drawn now, in no particular order. */
  items(): GraphItems {
    return this.#drawn.items();
  }

  picture(): GraphPicture {
    const { nodes, edges, groups, attention } = this.items();
    return {
      level: this.level,
      ...this.counts,
      nodes: sortById(nodes),
      edges: sortById(edges),
      groups: sortById(groups),
      attention: sortById(attention),
    };
  }

  get #drawn(): GraphView {
    if (this.#view === undefined) throw new TypeError('the view has not been made');
    return this.#view;
  }

  /** Takes over what changed in the whole graph. After a `reset` the view is of no use any more: make a new one. */
  update(changes: ContentChanges): ViewUpdate {
    const all = this.#withFiltered(changes);
    const finer = this.#view === undefined ? this.#placed : this.#placed.slice(0, -1);
    for (const placed of finer) placed.update(all);
    if (!this.#isMade) {
      this.#view?.redraw(all);
      return { kind: 'same' };
    }
    const drawn = this.#drawn.update(all);
    const level = this.#otherLevel();
    if (level !== undefined) return { kind: 'reset', level };
    return drawn === undefined ? { kind: 'same' } : { kind: 'changed', changes: drawn };
  }

  /** Only of `auto`: an app level by name is drawn in any case. `room` asks for more than just enough. */
  #isWorthALevel(apps: PlacedGraph, room = 1): boolean {
    if (this.query.level !== 'auto') return true;
    return apps.nodes.size >= (apps.areas * APPS_PER_NAMESPACE) / room;
  }

  /** With what the filter judges differently now. */
  #withFiltered(changes: ContentChanges): ContentChanges {
    const again = this.query.filter?.update?.(changes);
    if (again === undefined) return changes;
    return {
      ...changes,
      nodes: withAgain(changes.nodes, again.nodes, this.#graph.nodes),
      edges: withAgain(changes.edges, again.edges, this.#graph.edges),
    };
  }

  /** The level to draw anew: another one that `auto` would rather draw, or the same one with more or less opened. */
  #otherLevel(): Level | undefined {
    const { budget } = this.query;
    const finer = this.#placed
      .slice(0, -1)
      .find(
        (placed) =>
          placed.elements <= budget * ROOM && (placed.placing.level !== 'app' || this.#isWorthALevel(placed, ROOM)),
      );
    if (finer !== undefined) return finer.placing.level;
    if (this.elements > budget) return this.#opening?.canFold === true ? this.level : this.#levels[this.#placed.length];
    // Both are infinite where everything is open.
    return (this.#opening?.needed ?? Infinity) < budget * ROOM ? this.level : undefined;
  }
}

function withAgain<T extends { readonly id: string }>(
  changes: { readonly upsert: readonly T[]; readonly remove: readonly string[] },
  again: Iterable<string>,
  items: ReadonlyMap<string, T>,
): { readonly upsert: readonly T[]; readonly remove: readonly string[] } {
  const upsert = new Map(changes.upsert.map((item) => [item.id, item]));
  for (const id of again) {
    const item = items.get(id);
    if (item !== undefined) upsert.set(id, item);
  }
  return { upsert: [...upsert.values()], remove: changes.remove };
}
