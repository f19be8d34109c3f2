import type { Call, CallEnd, DeclaredCall, Guess } from '@fairlead/model';
import { MultiMap } from '../collections/MultiMap.ts';
import { trafficAtNode, trafficOfPair } from './trafficFigures.ts';
import type { EdgeTraffic } from '../types.ts';

/** The node that one end of a call is drawn as; `undefined` while there is none. */
export type PlaceOfEnd = (end: CallEnd) => string | undefined;

/** Two different nodes between which there are calls: `SOURCE TARGET`. */
export type Pair = string;

export const pairOf = (source: string, target: string): Pair => `${source} ${target}`;

/** What is known of the calls between two nodes. */
export interface PairTraffic {
  readonly traffic: EdgeTraffic | undefined;
  /** By what the one names the other, sorted; empty if it does not. */
  readonly guessed: readonly Guess[];
}

/** What comes in at a service. */
export interface Inbound {
  readonly callers: number;
  readonly traffic: EdgeTraffic;
}

/**
 * All calls by the nodes they are drawn between. A call follows its ends: what a workload is drawn as depends on the services
 * that select its pods. A change costs what hangs on the pairs it touches.
 */
export class CallPairs {
  readonly #calls = new Map<string, Call | DeclaredCall>();
  /** End to the calls that have it. */
  readonly #callsAt = new MultiMap();
  readonly #pairOf = new Map<string, Pair>();
  readonly #callsOn = new MultiMap();
  /** Node to its pairs, and to those that lead to it. */
  readonly #pairsAt = new MultiMap();
  readonly #pairsInto = new MultiMap();
  readonly #dirty = new Set<string>();
  readonly #dirtyPairs = new Set<Pair>();

  put(call: Call | DeclaredCall): void {
    if (this.#calls.get(call.id) === call) return;
    this.#calls.set(call.id, call);
    this.#callsAt.add(call.source, call.id);
    this.#callsAt.add(call.target, call.id);
    this.#dirty.add(call.id);
  }

  drop(id: string): void {
    const call = this.#calls.get(id);
    if (call === undefined) return;
    this.#calls.delete(id);
    this.#callsAt.delete(call.source, id);
    this.#callsAt.delete(call.target, id);
    this.#dirty.add(id);
  }

  /** What an end is drawn as may have changed. */
  touch(end: string): void {
    for (const id of this.#callsAt.get(end)) this.#dirty.add(id);
  }

  /** Places what was put, dropped or touched; the pairs whose calls changed since the last time. */
  settle(placeOf: PlaceOfEnd): Pair[] {
    for (const id of this.#dirty) {
      const call = this.#calls.get(id);
      this.#place(id, call === undefined ? undefined : pairOfCall(call, placeOf));
    }
    this.#dirty.clear();
    const pairs = [...this.#dirtyPairs];
    this.#dirtyPairs.clear();
    return pairs;
  }

  #place(id: string, after: Pair | undefined): void {
    const before = this.#pairOf.get(id);
    if (before !== undefined) this.#dirtyPairs.add(before);
    if (after !== undefined) this.#dirtyPairs.add(after);
    if (before === after) return;
    if (before !== undefined) {
      this.#callsOn.delete(before, id);
      if (this.#callsOn.count(before) === 0) this.#link(before, 'delete');
    }
    if (after === undefined) this.#pairOf.delete(id);
    else {
      this.#pairOf.set(id, after);
      this.#callsOn.add(after, id);
      this.#link(after, 'add');
    }
  }

  #link(pair: Pair, change: 'add' | 'delete'): void {
    const [source, target] = endsOf(pair);
    this.#pairsAt[change](source, pair);
    this.#pairsAt[change](target, pair);
    this.#pairsInto[change](target, pair);
  }

  of(pair: Pair): PairTraffic {
    const calls = this.#callsOf(pair);
    const guesses = new Set(calls.flatMap((call) => (isMeasured(call) ? [] : call.declaredBy)));
    return { traffic: trafficOfPair(calls.filter(isMeasured)), guessed: [...guesses].sort() };
  }

  /** The calls between two nodes, as each source tells of them. */
  measured(pair: Pair): Call[] {
    return this.#callsOf(pair).filter(isMeasured);
  }

  /** The pairs a node is in. */
  pairsAt(node: string): Iterable<Pair> {
    return this.#pairsAt.get(node);
  }

  /** Whether calls of a node have been seen, to it or from it. */
  isMeasuredAt(node: string): boolean {
    for (const pair of this.#pairsAt.get(node)) {
      if (this.#callsOf(pair).some(isMeasured)) return true;
    }
    return false;
  }

  /** What comes in at a node; `undefined` if nothing has been seen. */
  inbound(node: string): Inbound | undefined {
    const perPair = Array.from(this.#pairsInto.get(node), (pair) => this.measured(pair)).filter(
      (calls) => calls.length > 0,
    );
    const traffic = trafficAtNode(perPair.flat());
    return traffic === undefined ? undefined : { callers: perPair.length, traffic };
  }

  #callsOf(pair: Pair): (Call | DeclaredCall)[] {
    return Array.from(this.#callsOn.get(pair), (id) => this.#calls.get(id)).filter((call) => call !== undefined);
  }
}

function isMeasured(call: Call | DeclaredCall): call is Call {
  return 'figures' in call;
}

function pairOfCall({ source, target }: Call | DeclaredCall, placeOf: PlaceOfEnd): Pair | undefined {
  const [from, to] = [placeOf(source), placeOf(target)];
  return from === undefined || to === undefined || from === to ? undefined : pairOf(from, to);
}

/** Ids hold no space. */
export function endsOf(pair: Pair): [string, string] {
  const [source = '', target = ''] = pair.split(' ');
  return [source, target];
}
