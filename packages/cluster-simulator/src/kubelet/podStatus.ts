import type { Container, ContainerState, ContainerStatus, Pod, PodStatus } from '../objects/podShapes.ts';
import type { Condition } from '../objects/shapes.ts';

/** What one container does at the moment. */
export type ContainerActivity =
  | { readonly kind: 'creating' }
  | { readonly kind: 'waiting'; readonly reason: string; readonly message?: string }
  | { readonly kind: 'running'; readonly started: boolean; readonly ready: boolean }
  | { readonly kind: 'exited'; readonly exitCode: number; readonly reason: string };

/** What a pod does at the moment, from which its status follows. */
export interface PodActivity {
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  readonly ips?: readonly string[] | undefined;
  /** Init containers that have done their part; `initActivity` is what the next one does. */
  readonly initDone: number;
  readonly initActivity?: ContainerActivity | undefined;
  /** Of the first container; the others and sidecars run well beside it. */
  readonly main: ContainerActivity;
  readonly restarts: number;
  readonly lastExit?: { readonly exitCode: number; readonly reason: string } | undefined;
  /** Status of every readiness gate; `undefined` leaves its condition out. */
  readonly gates?: { readonly status: 'True' | 'False'; readonly message?: string } | undefined;
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
}

/**
 * The status a kubelet writes. What did not change keeps its times: transition times of conditions, start times of running
 * containers.
 */
export function podStatus(pod: Pod, activity: PodActivity, hostIP: string, now: string): PodStatus {
  const before = pod.status;
  const { initContainers = [], containers, readinessGates = [] } = pod.spec;
  const initStatuses = initContainers.map((container, index) => initStatus(pod, container, index, activity, now));
  const isInitialized = initContainers.length <= activity.initDone;
  const statuses = containers.map((container, index) => {
    const own = index === 0 || activity.phase === 'Pending' ? activity.main : besides(activity.main);
    return containerStatus(pod, container, own, index === 0 ? activity : undefined, now);
  });
  const sidecars = initStatuses.filter((_, index) => initContainers[index]?.restartPolicy === 'Always');
  const unready = [...statuses, ...sidecars].filter(({ ready }) => !ready).map(({ name }) => name);
  const gates = readinessGates.map(({ conditionType }) => conditionType);
  const condition = conditionWriter(before.conditions ?? [], now);
  const done = activity.phase === 'Succeeded' ? 'PodCompleted' : activity.phase === 'Failed' ? 'PodFailed' : undefined;
  const contains = `containers with unready status: [${unready.join(' ')}]`;
  const gateOpen = gates.length === 0 || activity.gates?.status === 'True';
  const hasContainersReady = unready.length === 0;
  return {
    phase: activity.phase,
    conditions: [
      condition('PodReadyToStartContainers', activity.ips !== undefined),
      condition(
        'Initialized',
        isInitialized,
        'ContainersNotInitialized',
        incomplete(initContainers, activity.initDone),
      ),
      hasContainersReady && done === undefined
        ? condition('Ready', gateOpen, 'ReadinessGatesNotReady', gateMessage(gates, activity))
        : condition('Ready', false, done ?? 'ContainersNotReady', contains),
      condition('ContainersReady', hasContainersReady && done === undefined, done ?? 'ContainersNotReady', contains),
      condition('PodScheduled', true),
      ...(activity.gates === undefined
        ? []
        : gates.map((gate) =>
            condition(gate, activity.gates?.status === 'True', 'HealthCheck', activity.gates?.message),
          )),
    ],
    ...(activity.message !== undefined && { message: activity.message }),
    ...(activity.reason !== undefined && { reason: activity.reason }),
    hostIP,
    hostIPs: [{ ip: hostIP }],
    ...(activity.ips !== undefined && { podIP: activity.ips[0], podIPs: activity.ips.map((ip) => ({ ip })) }),
    startTime: before.startTime ?? now,
    ...(initStatuses.length > 0 && { initContainerStatuses: initStatuses }),
    containerStatuses: statuses,
    qosClass: before.qosClass,
  };
}

function besides(main: ContainerActivity): ContainerActivity {
  return main.kind === 'exited' ? main : { kind: 'running', started: true, ready: true };
}

function gateMessage(gates: readonly string[], { gates: set }: PodActivity): string {
  const [gate = ''] = gates;
  return set === undefined
    ? `corresponding condition of pod readiness gate "${gate}" does not exist.`
    : `the status of pod readiness gate "${gate}" is not "True", but ${set.status}`;
}

function incomplete(initContainers: readonly Container[], done: number): string {
  return `containers with incomplete status: [${initContainers
    .slice(done)
    .map(({ name }) => name)
    .join(' ')}]`;
}

type ConditionOf = (type: string, holds: boolean, reason?: string, message?: string) => Condition;

function conditionWriter(before: readonly Condition[], now: string): ConditionOf {
  return (type, holds, reason, message) => {
    const status = holds ? 'True' : 'False';
    const found = before.find((entry) => entry.type === type);
    return {
      type,
      status,
      lastProbeTime: null,
      lastTransitionTime: found?.status === status ? found.lastTransitionTime : now,
      ...(!holds && reason !== undefined && { reason }),
      ...(!holds && message !== undefined && { message }),
    };
  };
}

function initStatus(
  pod: Pod,
  container: Container,
  index: number,
  activity: PodActivity,
  now: string,
): ContainerStatus {
  const isSidecar = container.restartPolicy === 'Always';
  let own: ContainerActivity;
  if (index < activity.initDone) {
    own = isSidecar
      ? { kind: 'running', started: true, ready: true }
      : { kind: 'exited', exitCode: 0, reason: 'Completed' };
  } else if (index === activity.initDone) own = activity.initActivity ?? { kind: 'waiting', reason: 'PodInitializing' };
  else own = { kind: 'waiting', reason: 'PodInitializing' };
  const status = containerStatus(pod, container, own, undefined, now);
  // An init container that has succeeded counts as ready; one that runs does not.
  return isSidecar ? status : { ...status, ready: own.kind === 'exited' && own.exitCode === 0 };
}

function containerStatus(
  pod: Pod,
  { name, image = '' }: Container,
  activity: ContainerActivity,
  restarted: PodActivity | undefined,
  now: string,
): ContainerStatus {
  const before = [...(pod.status.containerStatuses ?? []), ...(pod.status.initContainerStatuses ?? [])].find(
    (status) => status.name === name,
  );
  const restarts = restarted?.restarts ?? 0;
  const exit = restarted?.lastExit;
  const hasRun = activity.kind === 'running' || activity.kind === 'exited' || restarts > 0;
  const hasRestarted = restarts > (before?.restartCount ?? 0);
  const lastState: ContainerState =
    exit === undefined || restarts === 0
      ? (before?.lastState ?? {})
      : hasRestarted || before?.lastState.terminated === undefined
        ? { terminated: { exitCode: exit.exitCode, reason: exit.reason, startedAt: now, finishedAt: now } }
        : before.lastState;
  return {
    name,
    state: stateOf(activity, hasRestarted ? undefined : before, now),
    lastState,
    ready: activity.kind === 'running' && activity.ready,
    restartCount: restarts,
    image,
    imageID: hasRun ? `${image.replace(/:[^:/]*$/, '')}@sha256:${'0'.repeat(64)}` : '',
    ...(hasRun && { containerID: `containerd://${pod.metadata.uid}-${name}-${restarts}` }),
    started: activity.kind === 'running' && activity.started,
  };
}

function stateOf(activity: ContainerActivity, before: ContainerStatus | undefined, now: string): ContainerState {
  switch (activity.kind) {
    case 'creating':
      return { waiting: { reason: 'ContainerCreating' } };
    case 'waiting': {
      const { reason, message } = activity;
      return { waiting: message === undefined ? { reason } : { reason, message } };
    }
    case 'running':
      return { running: { startedAt: before?.state.running?.startedAt ?? now } };
    case 'exited': {
      const { exitCode, reason } = activity;
      const startedAt = before?.state.running?.startedAt ?? before?.state.terminated?.startedAt ?? now;
      return { terminated: { exitCode, reason, startedAt, finishedAt: before?.state.terminated?.finishedAt ?? now } };
    }
  }
}
