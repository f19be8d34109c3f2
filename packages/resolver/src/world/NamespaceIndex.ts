import type { NamespaceRecord, ObjectKey, ReplicaSetRecord, ServiceRecord, WorkloadRecord } from '@fairlead/model';
import { publishingSelector } from '../rules/publishesSlices.ts';
import { LabelSets, type LabelSetChange } from './LabelSets.ts';
import { NearMissIndex } from './NearMissIndex.ts';
import { SelectorIndex } from './SelectorIndex.ts';

/** Everything the resolver keeps of one namespace. */
export class NamespaceIndex {
  record: NamespaceRecord | undefined;
  readonly pods: LabelSets;
  readonly services = new Map<ObjectKey, ServiceRecord>();
  /** Services by selector. */
  readonly selectors = new SelectorIndex();
  /** Services whose selector matches no pod. */
  readonly unmatched = new NearMissIndex();
  /** By `KIND/name`. */
  readonly workloads = new Map<string, WorkloadRecord>();
  readonly replicaSets = new Map<string, ReplicaSetRecord>();
  /** The services of all namespaces whose selector matches no pod of their own. */
  readonly #unmatchedEverywhere: SelectorIndex;

  constructor(namespace: string, unmatchedEverywhere: SelectorIndex) {
    this.pods = new LabelSets(namespace);
    this.#unmatchedEverywhere = unmatchedEverywhere;
  }

  get isEmpty(): boolean {
    return (
      this.record === undefined &&
      this.pods.isEmpty &&
      this.services.size === 0 &&
      this.workloads.size === 0 &&
      this.replicaSets.size === 0
    );
  }

  putService(key: ObjectKey, service: ServiceRecord | undefined): void {
    this.selectors.drop(key);
    if (service === undefined) this.services.delete(key);
    else this.services.set(key, service);
    const selector = service === undefined ? undefined : publishingSelector(service);
    if (selector !== undefined) this.selectors.put(key, selector);
    this.#sortOut(key);
  }

  /** After a change of pods: which services now match nothing, or no longer. Sets come and go far less often than pods. */
  sortOutAfter({ left, emptied, joined, created }: LabelSetChange): void {
    if (emptied && left !== undefined) for (const key of this.selectors.matching(left.labels)) this.#sortOut(key);
    if (created && joined !== undefined) for (const key of this.selectors.matching(joined.labels)) this.#sortOut(key);
  }

  #sortOut(key: ObjectKey): void {
    const service = this.services.get(key);
    const selector = service === undefined ? undefined : publishingSelector(service);
    if (selector !== undefined && this.pods.satisfying(selector).length === 0) {
      this.unmatched.put(key, selector);
      this.#unmatchedEverywhere.put(key, selector);
    } else {
      this.unmatched.drop(key);
      this.#unmatchedEverywhere.drop(key);
    }
  }
}
