import type { ContainerPortRecord, ContainerRecord, PodRecord, ServicePortRecord } from '@fairlead/model';

/** Containers whose ports count: app containers, then sidecars, in the order of the record (R15, docs/resolution.md). */
export function countingContainers(pod: PodRecord): readonly ContainerRecord[] {
  return pod.containers.some((container) => container.kind === 'init')
    ? pod.containers.filter((container) => container.kind !== 'init')
    : pod.containers;
}

/**
 * The number of a service port on one pod. A numeric target is taken as it is (R14, docs/resolution.md); a named one is the
 * first container port of that name and protocol (R15); `undefined` when there is none (R16).
 */
export function resolveTarget(port: ServicePortRecord, pod: PodRecord): number | undefined {
  const { targetPort, protocol } = port;
  if (typeof targetPort === 'number') return targetPort;
  const isTarget = (candidate: ContainerPortRecord): boolean =>
    candidate.name === targetPort && candidate.protocol === protocol;
  for (const container of countingContainers(pod)) {
    const found = container.ports.find(isTarget);
    if (found !== undefined) return found.containerPort;
  }
  return undefined;
}
