import { aggregateEdge, aggregateNode, placedEdgeId } from './aggregate.ts';
import { ChangingItems } from './content.ts';
import type { ContentChanges, GraphContent, PlacedNode } from './content.ts';
import { isEmptyChange } from './diffGraphs.ts';
import { idParts } from './ids.ts';
import type { KeyedChanges } from './keyed.ts';
import { sortById } from './keyed.ts';
import { MultiMap } from './MultiMap.ts';
import { placeOf } from './place.ts';
import type { Placing } from './place.ts';
import type { Attention, GraphChanges, GraphEdge, GraphGroup, GraphNode, GraphPicture, Level } from './types.ts';

/**
 * The graph at one level and in some namespaces, kept up to date with the changes of the whole graph. Every node of the whole
 * graph has one place in the view: itself or an aggregate; edges follow their ends.
 */
export class GraphView {
  readonly level: Level;
  readonly #placing: Placing;
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
  #shown = 0;
  #total = 0;

  /** `graph` is the whole graph as it is now; it is read again at every update. */
  constructor(graph: GraphContent, placing: Placing) {
    this.level = placing.level;
    this.#placing = placing;
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

  picture(): GraphPicture {
    return {
      level: this.level,
      shown: this.#shown,
      total: this.#total,
      nodes: sortById(this.#nodes.items.values()),
      edges: sortById(this.#edges.items.values()),
      groups: sortById(this.#groups.items.values()),
      attention: sortById(this.#attention.items.values()),
    };
  }

  /** Takes over what changed in the whole graph; the changes of this view, or `undefined` if nothing in it changes. */
  update(changes: ContentChanges): GraphChanges | undefined {
    const before = { shown: this.#shown, total: this.#total };
    const touched = this.#placeNodes(changes.nodes);
    const touchedEdges = this.#placeEdges(changes.edges, touched.moved);
    const touchedGroups = new Set([...changes.groups.upsert.map(({ id }) => id), ...changes.groups.remove]);
    for (const id of touched.places) this.#drawNode(id, touchedGroups);
    for (const id of touchedEdges) this.#drawEdge(id);
    for (const id of touchedGroups) this.#drawGroup(id);
    this.#drawAttention(changes.attention);

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
    };
    const same = isEmptyChange(drawn) && before.shown === this.#shown && before.total === this.#total;
    return same ? undefined : drawn;
  }

  /** `places`: what has to be drawn again; `moved`: nodes that are drawn elsewhere now, whose edges follow. */
  #placeNodes({ upsert, remove }: KeyedChanges<PlacedNode>): {
    readonly places: Set<string>;
    readonly moved: Set<string>;
  } {
    const places = new Set<string>();
    const moved = new Set<string>();
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
    for (const id of remove) place(id, undefined);
    for (const placed of upsert) place(placed.id, placeOf(placed, this.#placing));
    return { places, moved };
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
      place(edge.id, placedEdgeId(edge, this.#placeOf.get(edge.source), this.#placeOf.get(edge.target)));
    };
    for (const id of remove) {
      const ends = this.#edgeEnds.get(id);
      if (ends !== undefined) for (const end of [ends.source, ends.target]) this.#edgesAt.delete(end, id);
      this.#edgeEnds.delete(id);
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
    if (held.length === 1 && only?.id === id && !this.#isAggregate(id)) after = only.node;
    else if (held.length > 0) after = aggregateNode(id, held);
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

  /** At level `workload` a workload stands for the services it backs even while it holds only itself. */
  #isAggregate(id: string): boolean {
    return this.level === 'workload' && id.startsWith('workload/') && !this.#placing.open.has(id);
  }

  #drawEdge(id: string): void {
    const held = [...this.#heldEdges.get(id)].sort().flatMap((member) => this.#graph.edges.get(member) ?? []);
    if (held.length === 0) this.#edges.drop(id);
    else this.#edges.put(aggregateEdge(id, held));
  }

  /** A group is drawn as long as something is drawn in its area. */
  #drawGroup(id: string): void {
    const group = this.#graph.groups.get(id);
    if (group === undefined || this.#inGroup.get(id).size === 0) this.#groups.drop(id);
    else this.#groups.put(group);
  }

  #drawAttention({ upsert, remove }: KeyedChanges<Attention>): void {
    for (const id of remove) this.#attention.drop(id);
    for (const line of upsert) if (this.#isChosen(line.id)) this.#attention.put(line);
  }

  #isChosen(id: string): boolean {
    const { namespaces } = this.#placing;
    return namespaces.size === 0 || namespaces.has(idParts(id)[1] ?? '');
  }
}

const isService = (id: string): boolean => id.startsWith('service/');
