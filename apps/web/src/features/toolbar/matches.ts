import type { GraphNode, GraphSnapshot, Reason, ServiceRow, Verdict } from '@fairlead/protocol';
import { sharedReason } from '../../components/sharedReason.ts';

/** A filter that dims what does not match: every word must be found somewhere, and the verdict must agree. */
export interface Filter {
  readonly find: string;
  readonly verdict: Verdict | undefined;
}

/** The words of a find box, in lower case. */
export function wordsOf(find: string): readonly string[] {
  return find
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Everything a plain word may match in a node: name, namespace, workloads, hosts, the reasons in the language on screen. */
export function searchText(node: GraphNode, reasonShort: (reason: Reason) => string, row?: ServiceRow): string {
  const parts: (string | null | undefined)[] = [
    node.name,
    node.namespace,
    node.externalName,
    node.serviceType,
    ...node.reasons,
  ];
  for (const reason of [node.headline, node.note]) {
    if (reason === null) continue;
    parts.push(reason.id, reasonShort(reason), sharedReason(reason)?.id);
  }
  for (const workload of node.workloads ?? []) parts.push(workload.name);
  parts.push(...(node.hosts ?? []));
  for (const [label, value] of Object.entries(row?.selector ?? {})) parts.push(`${label}=${value}`);
  return parts
    .filter((part) => part !== null && part !== undefined)
    .join('\n')
    .toLowerCase();
}

/** Ids of the nodes that match, in the order of the picture; `undefined` when nothing is asked. */
export function matchingIds(
  snapshot: Pick<GraphSnapshot, 'nodes'>,
  filter: Filter,
  textOf: (node: GraphNode) => string,
): readonly string[] | undefined {
  const words = wordsOf(filter.find);
  if (words.length === 0 && filter.verdict === undefined) return undefined;
  return snapshot.nodes
    .filter((node) => matchesVerdict(node, filter.verdict))
    .filter((node) => {
      if (words.length === 0) return true;
      const text = textOf(node);
      return words.every((word) => text.includes(word));
    })
    .map((node) => node.id);
}

/** Of an aggregate, a member with the verdict is enough. */
function matchesVerdict(node: GraphNode, verdict: Verdict | undefined): boolean {
  if (verdict === undefined) return true;
  if (node.members !== undefined) return node.members[verdict] > 0;
  return node.kind === 'service' && node.verdict === verdict;
}
