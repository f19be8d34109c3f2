import type { ContentChanges, GraphContent } from './content.ts';
import { GraphView } from './GraphView.ts';
import { Opening } from './Opening.ts';
import { Placing } from './place.ts';
import type { GraphChanges, GraphPicture, Level } from './types.ts';
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

/** A view of the whole graph for one query, kept up to date for the streams that asked for it. */
export class LiveView {
  readonly #query: ViewQuery;
  readonly #graph: GraphContent;
  readonly #levels: readonly Level[];
  /** From the finest level considered to the one drawn, nothing opened: finer ones are kept to see when they fit. */
  readonly #plain: readonly GraphView[];
  readonly #opening: Opening;

  constructor(graph: GraphContent, query: ViewQuery) {
    this.#query = query;
    this.#graph = graph;
    const namespaces = new Set(query.namespaces);
    this.#levels = query.level === 'auto' ? AUTO_LEVELS : [...new Set<Level>([query.level, 'namespace'])];
    const plain: GraphView[] = [];
    let drawn: { readonly view: GraphView; readonly placing: Placing } | undefined;
    for (const level of this.#levels) {
      const placing = new Placing(level, namespaces, query.filter);
      drawn = { view: new GraphView(graph, placing, query.filter), placing };
      plain.push(drawn.view);
      if (drawn.view.elements <= query.budget && (level !== 'app' || this.#isWorthALevel(drawn.view))) break;
    }
    if (drawn === undefined) throw new TypeError('a view needs a level');
    this.#plain = plain.slice(0, -1);
    this.#opening = new Opening(graph, drawn.view, drawn.placing, query);
  }

  get level(): Level {
    return this.#opening.view.level;
  }

  /** Nodes and edges drawn. */
  get elements(): number {
    return this.#opening.view.elements;
  }

  picture(): GraphPicture {
    return this.#opening.view.picture();
  }

  /** Takes over what changed in the whole graph. After a `reset` the view is of no use any more: make a new one. */
  update(changes: ContentChanges): ViewUpdate {
    const all = this.#withFiltered(changes);
    for (const view of this.#plain) view.update(all);
    const drawn = this.#opening.view.update(all);
    const level = this.#otherLevel();
    if (level !== undefined) return { kind: 'reset', level };
    return drawn === undefined ? { kind: 'same' } : { kind: 'changed', changes: drawn };
  }

  /** Only of `auto`: an app level by name is drawn in any case. `room` asks for more than just enough. */
  #isWorthALevel(apps: GraphView, room = 1): boolean {
    if (this.#query.level !== 'auto') return true;
    const { nodes, areas } = apps;
    return nodes >= (areas * APPS_PER_NAMESPACE) / room;
  }

  /** With what the filter judges differently now. */
  #withFiltered(changes: ContentChanges): ContentChanges {
    const again = this.#query.filter?.update?.(changes);
    if (again === undefined) return changes;
    return {
      ...changes,
      nodes: withAgain(changes.nodes, again.nodes, this.#graph.nodes),
      edges: withAgain(changes.edges, again.edges, this.#graph.edges),
    };
  }

  /** The level to draw anew: another one that `auto` would rather draw, or the same one with more or less opened. */
  #otherLevel(): Level | undefined {
    const { budget } = this.#query;
    const finer = this.#plain.find(
      (view) => view.elements <= budget * ROOM && (view.level !== 'app' || this.#isWorthALevel(view, ROOM)),
    );
    if (finer !== undefined) return finer.level;
    if (this.elements > budget) return this.#opening.canFold ? this.level : this.#levels[this.#plain.length + 1];
    // Both are infinite where everything is open.
    return this.#opening.needed < budget * ROOM ? this.level : undefined;
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

/** The graph as a query asks for it. */
export function viewOf(graph: GraphContent, query: ViewQuery): GraphPicture {
  return new LiveView(graph, query).picture();
}
