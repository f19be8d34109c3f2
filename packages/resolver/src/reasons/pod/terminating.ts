import type { EpochSeconds, PodRecord, Reason } from '@fairlead/model';
import { isHeadless } from '../../rules/isHeadless.ts';
import { isPodReady } from '../../rules/conditions.ts';
import { reason, sinceApi, workloadSubject } from '../reason.ts';
import type { PodContext } from './PodContext.ts';

/** A pod that is still there this long after its grace period has ended is stuck. */
const STUCK_AFTER_SECONDS = 60;

/** When a pod is due to be gone: the API sets the deletion mark to the moment the grace period ends. */
export function deletionDue(pod: PodRecord): EpochSeconds | undefined {
  return pod.deletionTimestamp;
}

/** When deletion was asked for. */
export function deletionAsked(pod: PodRecord): EpochSeconds | undefined {
  return pod.deletionTimestamp === undefined
    ? undefined
    : pod.deletionTimestamp - (pod.deletionGracePeriodSeconds ?? 0);
}

/** From when on a pod that is still there counts as stuck. */
export function stuckFrom(pod: PodRecord): EpochSeconds | undefined {
  return pod.deletionTimestamp === undefined ? undefined : pod.deletionTimestamp + STUCK_AFTER_SECONDS;
}

/** terminating-serving, terminating: listed with a deletion mark (R8 and R34, docs/resolution.md). */
export function terminatingReasons({
  service,
  listing: { pod },
  listed,
  workload,
  now,
}: PodContext): readonly Reason[] {
  const due = deletionDue(pod);
  const asked = deletionAsked(pod);
  const stuckAt = stuckFrom(pod);
  if (!listed || due === undefined || asked === undefined || stuckAt === undefined) return [];
  const subject = workloadSubject(pod, workload);
  const facts = { deletedAt: asked, endsAt: due, graceSeconds: pod.deletionGracePeriodSeconds ?? null };
  const since = sinceApi(asked);
  if (isPodReady(pod)) {
    return [
      reason('terminating-serving', 'unready', {
        facts: { ...facts, headless: isHeadless(service) },
        cause: { reason: 'terminating-serving', subject },
        since,
      }),
    ];
  }
  const stuck = now >= stuckAt;
  const blocker = pod.finalizers[0];
  return [
    reason('terminating', 'unready', {
      facts: { ...facts, stuck, finalizers: pod.finalizers, node: pod.nodeName ?? null },
      cause: { reason: 'terminating', subject: stuck && blocker !== undefined ? blocker : subject },
      since,
    }),
  ];
}
