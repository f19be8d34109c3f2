import type { Verdict } from '@fairlead/model';
import type { GraphContent, PlacedNode } from '../content.ts';
import { idParts, namespaceOfId } from '../ids.ts';
import { compareIds } from '../collections/keyed.ts';
import type { Depth } from './place.ts';
import type { PlacedGraph } from './PlacedGraph.ts';
import type { Level } from '../types.ts';
import type { ViewQuery } from './viewQuery.ts';

/** Fewer nodes than this of a namespace are not worth an area of their own. */
const SOME_AT_LEAST = 20;

/** Nodes that are placed between two steps. */
const NODES_PER_STEP = 64;

/**
 * Opens in a view what a query asks for, as far as the budget goes: a namespace in full, else by its apps, else a part of it
 * with the rest in its tile, what needs attention first. What does not fit stays folded.
 */
export class Opening {
  readonly #graph: GraphContent;
  readonly #placed: PlacedGraph;
  readonly #query: ViewQuery;
  #opened = 0;
  /** Nodes and edges beyond those drawn at the time that the smallest of what did not fit would have taken. */
  #lacking = Infinity;

  /** `placed`: everything has its place, nothing is opened. */
  constructor(graph: GraphContent, placed: PlacedGraph, query: ViewQuery) {
    this.#graph = graph;
    this.#placed = placed;
    this.#query = query;
  }

  /** Opens, step by step; between two steps the places may be told of changes. */
  *open(): Generator<void> {
    const { level: asked, open, budget } = this.#query;
    const { level } = this.#placed.placing;
    const everything = asked !== 'auto' && asked !== level ? asked : undefined;
    // At level service everything is open already, but for namespaces that were not chosen.
    const isFolded = (id: string): boolean => level !== 'service' || !this.#placed.placing.isChosen(namespaceOfId(id));
    const ids = new Set(open.filter(isFolded));
    if (ids.size === 0 && everything === undefined) return;
    if (this.#placed.elements > budget) {
      this.#lacking = 0;
      return;
    }
    for (const id of ids)
      if (id.startsWith('namespace/')) yield* this.#openNamespace(idParts(id)[1] ?? '', 'service', true);
    if (everything !== undefined) yield* this.#openAll(everything);
    for (const id of ids) if (!id.startsWith('namespace/')) yield* this.#openAggregate(id);
  }

  /** Whether the picture would be smaller with less opened. */
  get canFold(): boolean {
    return this.#opened > 0;
  }

  /** Nodes and edges of the picture if more of what was asked for were open; `Infinity` if all of it is. */
  get needed(): number {
    return this.#placed.elements + this.#lacking;
  }

  *#openAll(depth: Level): Generator<void> {
    const { placing } = this.#placed;
    const namespaces = Array.from(this.#graph.groups.values(), ({ name }) => name);
    for (const namespace of namespaces.filter((name) => placing.isChosen(name)).sort(compareIds)) {
      if (placing.depthOf(namespace) === placing.level) yield* this.#openNamespace(namespace, depth, false);
    }
  }

  *#openNamespace(namespace: string, depth: Level, partly: boolean): Generator<void> {
    const folded = this.#placed.placing.depthOf(namespace);
    const depths: readonly Level[] = depth === 'service' && folded === 'namespace' ? ['service', 'app'] : [depth];
    for (const wanted of depths) if (yield* this.#try(namespace, wanted)) return;
    if (partly && folded === 'namespace') yield* this.#openPartly(namespace);
  }

  *#try(namespace: string, depth: Depth): Generator<void, boolean> {
    const { placing } = this.#placed;
    const folded = placing.depthOf(namespace);
    placing.setDepth(namespace, depth);
    if (yield* this.#fits(() => this.#nodesIn(namespace))) return true;
    placing.setDepth(namespace, folded);
    yield* this.#placeAgain(this.#nodesIn(namespace));
    return false;
  }

  /** Nodes as they are now: what comes later is placed when it comes. */
  #nodesIn(namespace: string): string[] {
    return [...this.#graph.nodesIn(namespace)];
  }

  *#placeAgain(ids: readonly string[]): Generator<void> {
    for (let at = 0; at < ids.length; at += NODES_PER_STEP) {
      this.#placed.placeAgain(ids.slice(at, at + NODES_PER_STEP));
      yield;
    }
  }

  /** Puts these nodes where they are placed now; false, with what they lack noted, if that is too much. */
  *#fits(ids: () => readonly string[]): Generator<void, boolean> {
    const before = this.#placed.elements;
    yield* this.#placeAgain(ids());
    if (this.#placed.elements <= this.#query.budget) {
      this.#opened += 1;
      return true;
    }
    this.#lacking = Math.min(this.#lacking, this.#placed.elements - before);
    return false;
  }

  *#openPartly(namespace: string): Generator<void> {
    const { placing } = this.#placed;
    const { budget } = this.#query;
    const candidates = this.#nodesIn(namespace)
      .flatMap((id) => this.#graph.nodes.get(id) ?? [])
      .filter((placed) => this.#placed.nodes.of(placed.id) !== undefined)
      .sort(byNeed)
      .map(({ id }) => id);
    const some = new Set<string>();
    placing.setDepth(namespace, { some });
    let chunk = budget - this.#placed.elements;
    while (chunk >= 1 && some.size < candidates.length) {
      const part = candidates.slice(some.size, some.size + chunk);
      for (const id of part) some.add(id);
      yield* this.#placeAgain(part);
      if (this.#placed.elements <= budget) {
        chunk = Math.min(chunk, budget - this.#placed.elements);
        continue;
      }
      for (const id of part) some.delete(id);
      yield* this.#placeAgain(part);
      chunk = Math.floor(chunk / 2);
    }
    if (some.size >= SOME_AT_LEAST) {
      this.#opened += 1;
      return;
    }
    placing.setDepth(namespace, 'namespace');
    yield* this.#placeAgain(this.#nodesIn(namespace));
  }

  *#openAggregate(id: string): Generator<void> {
    const [, namespace = ''] = idParts(id);
    const { placing } = this.#placed;
    const members = (): readonly string[] =>
      this.#nodesIn(namespace).filter((own) => {
        const placed = this.#graph.nodes.get(own);
        return placed?.app === id || placed?.workload === id || own === id;
      });
    placing.setOpened(id, true);
    if (yield* this.#fits(members)) return;
    placing.setOpened(id, false);
    yield* this.#placeAgain(members());
  }
}

const NEED: Readonly<Record<Verdict, number>> = { broken: 0, degraded: 1, unknown: 2, ok: 2, 'at-rest': 2 };

function byNeed({ id: leftId, node: left }: PlacedNode, { id: rightId, node: right }: PlacedNode): number {
  return NEED[left.verdict] - NEED[right.verdict] || compareIds(left.name, right.name) || compareIds(leftId, rightId);
}
