import type { PodRecord } from '@fairlead/model';

/** Whether a pod has Succeeded or Failed: such a pod is never listed, whatever else is true of it (R6, docs/resolution.md). */
export function isFinished(pod: PodRecord): boolean {
  return pod.phase === 'Succeeded' || pod.phase === 'Failed';
}
