import type { Reason } from '@fairlead/model';
import { conditionOf } from '../../rules/conditions.ts';
import { familyOf } from '../../rules/families.ts';
import { nodeAllowsListing } from '../../rules/nodeOfPod.ts';
import { reason, sinceApi, workloadSubject } from '../reason.ts';
import type { PodContext } from './PodContext.ts';

/** unschedulable, scheduling-gated, no-ip, node-missing: why an unfinished pod has no place or no address yet (R7, R9). */
export function placementReasons(context: PodContext): readonly Reason[] {
  const { service, listing, listed, workload } = context;
  const { pod, node } = listing;
  if (listed) return [];
  if (pod.nodeName === undefined) return [unplaced(context)];
  const reasons: Reason[] = [];
  if (pod.podIPs.length === 0) {
    reasons.push(
      reason('no-ip', 'absent', {
        facts: {
          node: pod.nodeName,
          sandbox: conditionOf(pod, 'PodReadyToStartContainers')?.status === 'False',
          waiting: waitingReasons(context),
        },
        cause: { reason: 'no-ip', subject: workloadSubject(pod, workload) },
        since: sinceApi(conditionOf(pod, 'PodScheduled')?.lastTransitionTime),
      }),
    );
  }
  if (!nodeAllowsListing(service, node)) {
    reasons.push(
      reason('node-missing', 'absent', {
        facts: { node: pod.nodeName },
        cause: { reason: 'node-missing', subject: pod.nodeName },
      }),
    );
  }
  return reasons;
}

function unplaced({ listing: { pod }, workload }: PodContext): Reason {
  const scheduled = conditionOf(pod, 'PodScheduled');
  const gated = scheduled?.status === 'False' && scheduled.reason === 'SchedulingGated';
  if (gated || pod.schedulingGates.length > 0) {
    const gate = pod.schedulingGates[0];
    return reason('scheduling-gated', 'absent', {
      facts: { gate: gate ?? null, gates: pod.schedulingGates },
      cause: { reason: 'scheduling-gated', subject: gate ?? workloadSubject(pod, workload) },
      since: sinceApi(scheduled?.lastTransitionTime ?? pod.creationTimestamp),
    });
  }
  const refused = scheduled?.status === 'False' && scheduled.reason === 'Unschedulable';
  return reason('unschedulable', 'absent', {
    facts: { message: refused ? (scheduled.message ?? null) : null, waiting: !refused },
    cause: { reason: 'unschedulable', subject: workloadSubject(pod, workload) },
    since: sinceApi(refused ? scheduled.lastTransitionTime : pod.creationTimestamp),
  });
}

function waitingReasons({ listing: { pod } }: PodContext): readonly string[] {
  const reasons = pod.containers.flatMap(({ status }) =>
    status?.state?.kind === 'waiting' && status.state.reason !== undefined ? [status.state.reason] : [],
  );
  return [...new Set(reasons)];
}

/** family-missing: no address in a family of the service; absent if it has none in any of them (R13, docs/resolution.md). */
export function familyReasons({ listing: { pod }, families, workload }: PodContext): readonly Reason[] {
  if (pod.podIPs.length === 0) return [];
  const podFamilies = [...new Set(pod.podIPs.map(familyOf))];
  const missing = families.filter((family) => !podFamilies.includes(family));
  if (missing.length === 0) return [];
  return [
    reason('family-missing', missing.length === families.length ? 'absent' : 'partial', {
      facts: { families: missing, podFamilies },
      cause: { reason: 'family-missing', subject: workloadSubject(pod, workload) },
    }),
  ];
}
