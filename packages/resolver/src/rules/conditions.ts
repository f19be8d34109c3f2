import type { Condition, PodRecord } from '@fairlead/model';

/** The first condition of a type; further ones of the same type are never read (R10, docs/resolution.md). */
export function conditionOf(pod: PodRecord, type: string): Condition | undefined {
  return pod.conditions.find((condition) => condition.type === type);
}

/** Whether a pod is ready: its first condition `Ready` is `True`, and nothing else is read (R10, docs/resolution.md). */
export function isPodReady(pod: PodRecord): boolean {
  return conditionOf(pod, 'Ready')?.status === 'True';
}

/** Whether the kubelet calls all containers and sidecars ready (R29, docs/resolution.md). */
export function areContainersReady(pod: PodRecord): boolean {
  return conditionOf(pod, 'ContainersReady')?.status === 'True';
}
