import type { ContainerRecord, ContainerStatusRecord, Reason, Since } from '@fairlead/model';
import { conditionOf } from '../../rules/conditions.ts';
import { reason, sinceApi, workloadSubject } from '../reason.ts';
import type { PodContext } from './PodContext.ts';

/** Waiting reasons that are the fault of an image: services that wait for the same one share the trouble. */
const IMAGE_REASONS = new Set([
  'ImagePullBackOff',
  'ErrImagePull',
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImageInspectError',
]);

/** How the last run of a container ended. */
function lastRun(status: ContainerStatusRecord | undefined) {
  const { exitCode, reason: exitReason, finishedAt } = status?.lastTerminated ?? {};
  return { exitCode: exitCode ?? null, exitReason: exitReason ?? null, finishedAt: finishedAt ?? null };
}

/** Since when a pod has not been ready: the API does not tell when a container began to wait. */
function unreadySince({ listing: { pod } }: PodContext): Since | undefined {
  return sinceApi(conditionOf(pod, 'Ready')?.lastTransitionTime);
}

/** Whether an init container has done its work. */
export function isInitDone({ status }: ContainerRecord): boolean {
  return status?.state?.kind === 'terminated' && status.state.exitCode === 0;
}

/** The init container (not a sidecar) that the pod is at; `undefined` if all are done. */
export function pendingInit(containers: readonly ContainerRecord[]): ContainerRecord | undefined {
  return containers.find((container) => container.kind === 'init' && !isInitDone(container));
}

/** Whether a sidecar has reported that it has not started or is not ready. */
export function isSidecarHeld({ kind, status }: ContainerRecord): boolean {
  return kind === 'sidecar' && status !== undefined && (status.started === false || !status.ready);
}

/** init-running: Initialized is False and an init container has not finished. */
export function initReasons(context: PodContext): readonly Reason[] {
  const { pod } = context.listing;
  if (conditionOf(pod, 'Initialized')?.status !== 'False') return [];
  const container = pendingInit(pod.containers);
  if (container === undefined) return [];
  const { status, name, image } = container;
  const state = status?.state;
  const { exitCode, exitReason } =
    state?.kind === 'terminated' ? { exitCode: state.exitCode, exitReason: state.reason ?? null } : lastRun(status);
  return [
    reason('init-running', 'unready', {
      facts: {
        container: name,
        image,
        state: state === undefined ? 'not-started' : state.kind === 'terminated' ? 'failed' : state.kind,
        waitingReason: state?.kind === 'waiting' ? (state.reason ?? null) : null,
        exitCode,
        exitReason,
        restarts: status?.restartCount ?? 0,
        startedAt: state?.kind === 'running' ? (state.startedAt ?? null) : null,
      },
      cause: containerCause(context, 'init-running', container),
      since: (state?.kind === 'running' ? sinceApi(state.startedAt) : undefined) ?? unreadySince(context),
    }),
  ];
}

/** sidecar-not-started: the containers wait for it, or it holds the pod back. */
export function sidecarReasons(context: PodContext): readonly Reason[] {
  return context.listing.pod.containers.filter(isSidecarHeld).map((container) => {
    const { status } = container;
    return reason('sidecar-not-started', 'unready', {
      facts: {
        container: container.name,
        image: container.image,
        started: status?.started ?? null,
        ready: status?.ready ?? null,
        state: status?.state?.kind ?? null,
        waitingReason: status?.state?.kind === 'waiting' ? (status.state.reason ?? null) : null,
      },
      cause: containerCause(context, 'sidecar-not-started', container),
      since: unreadySince(context),
    });
  });
}

/** Containers and sidecars: what runs for as long as the pod does. */
const lasting = ({ listing }: PodContext): readonly ContainerRecord[] =>
  listing.pod.containers.filter(({ kind }) => kind !== 'init');

/** waiting: a container cannot start, or not yet again. */
export function waitingReasons(context: PodContext): readonly Reason[] {
  return lasting(context).flatMap((container) => {
    const { status } = container;
    if (status?.state?.kind !== 'waiting') return [];
    return reason('waiting', 'unready', {
      facts: {
        container: container.name,
        kind: container.kind,
        image: container.image,
        reason: status.state.reason ?? null,
        message: status.state.message ?? null,
        ...lastRun(status),
        restarts: status.restartCount,
      },
      cause: containerCause(context, 'waiting', container),
      since: unreadySince(context),
    });
  });
}

/** restarting: a container has ended while its pod goes on. */
export function restartingReasons(context: PodContext): readonly Reason[] {
  return lasting(context).flatMap((container) => {
    const { status } = container;
    if (status?.state?.kind !== 'terminated') return [];
    return reason('restarting', 'unready', {
      facts: {
        container: container.name,
        image: container.image,
        exitCode: status.state.exitCode,
        reason: status.state.reason ?? null,
        memoryLimit: container.memoryLimit ?? null,
        restarts: status.restartCount,
        finishedAt: status.state.finishedAt ?? null,
      },
      cause: containerCause(context, 'restarting', container),
      since: sinceApi(status.state.finishedAt) ?? unreadySince(context),
    });
  });
}

/** startup-probe, readiness-probe: a container runs and a probe has not let it through. Sidecars have a reason of their own. */
export function probeReasons(context: PodContext): readonly Reason[] {
  const running = context.listing.pod.containers.flatMap((container) => {
    const { status } = container;
    const state = status?.state;
    return container.kind === 'container' && status !== undefined && state?.kind === 'running'
      ? [{ container, status, startedAt: state.startedAt }]
      : [];
  });
  const starting = running.flatMap(({ container, status, startedAt }) =>
    status.started === false && container.hasStartupProbe
      ? reason('startup-probe', 'unready', {
          facts: { container: container.name, startedAt: startedAt ?? null },
          cause: containerCause(context, 'startup-probe', container),
          since: sinceApi(startedAt) ?? unreadySince(context),
        })
      : [],
  );
  const failing = running.flatMap(({ container, status, startedAt }) =>
    status.started !== false && !status.ready && container.hasReadinessProbe
      ? reason('readiness-probe', 'unready', {
          facts: { container: container.name, startedAt: startedAt ?? null, restarts: status.restartCount },
          cause: containerCause(context, 'readiness-probe', container),
          since: unreadySince(context),
        })
      : [],
  );
  return [...starting, ...failing];
}

function containerCause(
  { listing: { pod }, workload }: PodContext,
  id: Reason['id'],
  { status, image }: ContainerRecord,
) {
  const waiting = status?.state?.kind === 'waiting' ? status.state.reason : undefined;
  const byImage = waiting !== undefined && IMAGE_REASONS.has(waiting);
  return { reason: id, subject: byImage ? image : workloadSubject(pod, workload) };
}
