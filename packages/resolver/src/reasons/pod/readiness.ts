import type { Reason } from '@fairlead/model';
import { areContainersReady, conditionOf } from '../../rules/conditions.ts';
import { findGate } from '../../rules/readinessGates.ts';
import { reason, sinceApi, workloadSubject } from '../reason.ts';
import type { PodContext } from './PodContext.ts';

/** no-ready-condition: the kubelet has not reported on the pod (R10, docs/resolution.md). */
export function unreportedReasons({ listing: { pod } }: PodContext): readonly Reason[] {
  if (conditionOf(pod, 'Ready') !== undefined) return [];
  const node = pod.nodeName;
  return [
    reason('no-ready-condition', 'unready', {
      facts: { node: node ?? null },
      cause: node === undefined ? undefined : { reason: 'no-ready-condition', subject: node },
      since: sinceApi(conditionOf(pod, 'PodScheduled')?.lastTransitionTime ?? pod.creationTimestamp),
    }),
  ];
}

/** node-lost: the pod was well when its node ceased to report (R29, docs/resolution.md). */
export function nodeLostReasons({ listing: { pod, node } }: PodContext): readonly Reason[] {
  if (typeof node === 'string' || conditionOf(pod, 'Ready') === undefined) return [];
  const wasWell = areContainersReady(pod) && pod.readinessGates.every((gate) => findGate(pod, gate).kind === 'open');
  if (!wasWell || node.ready?.status === 'True') return [];
  return [
    reason('node-lost', 'unready', {
      facts: { node: node.name, lostAt: node.ready?.lastTransitionTime ?? null, message: node.ready?.message ?? null },
      cause: { reason: 'node-lost', subject: node.name },
      since: sinceApi(node.ready?.lastTransitionTime ?? conditionOf(pod, 'Ready')?.lastTransitionTime),
    }),
  ];
}

/** gate-missing, gate-closed: the containers are ready, a readiness gate is not (R29, docs/resolution.md). */
export function gateReasons({ listing: { pod } }: PodContext): readonly Reason[] {
  if (!areContainersReady(pod)) return [];
  const missing: Reason[] = [];
  const closed: Reason[] = [];
  for (const gate of pod.readinessGates) {
    const found = findGate(pod, gate);
    switch (found.kind) {
      case 'open':
        break;
      case 'missing':
        missing.push(
          reason('gate-missing', 'unready', {
            facts: { gate },
            cause: { reason: 'gate-missing', subject: gate },
            since: sinceApi(conditionOf(pod, 'ContainersReady')?.lastTransitionTime),
          }),
        );
        break;
      case 'closed':
        closed.push(
          reason('gate-closed', 'unready', {
            facts: {
              gate,
              status: found.status,
              reason: found.condition.reason ?? null,
              message: found.condition.message ?? null,
            },
            cause: { reason: 'gate-closed', subject: gate },
            since: sinceApi(found.condition.lastTransitionTime),
          }),
        );
        break;
    }
  }
  return [...missing, ...closed];
}

/** not-ready-other: Ready is not True and nothing else says why. */
export function otherReason({ listing: { pod }, workload }: PodContext): Reason {
  const ready = conditionOf(pod, 'Ready');
  const containers = pod.containers.flatMap(({ kind, name, status }) =>
    kind !== 'init' && status?.ready === false ? [name] : [],
  );
  return reason('not-ready-other', 'unready', {
    facts: {
      status: ready?.status ?? null,
      reason: ready?.reason ?? null,
      message: ready?.message ?? null,
      containers,
    },
    cause: { reason: 'not-ready-other', subject: workloadSubject(pod, workload) },
    since: sinceApi(ready?.lastTransitionTime),
  });
}
