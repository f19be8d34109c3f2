import type { ResourceStatusInfo } from '@fairlead/informer';
import type { EpochSeconds, Resource, ResourceState } from '@fairlead/model';
import { isRead, nextFreshness } from '@fairlead/service-graph';
import type { Freshness, ResourceFreshness } from '@fairlead/service-graph';

const NOT_READ_YET: ResourceFreshness = { state: 'syncing', synced: false, notLiveSince: undefined };

const isSame = (left: ResourceFreshness, right: ResourceFreshness): boolean =>
  left.state === right.state && left.synced === right.synced && left.notLiveSince === right.notLiveSince;

/** Whose verdicts rest on what has changed: nobody's, those of some namespaces, or all. */
export type FreshnessChange = 'none' | 'all' | readonly string[];

/** How fresh each resource is, for the whole cluster or per watched namespace. */
export class ClusterFreshness {
  /** `RESOURCE` or `RESOURCE/NAMESPACE`. */
  readonly #held = new Map<string, ResourceFreshness>();

  /** Takes over the status of one resource. `synced`: its first list has been stored, in every watched namespace. */
  update(status: ResourceStatusInfo, synced: boolean, now: EpochSeconds): FreshnessChange {
    if (status.namespaces === undefined) {
      return this.#put(status.resource, { state: status.state, synced }, now) ? 'all' : 'none';
    }
    const changed = status.namespaces.filter(({ namespace, state }) => {
      const key = `${status.resource}/${namespace}`;
      // Of a single namespace it is not told whether it was read; once it was live it has been.
      const wasSynced = this.#held.get(key)?.synced ?? false;
      return this.#put(key, { state, synced: synced || wasSynced || state === 'live' || state === 'relisting' }, now);
    });
    return changed.length === 0 ? 'none' : changed.map(({ namespace }) => namespace);
  }

  /** What the verdict of a service in this namespace rests on. */
  of(namespace: string): Freshness {
    return {
      pods: this.#get('pods', namespace),
      nodes: this.#get('nodes', namespace),
      services: this.#get('services', namespace),
    };
  }

  stateOf(resource: Resource, namespace: string): ResourceState {
    return this.#get(resource, namespace).state;
  }

  /** Whether all objects of a resource in this namespace are held. */
  hasRead(resource: Resource, namespace: string): boolean {
    return isRead(this.#get(resource, namespace));
  }

  /** Whether what is held is all there is, so that what is not held does not exist. */
  isCurrent(resource: Resource, namespace: string): boolean {
    const { state, synced } = this.#get(resource, namespace);
    return synced && (state === 'live' || state === 'relisting');
  }

  /** Without the right to read Nodes, or without Nodes, rule R9 is taken as passed. */
  get nodesUnreadable(): boolean {
    const { state } = this.#get('nodes', '');
    return state === 'forbidden' || state === 'off';
  }

  #get(resource: Resource, namespace: string): ResourceFreshness {
    return this.#held.get(resource) ?? this.#held.get(`${resource}/${namespace}`) ?? NOT_READ_YET;
  }

  #put(key: string, status: { state: ResourceState; synced: boolean }, now: EpochSeconds): boolean {
    const before = this.#held.get(key);
    const after = nextFreshness(before, status, now);
    this.#held.set(key, after);
    return before === undefined || !isSame(before, after);
  }
}
