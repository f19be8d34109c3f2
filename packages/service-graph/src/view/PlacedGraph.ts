import { placedEdgeId } from './aggregate.ts';
import type { ContentChanges, GraphContent, PlacedNode } from '../content.ts';
import { endsOfEdge, idParts, isOutsideNode, isService, namespaceOfId } from '../ids.ts';
import { isGuess } from '../connections/isGuess.ts';
import type { KeyedChanges } from '../collections/keyed.ts';
import type { Placing } from './place.ts';
import { Places } from './Places.ts';
import { TakenOut } from './TakenOut.ts';
import type { GraphEdge, Hidden } from '../types.ts';
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
  /** Of `edges` those that only a name in an environment tells of, and the places where nothing else is. */
  readonly #guesses = new Places();
  readonly #guessedPlaces = new Set<string>();
  /** Places of nodes in each namespace, counted. */
  readonly #placesIn = new Map<string, number>();
  #total = 0;

  /** `graph` is the whole graph as it is now; it is read again at every update. Nothing has a place yet. */
  constructor(graph: GraphContent, placing: Placing, filter?: ViewFilter) {
    this.#graph = graph;
    this.placing = placing;
    this.filter = filter;
  }

  /** Nodes and edges that are drawn. Guesses are not counted: they are drawn for those who ask for them, and of no weight else. */
  get elements(): number {
    return this.nodes.size + this.edges.size - this.#guessedPlaces.size;
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
    if (this.placing.choosesNamespaces) this.#placeOutside(edges, touched);
    for (const id of edges.remove) {
      this.#takenOut.setEdge(id, false);
      this.#guesses.move(id, undefined);
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
    const { namespace } = placed.node;
    const isThere = this.placing.isChosen(namespace) || this.#meetsChosen(placed.id);
    const isOut = isThere && this.placing.isFiltered(placed);
    this.#moveNode(placed.id, isThere && !isOut ? this.placing.placeOf(placed) : undefined, touched);
    if (this.filter === undefined) return;
    // Of other namespaces it is not counted what is out: nobody has chosen them.
    const isCounted = isOut && (namespace === null || this.placing.isChosen(namespace));
    this.#takeOut(placed.id, isCounted ? placed : undefined, touched);
  }

  /** What is in no namespace, or in one that was not chosen, is in the picture if it leads into the chosen ones or is led to from there. */
  #meetsChosen(id: string): boolean {
    for (const edge of this.#graph.connections.edgesAt(id)) {
      const [source, target] = endsOfEdge(edge);
      const end = source === id ? target : source;
      if (!this.placing.isChosen(namespaceOfId(end))) continue;
      const other = this.#graph.nodes.get(end);
      if (other === undefined || !this.placing.isInChosen(other)) continue;
      const told = this.#graph.edges.get(edge);
      if (told !== undefined && this.#isSeen(told)) return true;
    }
    return false;
  }

  /** A guess brings nothing into the picture, nor does what is hidden. */
  #isSeen(edge: GraphEdge): boolean {
    return !isGuess(edge) && this.filter?.hidesEdge?.(edge) !== true;
  }

  /** Looks again at what was not chosen, where edges of it or the nodes at their other ends have come or gone. */
  #placeOutside({ upsert, remove }: KeyedChanges<GraphEdge>, touched: Touched): void {
    const ids = new Set<string>();
    const add = (edge: string): void => {
      const [source, target] = endsOfEdge(edge);
      const [isSource, isTarget] = [source, target].map((end) => this.placing.isChosen(namespaceOfId(end)));
      if (isSource !== isTarget) ids.add(isSource === true ? target : source);
    };
    // An edge that has its place has both its ends.
    for (const edge of upsert) if (!this.#isSeen(edge) || this.edges.of(edge.id) === undefined) add(edge.id);
    for (const id of remove) add(id);
    for (const node of touched.moved) for (const edge of this.#graph.connections.edgesAt(node)) add(edge);
    for (const id of ids) {
      const placed = this.#graph.nodes.get(id);
      if (placed !== undefined) this.#placeNode(placed, touched);
    }
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
    if (isService(id) && this.placing.isChosen(namespaceOfId(id)))
      this.#total += Number(after !== undefined) - Number(before !== undefined);
  }

  #countPlace(place: string, change: 1 | -1): void {
    const [, namespace] = idParts(place);
    if (namespace === undefined || isOutsideNode(place)) return;
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
    const drawn = this.#isOutside(edge)
      ? undefined
      : placedEdgeId(edge, this.nodes.of(edge.source), this.nodes.of(edge.target));
    const hidden = drawn !== undefined && this.filter?.hidesEdge?.(edge) === true;
    this.#takenOut.setEdge(edge.id, hidden);
    const place = hidden ? undefined : drawn;
    this.#guesses.move(edge.id, isGuess(edge) ? place : undefined);
    this.#moveEdge(edge.id, place, touched);
  }

  /** It leads from what was not chosen to what was not chosen, either of which may be in the picture because of others. */
  #isOutside({ source, target }: GraphEdge): boolean {
    if (!this.placing.choosesNamespaces) return false;
    return [source, target].every((end) => !this.placing.isChosen(namespaceOfId(end)));
  }

  #moveEdge(id: string, after: string | undefined, touched: Touched): void {
    const before = this.edges.move(id, after);
    for (const place of [before, after]) {
      if (place === undefined) continue;
      touched.edges.add(place);
      if (this.#guesses.holds(place) && this.#guesses.count(place) === this.edges.count(place))
        this.#guessedPlaces.add(place);
      else this.#guessedPlaces.delete(place);
    }
  }
}
