import { placedEdgeId } from './aggregate.ts';
import type { ContentChanges, GraphContent, PlacedNode } from './content.ts';
import { idParts, isService } from './ids.ts';
import type { KeyedChanges } from './keyed.ts';
import type { Placing } from './place.ts';
import { Places } from './Places.ts';
import { TakenOut } from './TakenOut.ts';
import type { GraphEdge, Hidden } from './types.ts';
import type { ViewFilter } from './viewFilter.ts';

/** What a change of the whole graph comes to in a view. */
export interface Touched {
  /** Places of nodes and of edges that have to be drawn again. */
  readonly nodes: Set<string>;
  readonly edges: Set<string>;
  /** Nodes that are drawn elsewhere now. */
  readonly moved: Set<string>;
  /** Namespaces whose counts leave out something else than before. */
  readonly recounted: Set<string>;
}

const nothingTouched = (): Touched => ({ nodes: new Set(), edges: new Set(), moved: new Set(), recounted: new Set() });

/**
 * The place of every node of the whole graph in a view, itself or an aggregate; edges follow their ends. It tells how large the
 * picture would be, without drawing it.
 */
export class PlacedGraph {
  readonly placing: Placing;
  readonly nodes = new Places();
  readonly edges = new Places();
  readonly filter: ViewFilter | undefined;
  readonly #graph: GraphContent;
  readonly #takenOut = new TakenOut();
  /** Places of nodes in each namespace, counted. */
  readonly #placesIn = new Map<string, number>();
  #total = 0;

  /** `graph` is the whole graph as it is now; it is read again at every update. Nothing has a place yet. */
  constructor(graph: GraphContent, placing: Placing, filter?: ViewFilter) {
    this.#graph = graph;
    this.placing = placing;
    this.filter = filter;
  }

  /** Nodes and edges that are drawn. */
  get elements(): number {
    return this.nodes.size + this.edges.size;
  }

  /** Namespaces in which something is drawn. */
  get areas(): number {
    return this.#placesIn.size;
  }

  /** Services with a place or taken out. */
  get total(): number {
    return this.#total;
  }

  get hidden(): Hidden {
    return this.#takenOut.count;
  }

  /** How many services of a namespace are taken out. */
  takenOutOf(namespace: string): number {
    return this.#takenOut.servicesOf(namespace);
  }

  isTakenOut(id: string): boolean {
    return this.#takenOut.hasNode(id);
  }

  /** Places everything, step by step; between two steps it may be told of changes. */
  *place(): Generator<void> {
    const touched = nothingTouched();
    // The maps of the graph may change between two steps: what comes and what changes is told, and a walk meets the rest.
    for (const placed of this.#graph.nodes.values()) {
      this.#placeNode(placed, touched);
      yield;
    }
    for (const edge of this.#graph.edges.values()) {
      this.#placeEdge(edge, touched);
      yield;
    }
  }

  /** Takes over what changed in the whole graph. */
  update({ nodes, edges }: Pick<ContentChanges, 'nodes' | 'edges'>): Touched {
    const touched = nothingTouched();
    this.#placeNodes(nodes, touched);
    for (const id of edges.remove) {
      this.#takenOut.setEdge(id, false);
      this.#moveEdge(id, undefined, touched);
    }
    for (const edge of edges.upsert) this.#placeEdge(edge, touched);
    this.#follow(touched);
    return touched;
  }

  /** Puts these nodes where the placing has them now, after it was changed. Ids of what is not there are passed over. */
  placeAgain(ids: Iterable<string>): void {
    const touched = nothingTouched();
    for (const id of ids) {
      const placed = this.#graph.nodes.get(id);
      if (placed !== undefined) this.#placeNode(placed, touched);
    }
    this.#follow(touched);
  }

  #follow(touched: Touched): void {
    for (const node of touched.moved) {
      for (const id of this.#graph.connections.edgesAt(node)) {
        const edge = this.#graph.edges.get(id);
        if (edge !== undefined) this.#placeEdge(edge, touched);
      }
    }
  }

  #placeNodes({ upsert, remove }: KeyedChanges<PlacedNode>, touched: Touched): void {
    for (const id of remove) {
      this.#moveNode(id, undefined, touched);
      this.#takeOut(id, undefined, touched);
    }
    for (const placed of upsert) this.#placeNode(placed, touched);
  }

  #placeNode(placed: PlacedNode, touched: Touched): void {
    this.#moveNode(placed.id, this.placing.placeOf(placed), touched);
    if (this.filter !== undefined)
      this.#takeOut(placed.id, this.placing.isHidden(placed) ? placed : undefined, touched);
  }

  #moveNode(id: string, after: string | undefined, touched: Touched): void {
    const isNew = after !== undefined && !this.nodes.holds(after);
    const before = this.nodes.move(id, after);
    if (before !== undefined) touched.nodes.add(before);
    if (after !== undefined) touched.nodes.add(after);
    if (before === after) return;
    touched.moved.add(id);
    if (after !== undefined && isNew) this.#countPlace(after, 1);
    if (before !== undefined && !this.nodes.holds(before)) this.#countPlace(before, -1);
    if (isService(id)) this.#total += Number(after !== undefined) - Number(before !== undefined);
  }

  #countPlace(place: string, change: 1 | -1): void {
    const [kind, namespace] = idParts(place);
    if (namespace === undefined || kind === 'external' || kind === 'caller') return;
    const count = (this.#placesIn.get(namespace) ?? 0) + change;
    if (count === 0) this.#placesIn.delete(namespace);
    else this.#placesIn.set(namespace, count);
  }

  #takeOut(id: string, hidden: PlacedNode | undefined, touched: Touched): void {
    const change = this.#takenOut.setNode(id, hidden?.node);
    this.#total += change;
    if (change !== 0 || hidden !== undefined) touched.recounted.add(idParts(id)[1] ?? '');
  }

  #placeEdge(edge: GraphEdge, touched: Touched): void {
    const drawn = placedEdgeId(edge, this.nodes.of(edge.source), this.nodes.of(edge.target));
    const hidden = drawn !== undefined && this.filter?.hidesEdge?.(edge) === true;
    this.#takenOut.setEdge(edge.id, hidden);
    this.#moveEdge(edge.id, hidden ? undefined : drawn, touched);
  }

  #moveEdge(id: string, after: string | undefined, touched: Touched): void {
    const before = this.edges.move(id, after);
    if (before !== undefined) touched.edges.add(before);
    if (after !== undefined) touched.edges.add(after);
  }
}
