import type { NodeRecord, PodRecord, ServiceRecord } from '@fairlead/model';

/** What is known of the node of a pod: its record, that there is none, or that nodes may not be read. */
export type NodeOfPod = NodeRecord | 'none' | 'unread';

/**
 * Whether the node lets a pod be listed (R9, docs/resolution.md): the Node object exists, or the service publishes pods that
 * are not ready (R12). A pod without `nodeName` has no Node. Where nodes may not be read, each named node is taken to exist.
 */
export function nodeAllowsListing(service: ServiceRecord, node: NodeOfPod): boolean {
  return node !== 'none' || service.publishNotReadyAddresses;
}

/** The zone of an endpoint: a label of the Node and nothing else (R22, docs/resolution.md). */
export function zoneOf(node: NodeOfPod): string | undefined {
  return typeof node === 'string' ? undefined : node.zone;
}

/** What is known of the node of a pod, given a look-up that may not be allowed. */
export function nodeOfPod(
  pod: PodRecord,
  nodes: { readonly nodesForbidden: boolean; node(name: string): NodeRecord | undefined },
): NodeOfPod {
  if (pod.nodeName === undefined) return 'none';
  if (nodes.nodesForbidden) return 'unread';
  return nodes.node(pod.nodeName) ?? 'none';
}
