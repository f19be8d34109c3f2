import type { ResourceStatus } from '@fairlead/protocol';
import type { StateLook } from '../../components/StateDot.tsx';

/** Resources that share one item of the status bar while all of them are in the same state. */
const WORKLOADS = ['deployments', 'replicasets', 'statefulsets', 'daemonsets', 'jobs'];
/** Shown in the status bar whatever their state; the others appear there when they are not live. */
const ALWAYS = ['services', 'pods', 'nodes', 'workloads'];

/** Of custom resources, which ordinary clusters do not have: nothing is missing there. */
const OPTIONAL = ['gateways', 'httproutes', 'grpcroutes', 'tlsroutes', 'tcproutes', 'udproutes', 'referencegrants'];

export interface StatusItem {
  /** Name of the resource, or `workloads`. */
  readonly name: string;
  /** The resource whose state it shows; of several, the first. */
  readonly status: ResourceStatus;
}

/**
 * One item per resource in the order of the API; workload resources in a common state are summed up, and what is live and not
 * a main resource is left to the freshness popover.
 */
export function statusItems(resources: readonly ResourceStatus[]): readonly StatusItem[] {
  const workloads = resources.filter((resource) => WORKLOADS.includes(resource.resource));
  const common = commonest(workloads);
  const items: StatusItem[] = [];
  for (const status of resources) {
    const isWorkload = WORKLOADS.includes(status.resource);
    if (isWorkload && status.state === common) {
      if (!items.some((item) => item.name === 'workloads')) items.push({ name: 'workloads', status });
    } else {
      items.push({ name: status.resource, status });
    }
  }
  return items.filter((item) => ALWAYS.includes(item.name) || isNews(item.status));
}

function isNews({ resource, state }: ResourceStatus): boolean {
  return state !== 'live' && !(state === 'off' && OPTIONAL.includes(resource));
}

function commonest(resources: readonly ResourceStatus[]): ResourceStatus['state'] | undefined {
  const counts = new Map<ResourceStatus['state'], number>();
  for (const { state } of resources) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

export function lookOf(state: ResourceStatus['state']): StateLook {
  switch (state) {
    case 'live':
      return 'live';
    case 'syncing':
    case 'relisting':
    case 'retrying':
      return 'busy';
    case 'forbidden':
      return 'forbidden';
    case 'off':
      return 'off';
  }
}
