import type {
  Condition,
  ContainerPortRecord,
  ContainerRecord,
  ContainerStateTerminated,
  ContainerStatusRecord,
  ControllerRef,
  PodRecord,
  PodPhase,
} from '@fairlead/model';
import { CREATED, metadata } from './metadata.ts';
import { override, type Overrides } from './overrides.ts';

/** A condition that has been so since shortly after the object was created. */
export function aCondition(overrides: Overrides<Condition> = {}): Condition {
  return override<Condition>(
    { type: 'Ready', status: 'True', lastTransitionTime: CREATED + 5, reason: undefined, message: undefined },
    overrides,
  );
}

/** A container port; TCP 8080 named `http`. */
export function aContainerPort(overrides: Overrides<ContainerPortRecord> = {}): ContainerPortRecord {
  return override<ContainerPortRecord>({ name: 'http', containerPort: 8080, protocol: 'TCP' }, overrides);
}

/** The end of a container's run: exit code 1, `Error`. */
export function aTermination(overrides: Overrides<ContainerStateTerminated> = {}): ContainerStateTerminated {
  return override<ContainerStateTerminated>(
    {
      kind: 'terminated',
      exitCode: 1,
      reason: 'Error',
      message: undefined,
      startedAt: CREATED + 10,
      finishedAt: CREATED + 20,
    },
    overrides,
  );
}

/** The status of a container that runs, has started and is ready. */
export function aContainerStatus(overrides: Overrides<ContainerStatusRecord> = {}): ContainerStatusRecord {
  return override<ContainerStatusRecord>(
    {
      ready: true,
      started: true,
      restartCount: 0,
      state: { kind: 'running', startedAt: CREATED + 3 },
      lastTerminated: undefined,
    },
    overrides,
  );
}

/** A running container `app` with the port of {@link aContainerPort}; `status` may be given in part. */
export function aContainer(
  overrides: Omit<Overrides<ContainerRecord>, 'status'> & {
    readonly status?: Overrides<ContainerStatusRecord> | undefined;
  } = {},
): ContainerRecord {
  const { status, ...rest } = overrides;
  return override<ContainerRecord>(
    {
      kind: 'container',
      name: 'app',
      image: 'registry.example/app:1',
      ports: [aContainerPort()],
      hasReadinessProbe: true,
      hasStartupProbe: false,
      memoryLimit: '256Mi',
      status: 'status' in overrides && status === undefined ? undefined : aContainerStatus(status),
    },
    rest,
  );
}

/** The uid of a controller and of the references to it: these do not tell the namespace. */
export function uidOf(kind: string, name: string): string {
  return `uid-${kind}-${name}`;
}

/** The owner reference of a pod or a ReplicaSet to its controller. */
export function aControllerRef(overrides: Overrides<ControllerRef> = {}): ControllerRef {
  const kind = overrides.kind ?? 'ReplicaSet';
  const name = overrides.name ?? 'web-7d4b9c6f5';
  return override<ControllerRef>(
    { kind, name, uid: uidOf(kind, name), apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1' },
    overrides,
  );
}

/** The conditions the kubelet and the scheduler write, in their order; `ready: false` closes ContainersReady, too. */
export function podConditions(state: { readonly ready?: boolean } = {}): readonly Condition[] {
  const ready = state.ready ?? true;
  const unready: Overrides<Condition> = ready
    ? {}
    : { status: 'False', reason: 'ContainersNotReady', message: 'containers with unready status: [app]' };
  return [
    aCondition({ type: 'PodReadyToStartContainers' }),
    aCondition({ type: 'Initialized' }),
    aCondition({ type: 'Ready', ...unready }),
    aCondition({ type: 'ContainersReady', ...unready }),
    aCondition({ type: 'PodScheduled', lastTransitionTime: CREATED }),
  ];
}

/** What {@link aPod} takes: fields of the record, and `ready` as a short form for the conditions and the container. */
export type PodOverrides = Overrides<PodRecord> & { readonly ready?: boolean };

/**
 * A bare pod `shop/web-1` with label `app: web`, running and ready on `node-1` at 10.0.0.1. `ready: false` gives the pod of a
 * readiness probe that fails. Whatever is named in `overrides` replaces the default whole.
 */
export function aPod(overrides: PodOverrides = {}): PodRecord {
  const { ready = true, ...rest } = overrides;
  const name = rest.name ?? 'web-1';
  const namespace = rest.namespace ?? 'shop';
  const phase: PodPhase = 'Running';
  return override<PodRecord>(
    {
      ...metadata('pod', name, namespace, { app: 'web' }),
      namespace,
      controller: undefined,
      deletionGracePeriodSeconds: rest.deletionTimestamp === undefined ? undefined : 30,
      finalizers: [],
      nodeName: 'node-1',
      hostNetwork: false,
      hostname: undefined,
      subdomain: undefined,
      readinessGates: [],
      scrapeAt: undefined,
      schedulingGates: [],
      containers: [aContainer({ status: { ready } })],
      phase,
      reason: undefined,
      message: undefined,
      startTime: CREATED,
      podIPs: ['10.0.0.1'],
      conditions: podConditions({ ready }),
    },
    rest,
  );
}
