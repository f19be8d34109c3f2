import type { Verdict } from '@fairlead/model';
import type { GraphContent, PlacedNode } from './content.ts';
import type { GraphView } from './GraphView.ts';
import { idParts } from './ids.ts';
import { compareIds } from './keyed.ts';
import type { Depth, Placing } from './place.ts';
import type { Level } from './types.ts';
import type { ViewQuery } from './viewQuery.ts';

/** Fewer nodes than this of a namespace are not worth an area of their own. */
const SOME_AT_LEAST = 20;

/**
 * Opens in a view what a query asks for, as far as the budget goes: a namespace in full, else by its apps, else a part of it
 * with the rest in its tile, what needs attention first. What does not fit stays folded.
 */
export class Opening {
  readonly view: GraphView;
  readonly #placing: Placing;
  readonly #budget: number;
  readonly #nodesIn: ReadonlyMap<string, readonly PlacedNode[]>;
  #opened = 0;
  /** Nodes and edges beyond those drawn at the time that the smallest of what did not fit would have taken. */
  #lacking = Infinity;

  /** `view` is drawn at `placing`, nothing opened. */
  constructor(graph: GraphContent, view: GraphView, placing: Placing, query: ViewQuery) {
    this.view = view;
    this.#placing = placing;
    this.#budget = query.budget;
    const everything = query.level !== 'auto' && query.level !== view.level ? query.level : undefined;
    const asked = [...new Set(query.open)];
    // At level service everything is open already.
    const hasWork = view.level !== 'service' && (asked.length > 0 || everything !== undefined);
    this.#nodesIn = hasWork ? nodesByNamespace(graph) : new Map<string, PlacedNode[]>();
    if (!hasWork) return;
    if (view.elements > query.budget) {
      this.#lacking = 0;
      return;
    }
    for (const id of asked) if (id.startsWith('namespace/')) this.#openNamespace(idParts(id)[1] ?? '', 'service', true);
    if (everything !== undefined) this.#openAll(everything);
    for (const id of asked) if (!id.startsWith('namespace/')) this.#openAggregate(id);
  }

  /** Whether the picture would be smaller with less opened. */
  get canFold(): boolean {
    return this.#opened > 0;
  }

  /** Nodes and edges of the picture if more of what was asked for were open; `Infinity` if all of it is. */
  get needed(): number {
    return this.view.elements + this.#lacking;
  }

  #openAll(depth: Level): void {
    const namespaces = [...this.#nodesIn.keys()].filter((name) => this.#placing.isChosen(name)).sort(compareIds);
    for (const namespace of namespaces) {
      if (this.#placing.depthOf(namespace) === this.view.level) this.#openNamespace(namespace, depth, false);
    }
  }

  #openNamespace(namespace: string, depth: Level, partly: boolean): void {
    // What is not there yet is open when it comes.
    const nodes = this.#nodesIn.get(namespace) ?? [];
    const folded = this.#placing.depthOf(namespace);
    const depths: readonly Level[] = depth === 'service' && folded === 'namespace' ? ['service', 'app'] : [depth];
    for (const wanted of depths) if (this.#try(namespace, wanted, nodes)) return;
    if (partly && folded === 'namespace') this.#openPartly(namespace, nodes);
  }

  #try(namespace: string, depth: Depth, nodes: readonly PlacedNode[]): boolean {
    const folded = this.#placing.depthOf(namespace);
    this.#placing.setDepth(namespace, depth);
    if (this.#fits(nodes)) return true;
    this.#placing.setDepth(namespace, folded);
    this.view.placeAgain(nodes);
    return false;
  }

  /** Draws these nodes where they are placed now; false, with what they lack noted, if that is too much. */
  #fits(nodes: readonly PlacedNode[]): boolean {
    const before = this.view.elements;
    this.view.placeAgain(nodes);
    if (this.view.elements <= this.#budget) {
      this.#opened += 1;
      return true;
    }
    this.#lacking = Math.min(this.#lacking, this.view.elements - before);
    return false;
  }

  #openPartly(namespace: string, nodes: readonly PlacedNode[]): void {
    const candidates = nodes.filter((placed) => !this.#placing.isHidden(placed)).toSorted(byNeed);
    const some = new Set<string>();
    this.#placing.setDepth(namespace, { some });
    let chunk = this.#budget - this.view.elements;
    while (chunk >= 1 && some.size < candidates.length) {
      const part = candidates.slice(some.size, some.size + chunk);
      for (const { id } of part) some.add(id);
      this.view.placeAgain(part);
      if (this.view.elements <= this.#budget) {
        chunk = Math.min(chunk, this.#budget - this.view.elements);
        continue;
      }
      for (const { id } of part) some.delete(id);
      this.view.placeAgain(part);
      chunk = Math.floor(chunk / 2);
    }
    if (some.size >= SOME_AT_LEAST) {
      this.#opened += 1;
      return;
    }
    this.#placing.setDepth(namespace, 'namespace');
    this.view.placeAgain(nodes);
  }

  #openAggregate(id: string): void {
    const [, namespace = ''] = idParts(id);
    const members = (this.#nodesIn.get(namespace) ?? []).filter(
      ({ id: own, app, workload }) => app === id || workload === id || own === id,
    );
    this.#placing.setOpened(id, true);
    if (this.#fits(members)) return;
    this.#placing.setOpened(id, false);
    this.view.placeAgain(members);
  }
}

function nodesByNamespace({ nodes }: GraphContent): Map<string, PlacedNode[]> {
  const found = new Map<string, PlacedNode[]>();
  for (const placed of nodes.values()) {
    const { namespace } = placed.node;
    if (namespace === null) continue;
    const held = found.get(namespace);
    if (held === undefined) found.set(namespace, [placed]);
    else held.push(placed);
  }
  return found;
}

const NEED: Readonly<Record<Verdict, number>> = { broken: 0, degraded: 1, unknown: 2, ok: 2, 'at-rest': 2 };

function byNeed({ id: leftId, node: left }: PlacedNode, { id: rightId, node: right }: PlacedNode): number {
  return NEED[left.verdict] - NEED[right.verdict] || compareIds(left.name, right.name) || compareIds(leftId, rightId);
}
