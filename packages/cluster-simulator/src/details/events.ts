import type { Container, ContainerStatus, Pod } from '../objects/podShapes.ts';
import type { Event, ObjectReference, Timestamp } from '../objects/shapes.ts';
import type { World } from '../world/world.ts';

/** An API server forgets events after an hour (`--event-ttl`). */
const KEPT_SECONDS = 3600;

/** A thing that happened to a pod, perhaps again and again; times in epoch seconds. */
interface Happening {
  readonly reason: string;
  readonly message: string;
  readonly warning?: boolean;
  readonly component: 'kubelet' | 'default-scheduler';
  readonly container?: string;
  readonly firstAt: number;
  /** Repeats this often until now; `undefined`: it happened once. */
  readonly everySeconds?: number | undefined;
}

/**
 * The events of the pods of a namespace, or of all. They are not stored: what a scheduler and a kubelet would have reported follows from
 * what each pod says of itself, so that events cost nothing until somebody reads them.
 */
export function podEventsOf(world: World, namespace: string | undefined): Event[] {
  const now = Math.floor(world.timeline.nowMs() / 1000);
  return world.list('pods', namespace).flatMap((pod) => podEvents(pod, now));
}

export function podEvents(pod: Pod, now: number): Event[] {
  return happeningsOf(pod).flatMap((happening, index) => {
    const { firstAt, everySeconds } = happening;
    const repeats = everySeconds === undefined ? 0 : Math.max(0, Math.floor((now - firstAt) / everySeconds));
    const lastAt = firstAt + repeats * (everySeconds ?? 0);
    return now - lastAt > KEPT_SECONDS ? [] : [eventOf(pod, happening, index, lastAt, repeats + 1)];
  });
}

function happeningsOf(pod: Pod): readonly Happening[] {
  const { spec, status } = pod;
  const scheduled = status.conditions?.find(({ type }) => type === 'PodScheduled');
  const at = secondsOf(scheduled?.lastTransitionTime) ?? secondsOf(pod.metadata.creationTimestamp) ?? 0;
  if (spec.nodeName === undefined) {
    if (scheduled?.reason !== 'Unschedulable') return [];
    const message = scheduled.message ?? '';
    const component = 'default-scheduler';
    return [{ reason: 'FailedScheduling', message, warning: true, component, firstAt: at, everySeconds: 300 }];
  }
  const { name, namespace = '', deletionTimestamp, deletionGracePeriodSeconds } = pod.metadata;
  const assigned = `Successfully assigned ${namespace}/${name} to ${spec.nodeName}`;
  const containers = [...(spec.initContainers ?? []), ...spec.containers];
  const statuses = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  const ends = secondsOf(deletionTimestamp);
  return [
    { reason: 'Scheduled', message: assigned, component: 'default-scheduler', firstAt: at },
    ...containers.flatMap((container) => {
      const own = statuses.find((each) => each.name === container.name);
      return own === undefined ? [] : containerHappenings(pod, container, own, at);
    }),
    ...(ends === undefined
      ? []
      : spec.containers.map((container): Happening => {
          const firstAt = ends - (deletionGracePeriodSeconds ?? 0);
          return kubelet('Killing', `Stopping container ${container.name}`, container, firstAt);
        })),
    ...evicted(pod),
  ];
}

function evicted({ status, spec }: Pod): readonly Happening[] {
  if (status.reason !== 'Evicted') return [];
  const ready = status.conditions?.find(({ type }) => type === 'Ready');
  const firstAt = secondsOf(ready?.lastTransitionTime) ?? 0;
  const [first] = spec.containers;
  return first === undefined ? [] : [{ ...kubelet('Evicted', status.message ?? '', first, firstAt), warning: true }];
}

function containerHappenings(
  pod: Pod,
  container: Container,
  { state, lastState, restartCount, ready, started }: ContainerStatus,
  scheduledAt: number,
): readonly Happening[] {
  const image = container.image ?? '';
  const waiting = state.waiting?.reason;
  if (waiting === 'ImagePullBackOff' || waiting === 'ErrImagePull') {
    const failed = (reason: string, message: string): Happening => {
      return { ...kubelet(reason, message, container, scheduledAt + 3, 300), warning: true };
    };
    return [
      kubelet('Pulling', `Pulling image "${image}"`, container, scheduledAt + 2, 300),
      failed('Failed', state.waiting?.message ?? `Failed to pull image "${image}"`),
      { ...kubelet('BackOff', `Back-off pulling image "${image}"`, container, scheduledAt + 13, 15) },
    ];
  }
  const ran = state.running ?? state.terminated ?? lastState.terminated;
  const startedAt = secondsOf(ran?.startedAt);
  if (startedAt === undefined) return [];
  const begun: readonly Happening[] = [
    kubelet('Pulled', `Container image "${image}" already present on machine`, container, startedAt - 1),
    kubelet('Created', `Container created: ${container.name}`, container, startedAt - 1),
    kubelet('Started', `Container started: ${container.name}`, container, startedAt),
  ];
  if (waiting === 'CrashLoopBackOff') {
    const { name, namespace = '', uid } = pod.metadata;
    const message = `Back-off restarting failed container ${container.name} in pod ${name}_${namespace}(${uid})`;
    // The first of all restarts is not told any more; each back-off reports about every ten seconds.
    const firstAt = startedAt - 10 * restartCount;
    return [...begun, { ...kubelet('BackOff', message, container, firstAt, 10), warning: true }];
  }
  return [...begun, ...probeHappenings(pod, container, startedAt, { ready, started, running: state.running })];
}

function probeHappenings(
  pod: Pod,
  container: Container,
  startedAt: number,
  now: {
    readonly ready: boolean;
    readonly started: boolean | undefined;
    readonly running: ContainerStatus['state']['running'];
  },
): readonly Happening[] {
  if (now.running === undefined || now.ready || pod.metadata.deletionTimestamp !== undefined) return [];
  const [probe, word] =
    now.started === false ? [container.startupProbe, 'Startup'] : [container.readinessProbe, 'Readiness'];
  if (probe === undefined) return [];
  const condition = pod.status.conditions?.find(({ type }) => type === 'ContainersReady');
  const since = secondsOf(condition?.lastTransitionTime) ?? startedAt;
  const message =
    probe.httpGet === undefined
      ? `${word} probe failed: dial tcp ${pod.status.podIP ?? ''}: connect: connection refused`
      : `${word} probe failed: HTTP probe failed with statuscode: 503`;
  const firstAt = Math.max(since, startedAt + (probe.initialDelaySeconds ?? 0));
  return [{ ...kubelet('Unhealthy', message, container, firstAt, probe.periodSeconds ?? 10), warning: true }];
}

function kubelet(
  reason: string,
  message: string,
  { name }: Container,
  firstAt: number,
  everySeconds?: number,
): Happening {
  return { reason, message, component: 'kubelet', container: name, firstAt, everySeconds };
}

function eventOf(pod: Pod, happening: Happening, index: number, lastAt: number, count: number): Event {
  const { reason, message, component, container, firstAt, warning } = happening;
  const { name, namespace, uid, resourceVersion } = pod.metadata;
  const id = `${uid.slice(0, 8)}${index.toString(16).padStart(8, '0')}`;
  const path = pod.spec.containers.some((each) => each.name === container) ? 'containers' : 'initContainers';
  const involvedObject: ObjectReference = {
    kind: 'Pod',
    namespace,
    name,
    uid,
    apiVersion: 'v1',
    resourceVersion,
    ...(container !== undefined && { fieldPath: `spec.${path}{${container}}` }),
  };
  return {
    metadata: {
      name: `${name}.${id}`,
      namespace,
      uid: `${uid.slice(0, -12)}${index.toString(16).padStart(12, '0')}`,
      resourceVersion,
      creationTimestamp: timestampOf(firstAt),
    },
    involvedObject,
    reason,
    message,
    source: component === 'kubelet' ? { component, host: pod.spec.nodeName ?? '' } : { component },
    firstTimestamp: timestampOf(firstAt),
    lastTimestamp: timestampOf(lastAt),
    count,
    type: warning === true ? 'Warning' : 'Normal',
    eventTime: null,
    reportingComponent: component,
    reportingInstance: component === 'kubelet' ? (pod.spec.nodeName ?? '') : '',
  };
}

function secondsOf(time: Timestamp | undefined): number | undefined {
  return time === undefined ? undefined : Math.floor(Date.parse(time) / 1000);
}

function timestampOf(seconds: number): Timestamp {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
