import {
  sameLabels,
  splitKey,
  type ControllerRef,
  type EpochSeconds,
  type Labels,
  type NamespaceRecord,
  type NodeRecord,
  type ObjectKey,
  type PodRecord,
  type ReplicaSetRecord,
  type ServiceRecord,
  type WorkloadRecord,
} from '@fairlead/model';
import type { ServiceAnswer } from './answer.ts';
import type { ObjectChange } from './objectChange.ts';
import { resolveService } from './resolveService.ts';
import { ClusterIndex } from './world/ClusterIndex.ts';
import type { NamespaceIndex } from './world/NamespaceIndex.ts';
import { HeldPods } from './world/PodSource.ts';
import type { PodSource } from './world/PodSource.ts';
import type { World } from './world/World.ts';

/**
 * The answers for all services of a cluster, kept up with its changes. A change costs in proportion to the services and pods it
 * concerns: it only marks services as dirty, and an answer is computed when asked for, by the same function as the full one. The
 * end state does not depend on the order in which changes of different objects arrive.
 */
export class Resolver {
  readonly #index: ClusterIndex;
  /** `undefined`: somebody else holds the pods. */
  readonly #held: HeldPods | undefined;
  #dirty = new Set<ObjectKey>();
  /** Labels have come or gone there that services may miss by a little. */
  readonly #nearMisses = new Set<NamespaceIndex>();

  /**
   * `pods`: where records of pods are read, as new as the changes that are told or newer; each change must then say truly what the
   * pod was before. Without it the resolver holds them itself.
   */
  constructor(pods?: PodSource) {
    this.#held = pods === undefined ? new HeldPods() : undefined;
    this.#index = new ClusterIndex(pods ?? this.#held ?? new HeldPods());
  }

  /** Takes one change in. Changes of resources the answers do not rest on are ignored. */
  apply(change: ObjectChange): void {
    const { key } = change;
    switch (change.resource) {
      case 'services':
        return this.#putService(key, change.after);
      case 'pods':
        return this.#putPod(key, change.before, change.after);
      case 'nodes':
        return this.#putNode(key, change.after);
      case 'namespaces':
        return this.#putNamespace(key, change.after);
      case 'deployments':
        return this.#putWorkload('Deployment', key, change.after);
      case 'statefulsets':
        return this.#putWorkload('StatefulSet', key, change.after);
      case 'daemonsets':
        return this.#putWorkload('DaemonSet', key, change.after);
      case 'jobs':
        return this.#putWorkload('Job', key, change.after);
      case 'replicasets':
        return this.#putReplicaSet(key, change.after);
      case 'ingresses':
      case 'gateways':
      case 'httproutes':
      case 'grpcroutes':
      case 'tlsroutes':
      case 'tcproutes':
      case 'udproutes':
      case 'referencegrants':
        return;
    }
  }

  /** Nodes may not be read (usual with a namespaced Role): R9 is then taken as passed, and zones are unknown. */
  setNodesForbidden(forbidden: boolean): void {
    if (forbidden === this.#index.nodesForbidden) return;
    this.#index.nodesForbidden = forbidden;
    for (const { services } of this.#index.namespaces.values()) this.#soil(services.keys());
  }

  /** The services whose answer may have changed since the last call, deleted ones included. */
  takeDirty(): ReadonlySet<ObjectKey> {
    for (const { unmatched } of this.#nearMisses) this.#soil(unmatched.takeNearlyMatching());
    this.#nearMisses.clear();
    const taken = this.#dirty;
    this.#dirty = new Set();
    return taken;
  }

  has(service: ObjectKey): boolean {
    return this.#index.service(service) !== undefined;
  }

  /** The answer for one service at a time in epoch seconds; `undefined` if there is no such service. */
  answer(service: ObjectKey, now: EpochSeconds): ServiceAnswer | undefined {
    const record = this.#index.service(service);
    return record === undefined ? undefined : resolveService(record, this.#index.worldAt(now));
  }

  /** The objects as they are now, for what else is told from them; valid until the next change. */
  worldAt(now: EpochSeconds): World {
    return this.#index.worldAt(now);
  }

  #soil(services: Iterable<ObjectKey>): void {
    for (const service of services) this.#dirty.add(service);
  }

  #putService(key: ObjectKey, after: ServiceRecord | undefined): void {
    const { namespace = '' } = splitKey(key);
    this.#index.at(namespace).putService(key, after);
    if (after !== undefined && countsNodes(after)) this.#index.countingNodes.add(key);
    else this.#index.countingNodes.delete(key);
    this.#index.tidy(namespace);
    this.#dirty.add(key);
  }

  #putPod(key: ObjectKey, told: PodRecord | undefined, after: PodRecord | undefined): void {
    const { namespace = '', name } = splitKey(key);
    const index = this.#index.at(namespace);
    const before = this.#held === undefined ? told : this.#held.get(key);
    this.#held?.put(key, after);
    const hadPods = !index.pods.isEmpty;
    const change = index.pods.put(name, before?.labels, after?.labels);
    const { left, joined } = change;
    const { setsByNode, setsByOwner } = this.#index;
    // Most changes of a pod are of its status alone.
    if (left !== joined || before?.nodeName !== after?.nodeName) {
      setsByNode.remove(before?.nodeName, left);
      setsByNode.add(after?.nodeName, joined);
    }
    if (left !== joined || !sameController(before, after)) {
      setsByOwner.remove(ownerKey(namespace, before?.controller), left);
      setsByOwner.add(ownerKey(namespace, after?.controller), joined);
    }
    index.sortOutAfter(change);
    if (joined !== undefined) this.#soil(index.selectors.matching(joined.labels));
    if (left !== joined) {
      if (left !== undefined) this.#soil(index.selectors.matching(left.labels));
      for (const set of [left, joined]) {
        if (set === undefined) continue;
        index.unmatched.note(set.labels);
        this.#nearMisses.add(index);
        this.#soil(this.#index.unmatchedEverywhere.matching(set.labels));
      }
    }
    if (hadPods === index.pods.isEmpty) this.#soil(index.unmatched.all());
    this.#index.tidy(namespace);
  }

  #putNode(name: string, after: NodeRecord | undefined): void {
    const { nodes, setsByNode, countingNodes } = this.#index;
    const before = nodes.get(name);
    if (after === undefined) nodes.delete(name);
    else nodes.set(name, after);
    if ((before === undefined) !== (after === undefined)) this.#soil(countingNodes);
    if (before !== undefined && after !== undefined && sameForPods(before, after)) return;
    for (const set of setsByNode.get(name)) this.#soil(this.#index.servicesSelecting(set));
  }

  #putNamespace(name: string, after: NamespaceRecord | undefined): void {
    const index = this.#index.at(name);
    const before = index.record;
    index.record = after;
    if (before?.phase !== after?.phase || before?.deletionTimestamp !== after?.deletionTimestamp) {
      this.#soil(index.services.keys());
    }
    this.#index.tidy(name);
  }

  #putWorkload(kind: WorkloadRecord['kind'], key: ObjectKey, after: WorkloadRecord | undefined): void {
    const { namespace = '', name } = splitKey(key);
    const index = this.#index.at(namespace);
    const id = `${kind}/${name}`;
    const before = index.workloads.get(id);
    if (after === undefined) index.workloads.delete(id);
    else index.workloads.set(id, after);
    if (before?.replicas !== after?.replicas || !sameLabels(before?.templateLabels, after?.templateLabels)) {
      for (const record of [before, after]) {
        if (record !== undefined) this.#soil(this.#unmatchedBy(index.services, record.templateLabels));
      }
    }
    if (kind === 'Job' && !sameOwner(before, after)) this.#soilOwned(`${namespace}/Job/${name}`);
    this.#index.tidy(namespace);
  }

  #putReplicaSet(key: ObjectKey, after: ReplicaSetRecord | undefined): void {
    const { namespace = '', name } = splitKey(key);
    const index = this.#index.at(namespace);
    const before = index.replicaSets.get(name);
    if (after === undefined) index.replicaSets.delete(name);
    else index.replicaSets.set(name, after);
    if (!sameOwner(before, after)) this.#soilOwned(`${namespace}/ReplicaSet/${name}`);
    this.#index.tidy(namespace);
  }

  /** Services of one namespace that match no pod and would select these labels. */
  #unmatchedBy(services: ReadonlyMap<ObjectKey, ServiceRecord>, labels: Labels): readonly ObjectKey[] {
    return this.#index.unmatchedEverywhere.matching(labels).filter((service) => services.has(service));
  }

  #soilOwned(owner: string): void {
    for (const set of this.#index.setsByOwner.get(owner)) this.#soil(this.#index.servicesSelecting(set));
  }
}

/** Whether an answer tells of nodes without a backend, or of hints that hold only where each node has one (R35 and R36). */
function countsNodes(service: ServiceRecord): boolean {
  return (
    service.internalTrafficPolicy === 'Local' ||
    service.externalTrafficPolicy === 'Local' ||
    service.trafficDistribution === 'PreferSameNode'
  );
}

/** Only these owners are looked up by their record; see `workloadOf`. */
function ownerKey(namespace: string, controller: ControllerRef | undefined): string | undefined {
  const kind = controller?.kind;
  return kind === 'ReplicaSet' || kind === 'Job' ? `${namespace}/${kind}/${controller?.name ?? ''}` : undefined;
}

/** Whether a node is the same as far as its pods are concerned: its heartbeats are not. */
function sameForPods(before: NodeRecord, after: NodeRecord): boolean {
  const [was, is] = [before.ready, after.ready];
  return (
    before.zone === after.zone &&
    was?.status === is?.status &&
    was?.lastTransitionTime === is?.lastTransitionTime &&
    was?.message === is?.message
  );
}

type Owned = WorkloadRecord | ReplicaSetRecord | undefined;

function sameOwner(before: Owned, after: Owned): boolean {
  return before?.uid === after?.uid && sameController(before, after);
}

type Controlled = { readonly controller?: ControllerRef | undefined } | undefined;

function sameController(before: Controlled, after: Controlled): boolean {
  return before?.controller?.kind === after?.controller?.kind && before?.controller?.name === after?.controller?.name;
}
