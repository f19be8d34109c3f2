import type { Resource } from '@fairlead/model';

const WORKLOADS = ['deployments', 'statefulsets', 'daemonsets', 'jobs'] as const satisfies readonly Resource[];

/** The resources whose objects are workloads with a template of their own. */
export type WorkloadResource = (typeof WORKLOADS)[number];

export function isOfWorkload<T extends { readonly resource: Resource }>(
  change: T,
): change is Extract<T, { readonly resource: WorkloadResource }> {
  return isWorkload(change.resource);
}

export function isWorkload(resource: Resource): resource is WorkloadResource {
  return WORKLOADS.some((each) => each === resource);
}
