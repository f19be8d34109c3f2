import type { ContainerRecord, ContainerState, ContainerStateTerminated, PodRecord } from '@fairlead/model';

/** A pod without what it says in words; the pod itself if it says nothing. Reasons, names and times stay. */
export function withoutMessages(pod: PodRecord): PodRecord {
  if (!hasMessages(pod)) return pod;
  return {
    ...pod,
    message: undefined,
    conditions: pod.conditions.map((condition) => ({ ...condition, message: undefined })),
    containers: pod.containers.map(quietContainer),
  };
}

function hasMessages(pod: PodRecord): boolean {
  return (
    pod.message !== undefined ||
    pod.conditions.some(({ message }) => message !== undefined) ||
    pod.containers.some(
      ({ status }) => messageOf(status?.state) !== undefined || status?.lastTerminated?.message !== undefined,
    )
  );
}

function messageOf(state: ContainerState | undefined): string | undefined {
  return state === undefined || state.kind === 'running' ? undefined : state.message;
}

function quietContainer(container: ContainerRecord): ContainerRecord {
  const { status } = container;
  if (status === undefined) return container;
  const { state, lastTerminated } = status;
  return {
    ...container,
    status: {
      ...status,
      state: state === undefined || state.kind === 'running' ? state : { ...state, message: undefined },
      lastTerminated: quietEnd(lastTerminated),
    },
  };
}

function quietEnd(end: ContainerStateTerminated | undefined): ContainerStateTerminated | undefined {
  return end === undefined ? undefined : { ...end, message: undefined };
}
