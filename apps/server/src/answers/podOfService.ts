import type { Gate, Pod } from '@fairlead/protocol';
import { gatesOf } from '@fairlead/resolver';
import type { Gate as GateAnswer, PodAnswer } from '@fairlead/resolver';
import type { ServiceRecord, Since } from '@fairlead/model';
import { protocolReason, protocolSince } from '@fairlead/service-graph';
import { describe } from '@fairlead/messages';
import { isoSeconds } from './times.ts';

/** Since when the pod is what it is: its first reason tells, or the Ready condition of a pod without one. */
function sinceOf({ pod, reasons }: PodAnswer): Since | undefined {
  const told = reasons.find(({ since }) => since !== undefined)?.since;
  if (told !== undefined || reasons.length > 0) return told;
  const at = pod.conditions.find(({ type }) => type === 'Ready')?.lastTransitionTime;
  return at === undefined ? undefined : { at, basis: 'api' };
}

function ledgerGate({ id, kind, name, state, since, detail, reason }: GateAnswer): Gate {
  return {
    id,
    kind,
    name: name ?? null,
    state,
    since: protocolSince(since),
    detail: detail ?? null,
    reason: reason === undefined ? null : protocolReason(reason, describe),
  };
}

/** What one pod is for one service. */
export function podOfService(answer: PodAnswer, service: ServiceRecord): Pod {
  const { pod, conditions } = answer;
  return {
    namespace: pod.namespace,
    name: pod.name,
    uid: pod.uid,
    node: pod.nodeName ?? null,
    zone: answer.zone ?? null,
    phase: pod.phase ?? null,
    addresses: [...pod.podIPs],
    startedAt: isoSeconds(pod.startTime),
    restarts: pod.containers.reduce((sum, { status }) => sum + (status?.restartCount ?? 0), 0),
    workload: { kind: answer.workload.kind, name: answer.workload.name },
    containers: pod.containers.map(({ name, kind, image }) => ({ name, kind, image })),
    listed: answer.listed,
    conditions: {
      ready: conditions?.ready ?? null,
      serving: conditions?.serving ?? null,
      terminating: conditions?.terminating ?? null,
    },
    ports: answer.ports.map(({ name, protocol, port, target, traffic }) => ({
      name,
      protocol,
      port,
      target: target ?? null,
      traffic,
    })),
    traffic: answer.traffic,
    since: protocolSince(sinceOf(answer)),
    reasons: answer.reasons.map((reason) => protocolReason(reason, describe)),
    gates: gatesOf(answer, service).map(ledgerGate),
  };
}
