import type { Connections } from './connections/Connections.ts';
import { compareIds, sortById } from './collections/keyed.ts';
import type { Keyed, KeyedChanges } from './collections/keyed.ts';
import { sameValue } from './collections/sameValue.ts';
import type { Attention, GraphEdge, GraphGroup, GraphNode } from './types.ts';

/** A node with the aggregates it belongs to, which the node itself does not tell. */
export interface PlacedNode extends Keyed {
  readonly node: GraphNode;
  /** `app/NS/NAME`; of a service always, of a workload when all its services agree, else `undefined`. */
  readonly app: string | undefined;
  /** Of a service with exactly one workload: its id. */
  readonly workload: string | undefined;
}

/** The whole graph in full, at level `service`. */
export interface GraphContent {
  readonly nodes: ReadonlyMap<string, PlacedNode>;
  readonly edges: ReadonlyMap<string, GraphEdge>;
  readonly groups: ReadonlyMap<string, GraphGroup>;
  readonly attention: ReadonlyMap<string, Attention>;
  /** Who leads to whom by these edges. */
  readonly connections: Connections;
  /** Ids of the nodes of a namespace. */
  nodesIn(namespace: string): Iterable<string>;
}

/** From one state of the whole graph to a later one. */
export interface ContentChanges {
  readonly nodes: KeyedChanges<PlacedNode>;
  readonly edges: KeyedChanges<GraphEdge>;
  readonly groups: KeyedChanges<GraphGroup>;
  readonly attention: KeyedChanges<Attention>;
  /** Somebody leads to somebody else than before. */
  readonly reconnected: boolean;
}

/** Whether nothing changed. */
export function isEmptyContentChange(changes: ContentChanges): boolean {
  return [changes.nodes, changes.edges, changes.groups, changes.attention].every(
    ({ upsert, remove }) => upsert.length === 0 && remove.length === 0,
  );
}

/** Items by id that remember which of them changed in value since they were last asked. */
export class ChangingItems<T extends Keyed> {
  readonly #items = new Map<string, T>();
  /** The items as they were at the last `take`, of those touched since. */
  #before = new Map<string, T | undefined>();

  get items(): ReadonlyMap<string, T> {
    return this.#items;
  }

  put(item: T): void {
    const held = this.#items.get(item.id);
    if (held !== undefined && sameValue(held, item)) return;
    if (!this.#before.has(item.id)) this.#before.set(item.id, held);
    this.#items.set(item.id, item);
  }

  drop(id: string): void {
    const held = this.#items.get(id);
    if (held === undefined) return;
    if (!this.#before.has(id)) this.#before.set(id, held);
    this.#items.delete(id);
  }

  /** Counts everything as told that has changed so far. */
  forget(): void {
    this.#before = new Map();
  }

  /** What changed since the last call; what went forth and back is not mentioned. */
  take(): KeyedChanges<T> {
    const upsert: T[] = [];
    const remove: string[] = [];
    const touched = this.#before;
    // Not emptied: what V8 keeps of the past of a map leads to its present, so that one collected late would hold every item since.
    this.#before = new Map();
    for (const [id, before] of touched) {
      const after = this.#items.get(id);
      if (after === undefined) {
        if (before !== undefined) remove.push(id);
      } else if (before === undefined || !sameValue(before, after)) {
        upsert.push(after);
      }
    }
    return { upsert: sortById(upsert), remove: remove.sort(compareIds) };
  }
}
