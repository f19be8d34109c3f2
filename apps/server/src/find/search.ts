import { asksOfEdges, matcherOf } from '@fairlead/find';
import type { Expression, TextField } from '@fairlead/find';
import type { FindMatch, FindNamespace, FindValue, LabelKeys, Labelled } from '@fairlead/protocol';
import { namespaceId, sortedInSteps } from '@fairlead/service-graph';
import type { PlacedNode } from '@fairlead/service-graph';
import { inTurns } from '../turns/inTurns.ts';
import type { FindIndex } from './FindIndex.ts';

export interface SearchOptions {
  readonly index: FindIndex;
  /** Only in these; everywhere if none is named. */
  readonly namespaces: readonly string[];
  /** The one who asked is gone. */
  readonly isOver: () => boolean;
}

/** Calls back with every node of the chosen namespaces, in turns. What comes and goes meanwhile is taken as it is then. */
async function eachNode(options: SearchOptions, look: (placed: PlacedNode) => void): Promise<void> {
  await inTurns(lookAtEach(options, look));
  options.index.forgetTextsLater();
}

function* lookAtEach(
  { index, namespaces, isOver }: SearchOptions,
  look: (placed: PlacedNode) => void,
): Generator<void, void> {
  const chosen = new Set(namespaces);
  // Not the map itself: what leaves it and comes back meanwhile would be met twice.
  const ids = Array.from(index.nodes.keys());
  for (const id of ids) {
    if (isOver()) return;
    const placed = index.nodes.get(id);
    if (placed === undefined) continue;
    if (chosen.size > 0 && (placed.node.namespace === null || !chosen.has(placed.node.namespace))) continue;
    look(placed);
    yield;
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
  const sorted = await inTurns(sortedInSteps(found));
  return {
    total: found.length,
    items: sorted.slice(0, limit).map(matchOf),
    namespaces: Array.from(byNamespace, ([name, count]) => ({ name, matches: count })).sort((left, right) =>
      left.name < right.name ? -1 : 1,
    ),
  };
}

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

/** Labels that a controller writes on its pods: they tell runs and copies apart, not what belongs together. */
const WRITTEN_BY_CONTROLLERS: ReadonlySet<string> = new Set([
  'pod-template-hash',
  'pod-template-generation',
  'controller-revision-hash',
  'controller-uid',
  'batch.kubernetes.io/controller-uid',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
]);

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
    .filter(({ key, nodes, values }) => values > 1 && values <= nodes * 0.75 && !WRITTEN_BY_CONTROLLERS.has(key))
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
