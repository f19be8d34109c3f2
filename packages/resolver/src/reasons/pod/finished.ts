import type { ContainerStateTerminated, PodRecord, Reason } from '@fairlead/model';
import { conditionOf } from '../../rules/conditions.ts';
import { reason, sinceApi, workloadSubject } from '../reason.ts';
import type { PodContext } from './PodContext.ts';

/** completed, failed: why a finished pod is not listed (R6, docs/resolution.md). */
export function finishedReasons({ listing: { pod }, workload }: PodContext): readonly Reason[] {
  const last = lastTermination(pod);
  const since = sinceApi(last?.finishedAt ?? conditionOf(pod, 'Ready')?.lastTransitionTime);
  const subject = workloadSubject(pod, workload);
  switch (pod.phase) {
    case 'Succeeded':
      return [
        reason('completed', 'absent', {
          facts: { finishedAt: last?.finishedAt ?? null },
          cause: { reason: 'completed', subject },
          since,
        }),
      ];
    case 'Failed':
      return [
        reason('failed', 'absent', {
          facts: {
            reason: pod.reason ?? last?.reason ?? null,
            message: pod.message ?? last?.message ?? null,
            exitCode: last?.exitCode ?? null,
          },
          // An evicted pod is the trouble of its node, any other that of its workload.
          cause: {
            reason: 'failed',
            subject: pod.reason === undefined || pod.nodeName === undefined ? subject : pod.nodeName,
          },
          since,
        }),
      ];
    case 'Pending':
    case 'Running':
    case 'Unknown':
    case undefined:
      return [];
  }
}

/** How the pod ended: the failed run that ended last, else the run that ended last. */
function lastTermination(pod: PodRecord): ContainerStateTerminated | undefined {
  const ended = pod.containers
    .flatMap(({ status }) => {
      const state = status?.state?.kind === 'terminated' ? status.state : status?.lastTerminated;
      return state === undefined ? [] : [state];
    })
    .toSorted((a, b) => (b.finishedAt ?? 0) - (a.finishedAt ?? 0));
  return pod.phase === 'Failed' ? (ended.find(({ exitCode }) => exitCode !== 0) ?? ended[0]) : ended[0];
}
