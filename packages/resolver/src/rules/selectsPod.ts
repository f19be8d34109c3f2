import type { Labels, PodRecord, ServiceRecord } from '@fairlead/model';

/** Whether labels satisfy every pair of a selector; equality only, case-sensitive (R4, docs/resolution.md). */
export function satisfies(labels: Labels, selector: Labels): boolean {
  for (const key in selector) if (labels[key] !== selector[key]) return false;
  return true;
}

/** Whether a service selects a pod (R4, docs/resolution.md). Without a selector it selects nothing (R1, R3). */
export function selectsPod(service: ServiceRecord, pod: PodRecord): boolean {
  return (
    service.selector !== undefined && service.namespace === pod.namespace && satisfies(pod.labels, service.selector)
  );
}
