import type { EpochSeconds, PodRecord, ServiceRecord, Since } from '@fairlead/model';
import { conditionOf } from '../../rules/conditions.ts';
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

function latest(times: readonly Time[]): Time {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
