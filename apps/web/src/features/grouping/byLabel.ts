import type { GraphGroup, GraphNode, GraphSnapshot, Labelled, Members, Verdict } from '@fairlead/protocol';

/** One letter per verdict, as `members.services` spells them. */
const LETTERS: Readonly<Record<Verdict, string>> = {
  ok: 'o',
  degraded: 'd',
  broken: 'b',
  unknown: 'u',
  'at-rest': 'r',
};

const areaOf = (value: string | undefined): string => (value === undefined ? 'label' : `label/${value}`);

/**
 * The same picture with the values of a label as areas; what does not have it stands in an area of its own. Aggregates stand
 * for whole namespaces and stay where they are.
 */
export function byLabel(snapshot: GraphSnapshot, labelled: Labelled['items'], without: string): GraphSnapshot {
  const values = new Map(labelled.map(({ id, value }) => [id, value]));
  const members = new Map<string, GraphNode[]>();
  const nodes = snapshot.nodes.map((node) => {
    if (node.area === null || node.members !== undefined) return node;
    const area = areaOf(values.get(node.id));
    const inside = members.get(area);
    if (inside === undefined) members.set(area, [node]);
    else inside.push(node);
    return { ...node, area };
  });
  const kept = new Set(nodes.map(({ area }) => area));
  const groups = Array.from(members, ([id, inside]): GraphGroup => {
    const name = id === 'label' ? without : id.slice('label/'.length);
    return { id, kind: 'app', name, members: countsOf(inside) };
  });
  const others = snapshot.groups.filter(({ id }) => kept.has(id));
  return { ...snapshot, nodes, groups: [...others, ...groups].toSorted(inOrderOfIds) };
}

const inOrderOfIds = (left: GraphGroup, right: GraphGroup): number => (left.id < right.id ? -1 : 1);

function countsOf(nodes: readonly GraphNode[]): Members {
  const members: Members = { ok: 0, degraded: 0, broken: 0, unknown: 0, 'at-rest': 0, services: '' };
  for (const { kind, verdict } of nodes) {
    if (kind !== 'service') continue;
    members[verdict] += 1;
    members.services += LETTERS[verdict];
  }
  return members;
}
