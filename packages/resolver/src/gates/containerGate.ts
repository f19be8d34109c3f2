import type { ContainerRecord, ContainerStatusRecord, Reason } from '@fairlead/model';
import type { Gate, GateKind, PodAnswer } from '../answer.ts';
import { isInitDone, isSidecarHeld } from '../reasons/pod/containers.ts';
import { sinceApi } from '../reasons/reason.ts';
import { isFinished } from '../rules/isFinished.ts';
import { findReason, gate } from './gate.ts';

/** A container that waits for these is on its way; any other waiting reason is a failure. */
const ON_THE_WAY = new Set(['ContainerCreating', 'PodInitializing']);

/** The gate of one container: an init container has to end well, a sidecar to start and be ready, an app container to be ready. */
export function containerGate(answer: PodAnswer, container: ContainerRecord): Gate {
  const { status, name, kind } = container;
  const reason = reasonOf(answer.reasons, container);
  const state = stateOf(answer, container);
  // A container that runs and is not let through was started long before it lost its readiness.
  const lost = state !== 'passed' && status?.state?.kind === 'running' ? reason?.since : undefined;
  const since = lost ?? sinceOf(container) ?? reason?.since;
  const details = { since, detail: detailOf(status), reason };
  return gate(GATE_KINDS[kind], name, state, state === 'passed' ? { ...details, reason: undefined } : details);
}

const GATE_KINDS: Readonly<Record<ContainerRecord['kind'], GateKind>> = {
  init: 'init',
  sidecar: 'sidecar',
  container: 'container',
};

function stateOf({ pod, reasons, grace }: PodAnswer, container: ContainerRecord): Gate['state'] {
  const { status, kind } = container;
  // What a node that is lost reported last says nothing about now.
  if (status?.state === undefined || findReason(reasons, 'node-lost') !== undefined) return 'unknown';
  const { state } = status;
  if (kind === 'init' && isInitDone(container)) return 'passed';
  switch (state.kind) {
    case 'waiting':
      return state.reason === undefined || ON_THE_WAY.has(state.reason) ? 'waiting' : 'failed';
    case 'terminated':
      // That an app container ended well is no failure of its own once the pod has finished.
      return state.exitCode === 0 && isFinished(pod) ? 'passed' : 'failed';
    case 'running':
      if (kind === 'init') return 'waiting';
      if (kind === 'sidecar' ? !isSidecarHeld(container) : status.ready && status.started !== false) return 'passed';
      return status.started === false || grace?.kind === 'starting' ? 'waiting' : 'failed';
  }
}

function reasonOf(reasons: readonly Reason[], { name }: ContainerRecord): Reason | undefined {
  const own = reasons.find(({ facts }) => facts['container'] === name);
  if (own !== undefined) return own;
  return reasons.find(({ id, facts }) => {
    const { containers } = facts;
    return id === 'not-ready-other' && Array.isArray(containers) && containers.includes(name);
  });
}

function sinceOf({ status }: ContainerRecord) {
  const state = status?.state;
  switch (state?.kind) {
    case 'running':
      return sinceApi(state.startedAt);
    case 'terminated':
      return sinceApi(state.finishedAt);
    case 'waiting':
    case undefined:
      return undefined;
  }
}

/** What the API says about a container: why it waits, how it ended, how often it was restarted. */
function detailOf(status: ContainerStatusRecord | undefined): string | undefined {
  const state = status?.state;
  switch (state?.kind) {
    case 'waiting':
      return [state.reason, state.message].filter((text) => text !== undefined).join(': ') || undefined;
    case 'terminated':
      return [state.reason, `exit code ${state.exitCode}`, state.message]
        .filter((text) => text !== undefined)
        .join(', ');
    case 'running':
    case undefined:
      return undefined;
  }
}
