import type { Reason, ServiceRecord } from '@fairlead/model';
import type { Gate, PodAnswer } from '../answer.ts';
import { deletionAsked } from '../reasons/pod/terminating.ts';
import { sinceApi } from '../reasons/reason.ts';
import { conditionOf } from '../rules/conditions.ts';
import { familiesOf } from '../rules/families.ts';
import { findGate } from '../rules/readinessGates.ts';
import { isFinished } from '../rules/isFinished.ts';
import { podAddresses } from '../rules/podAddresses.ts';
import { containerGate } from './containerGate.ts';
import { findReason, gate } from './gate.ts';

/**
 * The ledger of a selected pod: every gate on its way to traffic for a service, in the order they have to flip. A pod that gets no
 * traffic has at least one that is not passed.
 */
export function gatesOf(answer: PodAnswer, service: ServiceRecord): readonly Gate[] {
  const { pod } = answer;
  const inits = pod.containers.filter(({ kind }) => kind !== 'container');
  const containers = pod.containers.filter(({ kind }) => kind === 'container');
  const gates = [
    gate('selected', undefined, 'passed', { since: sinceApi(pod.creationTimestamp) }),
    scheduledGate(answer),
    addressGate(answer, service),
    ...[...inits, ...containers].map((container) => containerGate(answer, container)),
    ...pod.readinessGates.map((type) => readinessGate(answer, type)),
    endingGate(answer),
    ...answer.ports.map((port) => portGate(answer, port)),
  ];
  return admitUnexplained(answer, gates);
}

/** The gate that has to flip next: the first that is not passed; `undefined` if all are. */
export function nextGate(gates: readonly Gate[]): Gate | undefined {
  return gates.find(({ state }) => state !== 'passed');
}

function scheduledGate({ pod, reasons }: PodAnswer): Gate {
  const scheduled = conditionOf(pod, 'PodScheduled');
  const since = sinceApi(scheduled?.lastTransitionTime);
  if (pod.nodeName === undefined) {
    const reason = findReason(reasons, 'unschedulable', 'scheduling-gated');
    const refused = reason?.facts['waiting'] === false;
    return gate('scheduled', undefined, refused ? 'failed' : 'waiting', { since, detail: scheduled?.message, reason });
  }
  const lost = findReason(reasons, 'node-missing', 'node-lost');
  return lost === undefined
    ? gate('scheduled', undefined, 'passed', { since, detail: pod.nodeName })
    : gate('scheduled', undefined, 'failed', { since: lost.since, detail: pod.nodeName, reason: lost });
}

function addressGate({ pod, reasons }: PodAnswer, service: ServiceRecord): Gate {
  const addresses = familiesOf(service).flatMap((family) => podAddresses(pod, family));
  const sandbox = conditionOf(pod, 'PodReadyToStartContainers');
  const reason = findReason(reasons, 'no-ip', 'family-missing');
  if (addresses.length > 0) {
    const since = sandbox?.status === 'True' ? sinceApi(sandbox.lastTransitionTime) : undefined;
    return gate('has-ip', undefined, 'passed', { since, detail: addresses.join(' '), reason });
  }
  const state = pod.podIPs.length > 0 ? 'failed' : 'waiting';
  return gate('has-ip', undefined, state, { since: reason?.since, detail: sandbox?.message, reason });
}

function readinessGate({ pod, reasons }: PodAnswer, type: string): Gate {
  const found = findGate(pod, type);
  const ofGate = ({ facts }: Reason): boolean => facts['gate'] === type;
  const reason = findReason(reasons.filter(ofGate), 'gate-missing', 'gate-closed');
  if (found.kind === 'missing') return gate('gate', type, 'waiting', { since: reason?.since, reason });
  const { condition } = found;
  const state = found.kind === 'open' ? 'passed' : found.status === 'Unknown' ? 'unknown' : 'failed';
  const detail = condition.message ?? condition.reason;
  return gate('gate', type, state, { since: sinceApi(condition.lastTransitionTime), detail, reason });
}

/** Not terminating, and not finished: neither comes back. */
function endingGate({ pod, reasons }: PodAnswer): Gate {
  const reason = findReason(reasons, 'completed', 'failed', 'terminating-serving', 'terminating');
  const ended = isFinished(pod) || pod.deletionTimestamp !== undefined;
  if (!ended) return gate('not-terminating', undefined, 'passed');
  return gate('not-terminating', undefined, 'failed', {
    since: reason?.since ?? sinceApi(deletionAsked(pod)),
    detail: isFinished(pod) ? (pod.message ?? pod.reason ?? pod.phase) : undefined,
    reason,
  });
}

function portGate({ reasons }: PodAnswer, { name, port, protocol, target }: PodAnswer['ports'][number]): Gate {
  const ofPort = ({ facts }: Reason): boolean => facts['port'] === port && facts['protocol'] === protocol;
  const reason = findReason(reasons.filter(ofPort), 'port-missing');
  const label = name === '' ? `${port}/${protocol}` : name;
  return target === undefined
    ? gate('port', label, 'failed', { reason })
    : gate('port', label, 'passed', { detail: `${port} → ${target}/${protocol}` });
}

/**
 * Ready is not True although everything that goes into it looks passed: the kubelet has not told, or has not yet drawn the
 * conclusion. The first container admits that it is not known.
 */
function admitUnexplained({ pod, reasons }: PodAnswer, gates: readonly Gate[]): readonly Gate[] {
  const unexplained = findReason(reasons, 'not-ready-other', 'no-ready-condition');
  if (unexplained === undefined || nextGate(gates) !== undefined) return gates;
  const first = gates.findIndex(({ kind }) => kind === 'container');
  const ready = conditionOf(pod, 'Ready');
  return gates.map((each, index) =>
    index === Math.max(first, 0)
      ? {
          ...each,
          state: 'unknown',
          since: unexplained.since,
          detail: ready?.message ?? ready?.reason,
          reason: unexplained,
        }
      : each,
  );
}
