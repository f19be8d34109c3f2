import { asksOfEdges, matcherOf } from '@fairlead/find';
import type { Expression, TextField } from '@fairlead/find';
import type { FindMatch, FindNamespace, FindValue, LabelKeys, Labelled } from '@fairlead/protocol';
import { namespaceId } from '@fairlead/service-graph';
import type { PlacedNode } from '@fairlead/service-graph';
import type { FindIndex } from './FindIndex.ts';

/** Work in one turn of the event loop: streams and other requests come in between. */
const TURN_MS = 8;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export interface SearchOptions {
  readonly index: FindIndex;
  /** Only in these; everywhere if none is named. */
  readonly namespaces: readonly string[];
  /** The one who asked is gone. */
  readonly isOver: () => boolean;
}

/** Calls back with every node of the chosen namespaces, in turns. What comes and goes meanwhile is taken as it is then. */
async function eachNode(
  { index, namespaces, isOver }: SearchOptions,
  look: (placed: PlacedNode) => void,
): Promise<void> {
  const chosen = new Set(namespaces);
  let endAt = performance.now() + TURN_MS;
  // Not the map itself: what leaves it and comes back meanwhile would be met twice.
  const ids = Array.from(index.nodes.keys());
  for (const id of ids) {
    const placed = index.nodes.get(id);
    if (placed === undefined) continue;
    if (chosen.size > 0 && (placed.node.namespace === null || !chosen.has(placed.node.namespace))) continue;
    look(placed);
    if (performance.now() < endAt) continue;
    await nextTurn();
    if (isOver()) return;
    endAt = performance.now() + TURN_MS;
  }
}

export interface FoundNodes {
  readonly total: number;
  readonly items: readonly FindMatch[];
  readonly namespaces: readonly FindNamespace[];
}

/** Every node that an expression finds, in the order of ids; the first `limit` of them, and how many there are by namespace. */
export async function findNodes(expression: Expression, limit: number, options: SearchOptions): Promise<FoundNodes> {
  const matches = matcherOf(expression);
  const found: PlacedNode[] = [];
  const byNamespace = new Map<string, number>();
  // Connections have no card to go to.
  if (!asksOfEdges(expression)) {
    await eachNode(options, (placed) => {
      if (!matches(options.index.of(placed))) return;
      found.push(placed);
      const { namespace } = placed.node;
      if (namespace !== null) byNamespace.set(namespace, (byNamespace.get(namespace) ?? 0) + 1);
    });
  }
  found.sort(byId);
  return {
    total: found.length,
    items: found.slice(0, limit).map(matchOf),
    namespaces: Array.from(byNamespace, ([name, count]) => ({ name, matches: count })).sort((left, right) =>
      left.name < right.name ? -1 : 1,
    ),
  };
}

const byId = (left: PlacedNode, right: PlacedNode): number => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);

function matchOf({ id, node, app, workload }: PlacedNode): FindMatch {
  const { kind, namespace, name, verdict } = node;
  const aggregates = [namespace === null ? undefined : namespaceId(namespace), app, workload];
  return {
    id,
    kind,
    namespace,
    name,
    verdict,
    aggregates: aggregates.filter((aggregate) => aggregate !== undefined && aggregate !== id) as string[],
  };
}

/** Values that a field has in the cluster and that hold what was typed: those that begin so first, then by how often they occur. */
export async function findValues(
  field: TextField,
  typed: string,
  limit: number,
  options: SearchOptions,
): Promise<readonly FindValue[]> {
  const wanted = typed.toLowerCase();
  const counts = new Map<string, number>();
  await eachNode(options, (placed) => {
    for (const value of options.index.of(placed).text(field) ?? []) {
      if (value.toLowerCase().includes(wanted)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  });
  const begins = (value: string): number => Number(value.toLowerCase().startsWith(wanted));
  return Array.from(counts, ([value, nodes]) => ({ value, nodes }))
    .sort(
      (left, right) =>
        begins(right.value) - begins(left.value) || right.nodes - left.nodes || (left.value < right.value ? -1 : 1),
    )
    .slice(0, limit);
}

/** Keys of labels that tell nodes apart: neither the same everywhere nor different for each. The most usual first. */
export async function findLabelKeys(limit: number, options: SearchOptions): Promise<LabelKeys['items']> {
  const keys = new Map<string, { nodes: number; readonly values: Set<string> }>();
  await eachNode(options, (placed) => {
    const seen = new Set<string>();
    for (const label of options.index.of(placed).text('label') ?? []) {
      const [key = '', value = ''] = splitLabel(label);
      const entry = keys.get(key) ?? { nodes: 0, values: new Set() };
      keys.set(key, entry);
      if (!seen.has(key)) entry.nodes += 1;
      seen.add(key);
      entry.values.add(value);
    }
  });
  return Array.from(keys, ([key, { nodes, values }]) => ({ key, nodes, values: values.size }))
    .filter(({ nodes, values }) => values > 1 && values <= nodes * 0.75)
    .sort((left, right) => right.nodes - left.nodes || (left.key < right.key ? -1 : 1))
    .slice(0, limit);
}

/** The value of one label on every node that has it; where several are told, that of the service itself, then in order. */
export async function findLabelled(key: string, options: SearchOptions): Promise<Labelled['items']> {
  const items: Labelled['items'] = [];
  await eachNode(options, (placed) => {
    const label = options.index
      .of(placed)
      .text('label')
      ?.find((pair) => splitLabel(pair)[0] === key);
    if (label !== undefined) items.push({ id: placed.id, value: splitLabel(label)[1] ?? '' });
  });
  return items;
}

function splitLabel(label: string): readonly string[] {
  const at = label.indexOf('=');
  return [label.slice(0, at), label.slice(at + 1)];
}

/** Asks everything once, so that a filter that is made next finds the texts put together and holds nothing up. */
export async function prepare(expressions: readonly Expression[], index: FindIndex): Promise<void> {
  const matchers = expressions.map(matcherOf);
  if (matchers.length === 0) return;
  await eachNode({ index, namespaces: [], isOver: () => false }, (placed) => {
    const facts = index.of(placed);
    for (const matches of matchers) matches(facts);
  });
}
