import type { PodRecord, Reason, ServiceRecord } from '@fairlead/model';
import { firstFew } from '../byName.ts';
import { publishingSelector } from '../rules/publishesSlices.ts';
import { reason } from './reason.ts';

/**
 * other-namespace, labels-differ: why a service does not select a pod (R4, docs/resolution.md). Empty if it does, or if it has no
 * selector to go by.
 */
export function whyNotSelected(service: ServiceRecord, pod: PodRecord): readonly Reason[] {
  const selector = publishingSelector(service);
  if (selector === undefined) return [];
  const differing = Object.keys(selector).filter((key) => pod.labels[key] !== selector[key]);
  const first = differing.toSorted()[0];
  if (first !== undefined) {
    return [
      reason('labels-differ', 'absent', {
        facts: {
          key: first,
          wanted: selector[first] ?? null,
          found: pod.labels[first] ?? null,
          differ: firstFew(differing.map((key) => `${key}=${selector[key] ?? ''}`)),
          count: differing.length,
        },
      }),
    ];
  }
  return pod.namespace !== service.namespace
    ? [reason('other-namespace', 'absent', { facts: { namespace: pod.namespace } })]
    : [];
}
