import type {
  EpochSeconds,
  NamespaceRecord,
  NodeRecord,
  PodRecord,
  ReplicaSetRecord,
  WorkloadRecord,
} from '@fairlead/model';
import { satisfies } from '../rules/satisfies.ts';
import { missedKey } from './nearlySatisfies.ts';
import type { World } from './World.ts';

/** The current objects as plain lists. What is left out is taken to be empty. */
export interface WorldLists {
  readonly now: EpochSeconds;
  readonly nodesForbidden?: boolean;
  readonly pods?: readonly PodRecord[];
  readonly nodes?: readonly NodeRecord[];
  readonly namespaces?: readonly NamespaceRecord[];
  /** Deployments, StatefulSets, DaemonSets and Jobs. */
  readonly workloads?: readonly WorkloadRecord[];
  readonly replicaSets?: readonly ReplicaSetRecord[];
}

/** A world over plain lists that looks everything up by scanning them: the truth that the indexes are compared with. */
export function worldOf(lists: WorldLists): World {
  const {
    now,
    nodesForbidden = false,
    pods = [],
    nodes = [],
    namespaces = [],
    workloads = [],
    replicaSets = [],
  } = lists;
  return {
    now,
    nodesForbidden,
    node: (name) => nodes.find((node) => node.name === name),
    nodeCount: () => nodes.length,
    nodes: () => nodes,
    namespace: (name) => namespaces.find((namespace) => namespace.name === name),
    replicaSet: (namespace, name) => replicaSets.find((set) => set.namespace === namespace && set.name === name),
    job: (namespace, name) =>
      workloads.find(
        (workload) => workload.kind === 'Job' && workload.namespace === namespace && workload.name === name,
      ),
    hasPods: (namespace) => pods.some((pod) => pod.namespace === namespace),
    podsSelected: (namespace, selector) =>
      pods.filter((pod) => pod.namespace === namespace && satisfies(pod.labels, selector)),
    podsSelectedElsewhere: (namespace, selector) =>
      pods.filter((pod) => pod.namespace !== namespace && satisfies(pod.labels, selector)),
    podsNearlySelected: (namespace, selector) =>
      pods
        .filter((pod) => pod.namespace === namespace && missedKey(pod.labels, selector) !== undefined)
        .map((pod) => ({ labels: pod.labels, count: 1, names: [pod.name] })),
    workloadsSelected: (namespace, selector) =>
      workloads.filter((workload) => workload.namespace === namespace && satisfies(workload.templateLabels, selector)),
  };
}
