import { endsOf, pairOf } from './CallPairs.ts';
import type { CallPairs, Pair } from './CallPairs.ts';
import { Connections } from '../connections/Connections.ts';
import { ChangingItems } from '../content.ts';
import { edgeId } from '../ids.ts';
import type { KeyedChanges } from '../collections/keyed.ts';
import { MultiMap } from '../collections/MultiMap.ts';
import { drawnPair } from './pairEdges.ts';
import type { GraphEdge } from '../types.ts';

/** Kinds of edges that objects state. */
const STATED_KINDS = ['selects', 'routes', 'names'] as const;

/** The edges of the graph, pair by pair: what objects state of two nodes, with the calls between them. */
export class DrawnEdges {
  readonly #calls: Pick<CallPairs, 'of'>;
  readonly #stated = new Map<string, GraphEdge>();
  /** By the node that tells of them, which need not be an end they start at. */
  readonly #statedBy = new MultiMap();
  readonly #drawnOn = new MultiMap();
  readonly #dirty = new Set<Pair>();
  readonly #edges = new ChangingItems<GraphEdge>();
  /** Who leads to whom; as of the last `take`. */
  readonly connections = new Connections();

  constructor(calls: Pick<CallPairs, 'of'>) {
    this.#calls = calls;
  }

  get items(): ReadonlyMap<string, GraphEdge> {
    return this.#edges.items;
  }

  /** Everything that one node tells of. */
  state(teller: string, edges: readonly GraphEdge[]): void {
    const wanted = new Set(edges.map(({ id }) => id));
    // A set may lose members while it is walked.
    for (const id of this.#statedBy.get(teller)) {
      const item = this.#stated.get(id);
      if (wanted.has(id) || item === undefined) continue;
      this.#stated.delete(id);
      this.#statedBy.delete(teller, id);
      this.touch(pairOf(item.source, item.target));
    }
    for (const item of edges) {
      if (!this.#stated.has(item.id)) this.touch(pairOf(item.source, item.target));
      this.#stated.set(item.id, item);
      this.#statedBy.add(teller, item.id);
    }
  }

  /** The calls between two nodes, or whether these are there, may have changed. */
  touch(pair: Pair): void {
    this.#dirty.add(pair);
  }

  /** Draws every pair that was touched. */
  draw(isNode: (id: string) => boolean): void {
    for (const pair of this.#dirty) this.#drawPair(pair, isNode);
    this.#dirty.clear();
  }

  /** What objects state, with the calls that were seen on it; else an edge for the calls. */
  #drawPair(pair: Pair, isNode: (id: string) => boolean): void {
    const [source, target] = endsOf(pair);
    const stated = STATED_KINDS.flatMap((kind) => this.#stated.get(edgeId(kind, source, target)) ?? []);
    const guessable = isNode(source) && isNode(target);
    const edges = drawnPair({ source, target, stated, ...this.#calls.of(pair), guessable });
    const wanted = new Set(edges.map(({ id }) => id));
    // A set may lose members while it is walked.
    for (const id of this.#drawnOn.get(pair)) {
      if (wanted.has(id)) continue;
      this.#edges.drop(id);
      this.#drawnOn.delete(pair, id);
    }
    for (const item of edges) {
      this.#edges.put(item);
      this.#drawnOn.add(pair, item.id);
    }
  }

  /** What changed since the last call, and whether anybody is connected differently now. */
  take(): { readonly edges: KeyedChanges<GraphEdge>; readonly reconnected: boolean } {
    const edges = this.#edges.take();
    return { edges, reconnected: this.connections.update(edges) };
  }
}
