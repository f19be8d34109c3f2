import {
  objectKey,
  sameLabels,
  splitKey,
  type EpochSeconds,
  type Labels,
  type NodeRecord,
  type ObjectKey,
  type PodRecord,
  type ServiceRecord,
} from '@fairlead/model';
import { satisfies } from '../rules/satisfies.ts';
import type { LabelSet } from './LabelSets.ts';
import { NamespaceIndex } from './NamespaceIndex.ts';
import type { PodSource } from './PodSource.ts';
import { SelectorIndex } from './SelectorIndex.ts';
import { SetsByName } from './SetsByName.ts';
import type { World } from './World.ts';

/**
 * The current objects, indexed by what the resolver asks of them. It holds the records it is given and changes none; of a pod, of
 * which there are most, only the name: its record is read from `pods` when it is asked for.
 */
export class ClusterIndex {
  nodesForbidden = false;
  readonly nodes = new Map<string, NodeRecord>();
  readonly namespaces = new Map<string, NamespaceIndex>();
  /** Labels of pods by the name of their node. */
  readonly setsByNode = new SetsByName();
  /** Labels of pods by their ReplicaSet or Job: `namespace/KIND/name`. */
  readonly setsByOwner = new SetsByName();
  /** Services whose answer depends on how many nodes there are. */
  readonly countingNodes = new Set<ObjectKey>();
  /** Services of all namespaces whose selector matches nothing at home: found by the labels of a pod elsewhere. */
  readonly unmatchedEverywhere = new SelectorIndex();

  readonly #pods: PodSource;

  constructor(pods: PodSource) {
    this.#pods = pods;
  }

  /** The index of a namespace, made when it is first needed. */
  at(namespace: string): NamespaceIndex {
    let index = this.namespaces.get(namespace);
    if (index === undefined) {
      index = new NamespaceIndex(namespace, this.unmatchedEverywhere);
      this.namespaces.set(namespace, index);
    }
    return index;
  }

  /** Forgets a namespace of which nothing is left. */
  tidy(namespace: string): void {
    if (this.namespaces.get(namespace)?.isEmpty === true) this.namespaces.delete(namespace);
  }

  service(key: ObjectKey): ServiceRecord | undefined {
    return this.namespaces.get(splitKey(key).namespace ?? '')?.services.get(key);
  }

  /** The services that select pods of these labels. */
  servicesSelecting({ namespace, labels }: LabelSet): readonly ObjectKey[] {
    return this.namespaces.get(namespace)?.selectors.matching(labels) ?? [];
  }

  /** The pods of a set. The source may be ahead of what was told: a pod that is gone there, or has other labels by now, is not one. */
  #podsOf({ namespace, labels, pods }: LabelSet): PodRecord[] {
    const found: PodRecord[] = [];
    for (const name of pods) {
      const pod = this.#pods.get(objectKey({ namespace, name }));
      if (pod === undefined) continue;
      if (sameLabels(pod.labels, labels)) found.push(pod);
    }
    return found;
  }

  /** Of hundreds of namespaces hardly one has such pods: none of the others must cost more than a look. */
  #podsElsewhere(namespace: string, selector: Labels): PodRecord[] {
    const found: PodRecord[] = [];
    for (const [name, { pods }] of this.namespaces) {
      if (name === namespace || !pods.maySatisfy(selector)) continue;
      for (const set of pods.satisfying(selector)) found.push(...this.#podsOf(set));
    }
    return found;
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
        (namespaces.get(namespace)?.pods.satisfying(selector) ?? []).flatMap((set) => this.#podsOf(set)),
      podsSelectedElsewhere: (namespace, selector) => this.#podsElsewhere(namespace, selector),
      podsNearlySelected: (namespace, selector) =>
        (namespaces.get(namespace)?.pods.nearlySatisfying(selector) ?? []).map(({ labels, pods }) => ({
          labels,
          count: pods.size,
          names: pods,
        })),
      workloadsSelected: (namespace, selector) =>
        [...(namespaces.get(namespace)?.workloads.values() ?? [])].filter(({ templateLabels }) =>
          satisfies(templateLabels, selector),
        ),
    };
  }
}
