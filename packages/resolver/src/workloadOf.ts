import type { PodRecord } from '@fairlead/model';
import type { WorkloadRef } from './answer.ts';
import type { World } from './world/World.ts';

/**
 * The workload at the top of a pod's owner references; a bare pod is its own. From a ReplicaSet on the way is by its record. If
 * that is not known (not read yet, or not allowed), the name tells: a Deployment names its ReplicaSets `NAME-HASH` and labels their
 * pods `pod-template-hash: HASH`. A Job leads to its CronJob only by its record; without one it stays the Job.
 */
export function workloadOf(pod: PodRecord, world: Pick<World, 'replicaSet' | 'job'>): WorkloadRef {
  const owner = pod.controller;
  if (owner === undefined) return { kind: 'Pod', name: pod.name };
  const self: WorkloadRef = { kind: owner.kind, name: owner.name };
  if (owner.kind === 'ReplicaSet') {
    const replicaSet = world.replicaSet(pod.namespace, owner.name);
    if (replicaSet?.uid === owner.uid) {
      return replicaSet.controller === undefined
        ? self
        : { kind: replicaSet.controller.kind, name: replicaSet.controller.name };
    }
    const suffix = `-${pod.labels['pod-template-hash'] ?? ''}`;
    return suffix.length > 1 && owner.name.endsWith(suffix) && owner.name.length > suffix.length
      ? { kind: 'Deployment', name: owner.name.slice(0, -suffix.length) }
      : self;
  }
  if (owner.kind === 'Job') {
    const job = world.job(pod.namespace, owner.name);
    if (job?.uid === owner.uid && job.controller !== undefined) {
      return { kind: job.controller.kind, name: job.controller.name };
    }
  }
  return self;
}
