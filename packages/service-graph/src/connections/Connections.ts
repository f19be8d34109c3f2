import type { KeyedChanges } from '../collections/keyed.ts';
import { isGuess } from './isGuess.ts';
import { MultiMap } from '../collections/MultiMap.ts';
import type { GraphEdge } from '../types.ts';

type Told = Pick<GraphEdge, 'id' | 'kind' | 'source' | 'target' | 'basis' | 'declaredBy'>;

/** Who leads to whom, kept up with the edges of a graph. What is only guessed leads nowhere. */
export class Connections {
  readonly #edges = new Map<string, Told>();
  readonly #from = new MultiMap();
  readonly #to = new MultiMap();

  constructor(edges: Iterable<Told> = []) {
    for (const edge of edges) this.put(edge);
  }

  /** Whether anybody is connected differently now. */
  put(edge: Told): boolean {
    const { id, source, target } = edge;
    const before = this.#edges.get(id);
    this.#edges.set(id, edge);
    if (before === undefined) {
      this.#from.add(source, id);
      this.#to.add(target, id);
      return !isGuess(edge);
    }
    return isGuess(before) !== isGuess(edge);
  }

  /** Whether anybody is connected differently now. */
  drop(id: string): boolean {
    const edge = this.#edges.get(id);
    if (edge === undefined) return false;
    this.#edges.delete(id);
    this.#from.delete(edge.source, id);
    this.#to.delete(edge.target, id);
    return !isGuess(edge);
  }

  /** Ids of the edges that begin or end at a node, guesses too. */
  *edgesAt(node: string): Generator<string> {
    yield* this.#from.get(node);
    yield* this.#to.get(node);
  }

  /** Takes changes over; whether anybody is connected differently now. */
  update({ upsert, remove }: KeyedChanges<GraphEdge>): boolean {
    let changed = false;
    for (const id of remove) changed = this.drop(id) || changed;
    for (const edge of upsert) changed = this.put(edge) || changed;
    return changed;
  }

  /** The nodes one step away, and whether the step counts: from a service to a workload of its own it does not. */
  *next(id: string, direction: Direction): Generator<{ readonly id: string; readonly counts: boolean }> {
    const downstream = direction !== 'upstream';
    const upstream = direction !== 'downstream';
    for (const edge of downstream ? this.#from.get(id) : []) yield* this.#step(edge, 'target');
    for (const edge of upstream ? this.#to.get(id) : []) yield* this.#step(edge, 'source');
  }

  *#step(id: string, end: 'source' | 'target'): Generator<{ readonly id: string; readonly counts: boolean }> {
    const edge = this.#edges.get(id);
    if (edge === undefined) throw new RangeError(`there is no edge ${id}`);
    if (!isGuess(edge)) yield { id: edge[end], counts: edge.kind !== 'selects' };
  }
}

/** Along the arrows, against them, or both. */
export type Direction = 'downstream' | 'upstream' | 'either';

/** How many steps each node is away, as far as `steps`; the start is 0. */
export function distancesFrom(
  connections: Connections,
  start: string,
  direction: Direction,
  steps: number,
): ReadonlyMap<string, number> {
  const distances = new Map([[start, 0]]);
  let edge: string[] = [start];
  for (let distance = 0; edge.length > 0; distance += 1) {
    const beyond: string[] = [];
    // Grows while it is walked: steps that do not count reach nodes of the same distance.
    for (const id of edge) {
      if (distances.get(id) !== distance) continue;
      for (const next of connections.next(id, direction)) {
        const reached = next.counts ? distance + 1 : distance;
        if (reached > steps || (distances.get(next.id) ?? Infinity) <= reached) continue;
        distances.set(next.id, reached);
        (next.counts ? beyond : edge).push(next.id);
      }
    }
    edge = beyond;
  }
  return distances;
}
