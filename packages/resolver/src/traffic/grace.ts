import type { EpochSeconds } from '@fairlead/model';
import type { PodAnswer, PodTraffic } from '../answer.ts';
import { isPodReady } from '../rules/conditions.ts';
import type { PodListing } from '../slices/listPod.ts';

/** A pod may take this long after its creation to become ready before it counts as trouble. */
const STARTING_SECONDS = 60;

/**
 * Whether a pod is without traffic only because it starts or drains within its grace, and until when: a rollout must not look like
 * trouble. It drains until its deletion mark, which the API sets to the end of the grace period; it starts for a minute after
 * its creation, unless a container has been restarted already.
 */
export function graceOf({ pod, finished }: PodListing, traffic: PodTraffic, now: EpochSeconds): PodAnswer['grace'] {
  if (finished || traffic !== 'none') return undefined;
  if (pod.deletionTimestamp !== undefined) {
    return now < pod.deletionTimestamp ? { kind: 'draining', until: pod.deletionTimestamp } : undefined;
  }
  if (pod.creationTimestamp === undefined || isPodReady(pod)) return undefined;
  const until = pod.creationTimestamp + STARTING_SECONDS;
  const restarted = pod.containers.some(({ status }) => (status?.restartCount ?? 0) > 0);
  return now < until && !restarted ? { kind: 'starting', until } : undefined;
}
