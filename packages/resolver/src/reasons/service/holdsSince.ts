import type { EpochSeconds, PodRecord, ServiceRecord, Since } from '@fairlead/model';
import { conditionOf } from '../../rules/conditions.ts';
import { deletionAsked } from '../pod/terminating.ts';
import { sinceApi } from '../reason.ts';

type Time = EpochSeconds | undefined;

/** When a listed pod got its address, as near as the API tells: with its sandbox, else (Kubernetes before 1.29) when it was created. */
export function listedSince(pod: PodRecord): Time {
  const sandbox = conditionOf(pod, 'PodReadyToStartContainers');
  return (sandbox?.status === 'True' ? sandbox.lastTransitionTime : undefined) ?? pod.creationTimestamp;
}

/** Since when a pod is listed without being ready. */
export function listedUnreadySince(pod: PodRecord): Time {
  return latest([listedSince(pod), conditionOf(pod, 'Ready')?.lastTransitionTime]);
}

/**
 * Since when a state of a service holds that needs at least one pod of each group, from the times of the pods that are there now.
 * Never before the service was created. `undefined` when the API does not tell for some group.
 */
export function holdsSince(service: ServiceRecord, groups: readonly (readonly Time[])[]): Since | undefined {
  const earliest = groups.map((times) => {
    const known = times.filter((time) => time !== undefined);
    return known.length === 0 ? undefined : Math.min(...known);
  });
  return earliest.includes(undefined) ? undefined : sinceApi(latest([...earliest, service.creationTimestamp]));
}

/**
 * Since when no listed pod of a service has been ready: since the last of them turned unready. Where none of them ever was ready, since the
 * first of them was listed.
 */
export function noneReadySince(service: ServiceRecord, listed: readonly PodRecord[]): Since | undefined {
  const lost = latest(listed.map(lostReadinessAt));
  return holdsSince(service, [lost === undefined ? listed.map(listedUnreadySince) : [lost]]);
}

/** A kubelet writes that a pod is not ready as soon as it starts it, in whole seconds: only what changed later was a change. */
const FIRST_WORD_SECONDS = 2;

/** When a pod that is not ready as an endpoint stopped being so; `undefined` if it never was, as far as the API tells. */
function lostReadinessAt(pod: PodRecord): Time {
  const ready = conditionOf(pod, 'Ready');
  if (ready?.status === 'True') return deletionAsked(pod);
  const startedAt = pod.startTime ?? pod.creationTimestamp;
  if (ready?.lastTransitionTime === undefined || startedAt === undefined) return undefined;
  return ready.lastTransitionTime > startedAt + FIRST_WORD_SECONDS ? ready.lastTransitionTime : undefined;
}

function latest(times: readonly Time[]): Time {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
