import {
  splitKey,
  type EpochSeconds,
  type NodeRecord,
  type ObjectKey,
  type PodRecord,
  type ServiceRecord,
} from '@fairlead/model';
import { satisfies } from '../rules/satisfies.ts';
import { KeySets } from './KeySets.ts';
import { NamespaceIndex } from './NamespaceIndex.ts';
import { SelectorIndex } from './SelectorIndex.ts';
import type { World } from './World.ts';

/** The current objects, indexed by what the resolver asks of them. It holds the records it is given and changes none. */
export class ClusterIndex {
  nodesForbidden = false;
  readonly nodes = new Map<string, NodeRecord>();
  readonly namespaces = new Map<string, NamespaceIndex>();
  /** Pods by the name of their node. */
  readonly podsByNode = new KeySets();
  /** Pods by their ReplicaSet or Job: `namespace/KIND/name`. */
  readonly podsByOwner = new KeySets();
  /** Services whose answer depends on how many nodes there are. */
  readonly countingNodes = new Set<ObjectKey>();
  /** Services of all namespaces whose selector matches nothing at home: found by the labels of a pod elsewhere. */
  readonly unmatchedEverywhere = new SelectorIndex();

  /** The index of a namespace, made when it is first needed. */
  at(namespace: string): NamespaceIndex {
    let index = this.namespaces.get(namespace);
    if (index === undefined) this.namespaces.set(namespace, (index = new NamespaceIndex(this.unmatchedEverywhere)));
    return index;
  }

  /** Forgets a namespace of which nothing is left. */
  tidy(namespace: string): void {
    if (this.namespaces.get(namespace)?.isEmpty === true) this.namespaces.delete(namespace);
  }

  service(key: ObjectKey): ServiceRecord | undefined {
    return this.namespaces.get(splitKey(key).namespace ?? '')?.services.get(key);
  }

  pod(key: ObjectKey): PodRecord | undefined {
    const { namespace = '', name } = splitKey(key);
    return this.namespaces.get(namespace)?.pods.pod(name);
  }

  /** The services that select a pod, as it is now. */
  servicesOf(key: ObjectKey): readonly ObjectKey[] {
    const pod = this.pod(key);
    return pod === undefined ? [] : (this.namespaces.get(pod.namespace)?.selectors.matching(pod.labels) ?? []);
  }

  /** What `resolveService` asks, answered from the indexes. Valid until the next change. */
  worldAt(now: EpochSeconds): World {
    const { nodes, namespaces, nodesForbidden } = this;
    return {
      now,
      nodesForbidden,
      node: (name) => nodes.get(name),
      nodeCount: () => nodes.size,
      nodes: () => nodes.values(),
      namespace: (name) => namespaces.get(name)?.record,
      replicaSet: (namespace, name) => namespaces.get(namespace)?.replicaSets.get(name),
      job: (namespace, name) => namespaces.get(namespace)?.workloads.get(`Job/${name}`),
      hasPods: (namespace) => namespaces.get(namespace)?.pods.isEmpty === false,
      podsSelected: (namespace, selector) =>
        (namespaces.get(namespace)?.pods.satisfying(selector) ?? []).flatMap(({ pods }) => [...pods.values()]),
      podsSelectedElsewhere: (namespace, selector) =>
        [...namespaces].flatMap(([name, index]) =>
          name === namespace ? [] : index.pods.satisfying(selector).flatMap(({ pods }) => [...pods.values()]),
        ),
      podsNearlySelected: (namespace, selector) =>
        (namespaces.get(namespace)?.pods.nearlySatisfying(selector) ?? []).map(({ labels, pods }) => ({
          labels,
          pods: [...pods.values()],
        })),
      workloadsSelected: (namespace, selector) =>
        [...(namespaces.get(namespace)?.workloads.values() ?? [])].filter(({ templateLabels }) =>
          satisfies(templateLabels, selector),
        ),
    };
  }
}
