import type { ServiceRecord } from '@fairlead/model';
import type { PodTraffic } from '../answer.ts';
import { isHeadless } from '../rules/isHeadless.ts';
import type { PodListing } from '../slices/listPod.ts';
import { preferredScope } from './topologyPreference.ts';

/** What one port of a service is like over all its listed pods: what a verdict per pod has to compare itself with. */
export interface PortBackends {
  /** Listed pods that are ready and have the port. */
  readonly ready: readonly PodListing[];
  /** Nodes of `ready`. */
  readonly readyNodes: ReadonlySet<string | undefined>;
  /** Nodes whose own clients are served under a Local policy: by ready pods, or by serving and terminating ones (R35). */
  readonly servedNodes: ReadonlySet<string | undefined>;
  /** How far hints narrow it (R36). */
  readonly scope: 'node' | 'zone' | undefined;
}

/** Sums up the listed pods that have a port; `index` is its place in `service.ports`, or `undefined` for a service without ports. */
export function portBackends(
  service: ServiceRecord,
  listed: readonly PodListing[],
  index: number | undefined,
  nodeCount: number,
): PortBackends {
  const having = index === undefined ? listed : listed.filter(({ ports }) => ports[index]?.target !== undefined);
  const ready = having.filter(({ conditions }) => conditions.ready);
  const readyNodes = new Set(ready.map(({ pod }) => pod.nodeName));
  const servedNodes = new Set(readyNodes);
  for (const { conditions, pod } of having)
    if (conditions.serving && conditions.terminating) servedNodes.add(pod.nodeName);
  return { ready, readyNodes, servedNodes, scope: preferredScope(service, ready, nodeCount) };
}

/** What one listed pod gets on one port (part D, docs/resolution.md). Policies do not apply to headless services (R38). */
export function portTraffic(
  service: ServiceRecord,
  { pod, conditions }: PodListing,
  target: number | undefined,
  backends: PortBackends,
): PodTraffic {
  if (isHeadless(service)) return conditions.ready ? 'receives' : 'none';
  if (target === undefined) return 'none';
  const local = service.internalTrafficPolicy === 'Local';
  if (conditions.ready) return local || backends.scope !== undefined ? 'local-only' : 'receives';
  if (!conditions.serving || !conditions.terminating) return 'none';
  // R34: only if no endpoint is ready anywhere; under a Local policy, only if none is on its own node (R35).
  const ready = local ? backends.readyNodes.has(pod.nodeName) : backends.ready.length > 0;
  return ready ? 'none' : 'fallback';
}

const FROM_WORST: readonly PodTraffic[] = ['none', 'fallback', 'local-only', 'receives'];

/** The worst of several ports counts. */
export function worstTraffic(traffic: readonly PodTraffic[]): PodTraffic {
  return FROM_WORST.find((worst) => traffic.includes(worst)) ?? 'none';
}
