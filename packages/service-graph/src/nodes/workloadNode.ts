import { STATE_REASONS } from '@fairlead/model';
import type { Verdict } from '@fairlead/model';
import { workloadTotals } from './backingPods.ts';
import type { BackingPods, WorkloadTotals } from './backingPods.ts';
import type { PlacedNode } from '../content.ts';
import { leastFresh } from '../verdict/freshness.ts';
import { idParts, namespaceId } from '../ids.ts';
import { appOf } from './serviceNode.ts';
import type { ServiceEntry } from './serviceNode.ts';

/** One service that selects pods of a workload, and which. */
export interface Selection {
  readonly entry: ServiceEntry;
  readonly pods: BackingPods;
}

/**
 * A workload drawn by itself. `replicas` is what it asks for; `undefined` when its object is not known (a bare pod, another
 * controller). Selections are those of all services that select its pods, at least one.
 */
export function workloadNode(id: string, selections: readonly Selection[], replicas: number | undefined): PlacedNode {
  const [, namespace = '', , name = ''] = idParts(id);
  const totals = workloadTotals(selections.map(({ pods }) => pods));
  const apps = new Set(selections.map(({ entry }) => appOf(entry.service)));
  return {
    id,
    node: {
      id,
      kind: 'workload',
      namespace,
      name,
      area: namespaceId(namespace),
      verdict: workloadVerdict(totals, replicas, selections),
      headline: null,
      reasons: [],
      note: null,
      state: leastFresh(selections.map(({ entry }) => entry.verdict.state)),
      since: null,
      backends: totals.backends,
      finished: totals.finished,
    },
    app: apps.size === 1 ? [...apps][0] : undefined,
    workload: id,
  };
}

/**
 * `ok` if all its pods receive traffic, `at-rest` if it wants none or all are finished, else `degraded`; pods within the grace
 * of a rollout do not count against it while another one receives. Without fresh data `unknown`, as for services.
 */
function workloadVerdict(
  { backends, lacking }: WorkloadTotals,
  replicas: number | undefined,
  selections: readonly Selection[],
): Verdict {
  const doubtful = selections.some(({ entry }) => entry.verdict.reasons.some(({ id }) => isStateReason(id)));
  if (doubtful) return 'unknown';
  if (replicas === 0 || backends.total === 0) return 'at-rest';
  return lacking === 0 && backends.receiving > 0 ? 'ok' : 'degraded';
}

const isStateReason = (id: string): boolean => STATE_REASONS.some((state) => state === id);
