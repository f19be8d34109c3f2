import { aggregateEdge, aggregateNode } from './aggregate.ts';
import { ChangingItems } from '../content.ts';
import type { ContentChanges, GraphContent } from '../content.ts';
import { isEmptyChange } from '../deltas/diffGraphs.ts';
import { idParts, isService, namespaceId, namespaceOfId } from '../ids.ts';
import type { KeyedChanges } from '../collections/keyed.ts';
import { membersOf } from '../nodes/members.ts';
import { MultiMap } from '../collections/MultiMap.ts';
import type { PlacedGraph } from './PlacedGraph.ts';
import { sameValue } from '../collections/sameValue.ts';
import type {
  Attention,
  GraphChanges,
  GraphEdge,
  GraphGroup,
  GraphItems,
  GraphNode,
  GraphParts,
  Level,
} from '../types.ts';

/** The numbers that stand beside the lists of a picture. */
type Counts = Pick<GraphParts, 'shown' | 'total' | 'hidden'>;

/** What stands at the places of a graph, kept up to date with the changes of the whole graph. */
export class GraphView {
  readonly level: Level;
  readonly #placed: PlacedGraph;
  readonly #graph: GraphContent;
  /** Nodes drawn inside the area of a group. */
  readonly #inGroup = new MultiMap();

  readonly #nodes = new ChangingItems<GraphNode>();
  readonly #edges = new ChangingItems<GraphEdge>();
  readonly #groups = new ChangingItems<GraphGroup>();
  readonly #attention = new ChangingItems<Attention>();
  #shown = 0;

  /** `placed`: `graph` with a place for everything, kept up by this view from now on. Nothing is drawn yet. */
  constructor(graph: GraphContent, placed: PlacedGraph) {
    this.level = placed.placing.level;
    this.#placed = placed;
    this.#graph = graph;
  }

  /** Services that are a node, services in all, and what is taken out. */
  get counts(): Counts {
    return { shown: this.#shown, total: this.#placed.total, hidden: this.#placed.hidden };
  }

  /** The edges that are drawn, as they are while it is walked. */
  get edges(): Iterable<GraphEdge> {
    return this.#edges.items.values();
  }

  /** Everything that is drawn now, in no particular order. */
  items(): GraphItems {
    return {
      nodes: [...this.#nodes.items.values()],
      edges: [...this.#edges.items.values()],
      groups: [...this.#groups.items.values()],
      attention: [...this.#attention.items.values()],
    };
  }

  /** Draws everything, step by step; between two steps it may be told to draw changes. */
  *draw(): Generator<void> {
    // Areas come after what lies in them.
    const touchedGroups = new Set<string>();
    for (const place of this.#placed.nodes.all()) {
      this.#drawNode(place, touchedGroups);
      yield;
    }
    for (const place of this.#placed.edges.all()) {
      this.#drawEdge(place);
      yield;
    }
    for (const id of this.#graph.groups.keys()) {
      this.#drawGroup(id);
      yield;
    }
    for (const line of this.#graph.attention.values()) {
      this.#drawLine(line, line.id);
      yield;
    }
    for (const items of [this.#nodes, this.#edges, this.#groups, this.#attention]) items.forget();
  }

  /** Takes over what changed in the whole graph; the changes of this view, or `undefined` if nothing in it changes. */
  update(changes: ContentChanges): GraphChanges | undefined {
    const before = this.counts;
    this.redraw(changes);
    const nodes = this.#nodes.take();
    const edges = this.#edges.take();
    const groups = this.#groups.take();
    const attention = this.#attention.take();
    const after = this.counts;
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
      ...after,
    };
    return isEmptyChange(drawn) && sameValue(before, after) ? undefined : drawn;
  }

  /** Draws what changed in the whole graph, and tells nobody. */
  redraw(changes: ContentChanges): void {
    const touched = this.#placed.update(changes);
    const touchedGroups = new Set([...changes.groups.upsert.map(({ id }) => id), ...changes.groups.remove]);
    for (const namespace of touched.recounted) touchedGroups.add(namespaceId(namespace));
    for (const id of touched.nodes) this.#drawNode(id, touchedGroups);
    for (const id of touched.edges) this.#drawEdge(id);
    for (const id of touchedGroups) this.#drawGroup(id);
    this.#drawAttention(changes.attention, touched.moved);
  }

  #drawNode(id: string, touchedGroups: Set<string>): void {
    const { placing, nodes } = this.#placed;
    const before = this.#nodes.items.get(id);
    const held = [...nodes.heldAt(id)].sort().flatMap((member) => this.#graph.nodes.get(member) ?? []);
    const [only] = held;
    let after: GraphNode | undefined;
    const namespace = idParts(id)[1] ?? '';
    if (held.length === 1 && only?.id === id && !placing.isAggregate(id, namespace)) after = only.node;
    else if (held.length > 0) {
      const aggregate = aggregateNode(id, held, typeof placing.depthOf(namespace) === 'object');
      after = placing.isChosen(namespace) ? aggregate : { ...aggregate, outside: true };
    }
    if (after === undefined) this.#nodes.drop(id);
    else this.#nodes.put(after);

    if (placing.isChosen(namespace))
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
    const held = [...this.#placed.edges.heldAt(id)].sort().flatMap((member) => this.#graph.edges.get(member) ?? []);
    if (held.length === 0) this.#edges.drop(id);
    else this.#edges.put(aggregateEdge(id, held));
  }

  /** A group is drawn as long as something is drawn in its area. */
  #drawGroup(id: string): void {
    const group = this.#graph.groups.get(id);
    if (group === undefined || this.#inGroup.count(id) === 0) this.#groups.drop(id);
    else this.#groups.put(this.#withoutTakenOut(group));
  }

  #withoutTakenOut(group: GraphGroup): GraphGroup {
    if (this.#placed.takenOutOf(group.name) === 0) return group;
    const prefix = `service/${group.name}/`;
    const left = [...this.#servicesOf(group.name)].filter(
      ({ id }) => id.startsWith(prefix) && !this.#placed.isTakenOut(id),
    );
    return { ...group, members: membersOf(left) };
  }

  *#servicesOf(namespace: string): Iterable<GraphNode> {
    for (const place of this.#inGroup.get(namespaceId(namespace))) {
      for (const id of this.#placed.nodes.heldAt(place)) {
        const node = this.#graph.nodes.get(id)?.node;
        if (node !== undefined) yield node;
      }
    }
  }

  /** `moved`: nodes that came into the picture or left it; what needs attention goes with its node. */
  #drawAttention({ upsert, remove }: KeyedChanges<Attention>, moved: ReadonlySet<string>): void {
    for (const id of remove) this.#attention.drop(id);
    for (const line of upsert) this.#drawLine(line, line.id);
    for (const id of moved) if (isService(id)) this.#drawLine(this.#graph.attention.get(id), id);
  }

  #drawLine(line: Attention | undefined, id: string): void {
    const isChosen = this.#placed.placing.isChosen(namespaceOfId(id));
    if (line === undefined || !isChosen || this.#placed.nodes.of(id) === undefined) this.#attention.drop(id);
    else this.#attention.put(line);
  }
}
