import type { Condition, ConditionStatus, PodRecord } from '@fairlead/model';
import { conditionOf } from './conditions.ts';

/** What is so about one readiness gate of a pod. */
export type GateFinding =
  | { readonly kind: 'open'; readonly condition: Condition }
  | { readonly kind: 'missing' }
  | { readonly kind: 'closed'; readonly condition: Condition; readonly status: ConditionStatus };

/**
 * What is so about a readiness gate: its condition, unless the kubelet says otherwise. Readiness is made by the kubelet (R29,
 * docs/resolution.md): where it calls the gates not ready and names one whose condition has been True for as long as the pod has not
 * been ready, its word counts. A condition that turned True later is only waiting for the kubelet to notice.
 */
export function findGate(pod: PodRecord, gate: string): GateFinding {
  const condition = conditionOf(pod, gate);
  if (condition === undefined) return { kind: 'missing' };
  if (condition.status !== 'True') return { kind: 'closed', condition, status: condition.status };
  const ready = conditionOf(pod, 'Ready');
  if (ready === undefined || ready.status === 'True' || ready.reason !== 'ReadinessGatesNotReady') {
    return { kind: 'open', condition };
  }
  const older = (condition.lastTransitionTime ?? 0) <= (ready.lastTransitionTime ?? 0);
  const message = older ? (ready.message ?? '') : '';
  if (message.includes(`readiness gate "${gate}" does not exist`)) return { kind: 'missing' };
  const status = (['False', 'Unknown'] as const).find((each) =>
    message.includes(`readiness gate "${gate}" is not "True", but ${each}`),
  );
  return status === undefined ? { kind: 'open', condition } : { kind: 'closed', condition, status };
}
