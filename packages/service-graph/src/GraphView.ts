import { aggregateEdge, aggregateNode, placedEdgeId } from './aggregate.ts';
import { ChangingItems } from './content.ts';
import type { ContentChanges, GraphContent, PlacedNode } from './content.ts';
import { isEmptyChange } from './diffGraphs.ts';
import { idParts, namespaceId } from './ids.ts';
import type { KeyedChanges } from './keyed.ts';
import { sortById } from './keyed.ts';
import { membersOf } from './members.ts';
import { MultiMap } from './MultiMap.ts';
import type { Placing } from './place.ts';
import { sameValue } from './sameValue.ts';
import { TakenOut } from './TakenOut.ts';
import type { Attention, GraphChanges, GraphEdge, GraphGroup, GraphNode, GraphPicture, Level } from './types.ts';
import type { ViewFilter } from './viewFilter.ts';

/**
 * The graph at one level and in some namespaces, kept up to date with the changes of the whole graph. Every node of the whole
 * graph has one place in the view: itself or an aggregate; edges follow their ends.
 */
export class GraphView {
  readonly level: Level;
  readonly #placing: Placing;
  readonly #filter: ViewFilter | undefined;
  readonly #graph: GraphContent;

  /** Where nodes and edges of the whole graph are drawn, and the other way round. */
  readonly #placeOf = new Map<string, string>();
  readonly #held = new MultiMap();
  readonly #edgePlaceOf = new Map<string, string>();
  readonly #heldEdges = new MultiMap();
  readonly #edgesAt = new MultiMap();
  readonly #edgeEnds = new Map<string, Pick<GraphEdge, 'source' | 'target'>>();
  /** Nodes drawn inside the area of a group. */
  readonly #inGroup = new MultiMap();

  readonly #nodes = new ChangingItems<GraphNode>();
  readonly #edges = new ChangingItems<GraphEdge>();
  readonly #groups = new ChangingItems<GraphGroup>();
  readonly #attention = new ChangingItems<Attention>();
  readonly #takenOut = new TakenOut();
  #shown = 0;
  #total = 0;

  /** `graph` is the whole graph as it is now; it is read again at every update. */
  constructor(graph: GraphContent, placing: Placing, filter?: ViewFilter) {
    this.level = placing.level;
    this.#placing = placing;
    this.#filter = filter;
    this.#graph = graph;
    this.update({
      nodes: { upsert: [...graph.nodes.values()], remove: [] },
      edges: { upsert: [...graph.edges.values()], remove: [] },
      groups: { upsert: [...graph.groups.values()], remove: [] },
      attention: { upsert: [...graph.attention.values()], remove: [] },
    });
  }

  /** Nodes and edges drawn. */
  get elements(): number {
    return this.#nodes.items.size + this.#edges.items.size;
  }

  get nodes(): number {
    return this.#nodes.items.size;
  }

  /** Namespaces in which something is drawn. */
  get areas(): number {
    return this.#groups.items.size;
  }

  picture(): GraphPicture {
    return {
      level: this.level,
      shown: this.#shown,
      total: this.#total,
      hidden: this.#takenOut.count,
      nodes: sortById(this.#nodes.items.values()),
      edges: sortById(this.#edges.items.values()),
      groups: sortById(this.#groups.items.values()),
      attention: sortById(this.#attention.items.values()),
    };
  }

  /** Takes over what changed in the whole graph; the changes of this view, or `undefined` if nothing in it changes. */
  update(changes: ContentChanges): GraphChanges | undefined {
    const before = { shown: this.#shown, total: this.#total, hidden: this.#takenOut.count };
    const touched = this.#placeNodes(changes.nodes);
    const touchedEdges = this.#placeEdges(changes.edges, touched.moved);
    const touchedGroups = new Set([...changes.groups.upsert.map(({ id }) => id), ...changes.groups.remove]);
    for (const namespace of touched.recounted) touchedGroups.add(namespaceId(namespace));
    for (const id of touched.places) this.#drawNode(id, touchedGroups);
    for (const id of touchedEdges) this.#drawEdge(id);
    for (const id of touchedGroups) this.#drawGroup(id);
    this.#drawAttention(changes.attention, touched.moved);

    const nodes = this.#nodes.take();
    const edges = this.#edges.take();
    const groups = this.#groups.take();
    const attention = this.#attention.take();
    const drawn: GraphChanges = {
      upsert: {
        nodes: [...nodes.upsert],
        edges: [...edges.upsert],
        groups: [...groups.upsert],
        attention: [...attention.upsert],
      },
      remove: {
        nodes: [...nodes.remove],
        edges: [...edges.remove],
        groups: [...groups.remove],
        attention: [...attention.remove],
      },
      shown: this.#shown,
      total: this.#total,
      hidden: this.#takenOut.count,
    };
    const after = { shown: this.#shown, total: this.#total, hidden: this.#takenOut.count };
    return isEmptyChange(drawn) && sameValue(before, after) ? undefined : drawn;
  }

  /** Draws these nodes where the placing has them now, after it was changed. */
  placeAgain(nodes: readonly PlacedNode[]): void {
    this.update({
      nodes: { upsert: nodes, remove: [] },
      edges: { upsert: [], remove: [] },
      groups: { upsert: [], remove: [] },
      attention: { upsert: [], remove: [] },
    });
  }

  /**
   * `places`: what has to be drawn again; `moved`: nodes that are drawn elsewhere now, whose edges follow; `recounted`:
   * namespaces whose counts leave out something else than before.
   */
  #placeNodes({ upsert, remove }: KeyedChanges<PlacedNode>): {
    readonly places: Set<string>;
    readonly moved: Set<string>;
    readonly recounted: Set<string>;
  } {
    const places = new Set<string>();
    const moved = new Set<string>();
    const recounted = new Set<string>();
    const place = (id: string, after: string | undefined): void => {
      const before = this.#placeOf.get(id);
      if (before !== undefined) places.add(before);
      if (after !== undefined) places.add(after);
      if (before === after) return;
      moved.add(id);
      if (before !== undefined) this.#held.delete(before, id);
      if (after === undefined) this.#placeOf.delete(id);
      else {
        this.#placeOf.set(id, after);
        this.#held.add(after, id);
      }
      if (isService(id)) this.#total += Number(after !== undefined) - Number(before !== undefined);
    };
    const takeOut = (id: string, hidden: PlacedNode | undefined): void => {
      const change = this.#takenOut.setNode(id, hidden?.node);
      this.#total += change;
      if (change !== 0 || hidden !== undefined) recounted.add(idParts(id)[1] ?? '');
    };
    for (const id of remove) {
      place(id, undefined);
      takeOut(id, undefined);
    }
    for (const placed of upsert) {
      place(placed.id, this.#placing.placeOf(placed));
      if (this.#filter !== undefined) takeOut(placed.id, this.#placing.isHidden(placed) ? placed : undefined);
    }
    return { places, moved, recounted };
  }

  #placeEdges({ upsert, remove }: KeyedChanges<GraphEdge>, moved: ReadonlySet<string>): Set<string> {
    const touched = new Set<string>();
    const place = (id: string, after: string | undefined): void => {
      const before = this.#edgePlaceOf.get(id);
      if (before !== undefined) touched.add(before);
      if (after !== undefined) touched.add(after);
      if (before === after) return;
      if (before !== undefined) this.#heldEdges.delete(before, id);
      if (after === undefined) this.#edgePlaceOf.delete(id);
      else {
        this.#edgePlaceOf.set(id, after);
        this.#heldEdges.add(after, id);
      }
    };
    const follow = (edge: GraphEdge): void => {
      const drawn = placedEdgeId(edge, this.#placeOf.get(edge.source), this.#placeOf.get(edge.target));
      const hidden = drawn !== undefined && this.#filter?.hidesEdge?.(edge) === true;
      this.#takenOut.setEdge(edge.id, hidden);
      place(edge.id, hidden ? undefined : drawn);
    };
    for (const id of remove) {
      const ends = this.#edgeEnds.get(id);
      if (ends !== undefined) for (const end of [ends.source, ends.target]) this.#edgesAt.delete(end, id);
      this.#edgeEnds.delete(id);
      this.#takenOut.setEdge(id, false);
      place(id, undefined);
    }
    for (const edge of upsert) {
      this.#edgeEnds.set(edge.id, edge);
      for (const end of [edge.source, edge.target]) this.#edgesAt.add(end, edge.id);
      follow(edge);
    }
    for (const node of moved) {
      for (const id of this.#edgesAt.get(node)) {
        const edge = this.#graph.edges.get(id);
        if (edge !== undefined) follow(edge);
      }
    }
    return touched;
  }

  #drawNode(id: string, touchedGroups: Set<string>): void {
    const before = this.#nodes.items.get(id);
    const held = [...this.#held.get(id)].sort().flatMap((member) => this.#graph.nodes.get(member) ?? []);
    const [only] = held;
    let after: GraphNode | undefined;
    const namespace = idParts(id)[1] ?? '';
    if (held.length === 1 && only?.id === id && !this.#placing.isAggregate(id, namespace)) after = only.node;
    else if (held.length > 0) after = aggregateNode(id, held, typeof this.#placing.depthOf(namespace) === 'object');
    if (after === undefined) this.#nodes.drop(id);
    else this.#nodes.put(after);

    this.#shown += Number(after?.kind === 'service') - Number(before?.kind === 'service');
    for (const [node, change] of [
      [before, 'delete'],
      [after, 'add'],
    ] as const) {
      const area = node?.area;
      if (area === undefined || area === null) continue;
      this.#inGroup[change](area, id);
      touchedGroups.add(area);
    }
  }

  #drawEdge(id: string): void {
    const held = [...this.#heldEdges.get(id)].sort().flatMap((member) => this.#graph.edges.get(member) ?? []);
    if (held.length === 0) this.#edges.drop(id);
    else this.#edges.put(aggregateEdge(id, held));
  }

  /** A group is drawn as long as something is drawn in its area. */
  #drawGroup(id: string): void {
    const group = this.#graph.groups.get(id);
    if (group === undefined || this.#inGroup.count(id) === 0) this.#groups.drop(id);
    else this.#groups.put(this.#filter === undefined ? group : this.#withoutTakenOut(group));
  }

  #withoutTakenOut(group: GraphGroup): GraphGroup {
    if (this.#takenOut.servicesOf(group.name) === 0) return group;
    const prefix = `service/${group.name}/`;
    const left = [...this.#servicesOf(group.name)].filter(({ id }) => id.startsWith(prefix) && !this.#takenOut.hasNode(id));
    return { ...group, members: membersOf(left) };
  }

  *#servicesOf(namespace: string): Iterable<GraphNode> {
    for (const place of this.#inGroup.get(namespaceId(namespace))) {
      for (const id of this.#held.get(place)) {
        const node = this.#graph.nodes.get(id)?.node;
        if (node !== undefined) yield node;
      }
    }
  }

  /** `moved`: nodes that came into the picture or left it; what needs attention goes with its node. */
  #drawAttention({ upsert, remove }: KeyedChanges<Attention>, moved: ReadonlySet<string>): void {
    const draw = (line: Attention | undefined, id: string): void => {
      if (line === undefined || !this.#placeOf.has(id)) this.#attention.drop(id);
      else this.#attention.put(line);
    };
    for (const id of remove) this.#attention.drop(id);
    for (const line of upsert) draw(line, line.id);
    for (const id of moved) if (isService(id)) draw(this.#graph.attention.get(id), id);
  }
}

const isService = (id: string): boolean => id.startsWith('service/');
