import type {
  EpochSeconds,
  Labels,
  NamespaceRecord,
  NodeRecord,
  PodRecord,
  ReplicaSetRecord,
  WorkloadRecord,
} from '@fairlead/model';

/**
 * Pods of the same labels: what near misses are found among. Never empty. Their records are not read: in a namespace of thousands of
 * pods that nearly match, that took far longer than the rest of an answer.
 */
export interface LabelledPods {
  readonly labels: Labels;
  readonly count: number;
  readonly names: Iterable<string>;
}

/**
 * What the resolver asks of the current objects. `worldOf` answers by scanning plain lists, `Resolver` from its indexes; both
 * must answer alike. Nothing here depends on the order in which objects arrived.
 */
export interface World {
  readonly now: EpochSeconds;
  /** Nodes may not be read: R9 is taken as passed and zones are unknown. */
  readonly nodesForbidden: boolean;
  node(name: string): NodeRecord | undefined;
  nodeCount(): number;
  /** Every node, in any order; for questions that are asked once, not for answers that are kept up. */
  nodes(): Iterable<NodeRecord>;
  namespace(name: string): NamespaceRecord | undefined;
  replicaSet(namespace: string, name: string): ReplicaSetRecord | undefined;
  job(namespace: string, name: string): WorkloadRecord | undefined;
  hasPods(namespace: string): boolean;
  /** Pods of a namespace whose labels satisfy a selector (R4), in any order. */
  podsSelected(namespace: string, selector: Labels): readonly PodRecord[];
  /** The same for every other namespace that has any, in any order. */
  podsSelectedElsewhere(namespace: string, selector: Labels): readonly PodRecord[];
  /**
   * Pods of a namespace that satisfy all pairs of a selector but one; of a selector with a single pair, those that have its
   * key. In any order; pods of equal labels may come in one or several entries.
   */
  podsNearlySelected(namespace: string, selector: Labels): readonly LabelledPods[];
  /** Workloads of a namespace whose pod template a selector would match, in any order. */
  workloadsSelected(namespace: string, selector: Labels): readonly WorkloadRecord[];
}
