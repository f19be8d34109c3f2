import type { PlacedNode } from '../content.ts';
import { namespaceId } from '../ids.ts';
import type { Level } from '../types.ts';
import type { ViewFilter } from './viewFilter.ts';

/** How far a namespace is unfolded; `some`: these nodes by themselves, the rest of the namespace in its tile. */
export type Depth = Level | { readonly some: ReadonlySet<string> };

/** Where every node is drawn: at one level, with single namespaces and aggregates unfolded further. */
export class Placing {
  readonly level: Level;
  readonly #namespaces: ReadonlySet<string>;
  readonly #filter: ViewFilter | undefined;
  readonly #depths = new Map<string, Depth>();
  readonly #opened = new Set<string>();

  constructor(level: Level, namespaces: ReadonlySet<string>, filter?: ViewFilter) {
    this.level = level;
    this.#namespaces = namespaces;
    this.#filter = filter;
  }

  /** Unfolds a namespace, or folds it again. */
  setDepth(namespace: string, depth: Depth): void {
    this.#depths.set(namespace, depth);
  }

  /** Of namespaces that were not chosen only the tiles are drawn, unless one is opened. */
  depthOf(namespace: string): Depth {
    return this.#depths.get(namespace) ?? (this.isChosen(namespace) ? this.level : 'namespace');
  }

  /** Unfolds an app or a workload, or folds it again. */
  setOpened(aggregate: string, opened: boolean): void {
    if (opened) this.#opened.add(aggregate);
    else this.#opened.delete(aggregate);
  }

  /** Only some namespaces are in the picture. */
  get choosesNamespaces(): boolean {
    return this.#namespaces.size > 0;
  }

  isChosen(namespace: string | null): boolean {
    return this.#namespaces.size === 0 || (namespace !== null && this.#namespaces.has(namespace));
  }

  /** Taken out of the picture, if it were in it. */
  isFiltered(placed: PlacedNode): boolean {
    return this.#filter?.hidesNode(placed) === true;
  }

  /** In the chosen namespaces, and not taken out: what lies outside of them may be drawn because of it. */
  isInChosen(placed: PlacedNode): boolean {
    return this.isChosen(placed.node.namespace) && !this.isFiltered(placed);
  }

  /** The id of what a node of the picture is drawn as: itself, or the aggregate it is folded into. */
  placeOf(placed: PlacedNode): string {
    const { namespace } = placed.node;
    // Hosts outside and unknown callers belong to no aggregate.
    if (namespace === null) return placed.id;
    const depth = this.depthOf(namespace);
    if (typeof depth === 'object') return depth.some.has(placed.id) ? placed.id : namespaceId(namespace);
    const aggregate = aggregateOf(placed, depth, namespace);
    return aggregate === undefined || this.#opened.has(aggregate) ? placed.id : aggregate;
  }

  /** At depth `workload` a workload stands for the services it backs even while it holds only itself. */
  isAggregate(id: string, namespace: string): boolean {
    return id.startsWith('workload/') && this.depthOf(namespace) === 'workload' && !this.#opened.has(id);
  }
}

function aggregateOf(placed: PlacedNode, depth: Level, namespace: string): string | undefined {
  switch (depth) {
    case 'namespace':
      return namespaceId(namespace);
    case 'app':
      return placed.app;
    case 'workload':
      return placed.workload;
    case 'service':
      return undefined;
  }
}
