import type { AnyRecord, ObjectKey, RecordOf, Resource, ServiceRecord } from '@fairlead/model';
import type { ObjectChange } from '../objectChange.ts';
import type { World } from '../world/World.ts';
import { worldOf } from '../world/worldOf.ts';

/** The objects after some changes, as plain lists: what a full computation starts from. */
export class ObjectLists {
  readonly #objects = new Map<Resource, Map<ObjectKey, AnyRecord>>();
  nodesForbidden = false;

  apply({ resource, key, after }: ObjectChange): void {
    let objects = this.#objects.get(resource);
    if (objects === undefined) this.#objects.set(resource, (objects = new Map()));
    if (after === undefined) objects.delete(key);
    else objects.set(key, after);
  }

  list<R extends Resource>(resource: R): RecordOf[R][] {
    // Changes pair a resource with its records, so that what is kept under it are these.
    return [...(this.#objects.get(resource)?.values() ?? [])] as RecordOf[R][];
  }

  services(): ReadonlyMap<ObjectKey, ServiceRecord> {
    return new Map(this.list('services').map((service) => [`${service.namespace}/${service.name}`, service]));
  }

  world(now: number): World {
    return worldOf({
      now,
      nodesForbidden: this.nodesForbidden,
      pods: this.list('pods'),
      nodes: this.list('nodes'),
      namespaces: this.list('namespaces'),
      workloads: (['deployments', 'statefulsets', 'daemonsets', 'jobs'] as const).flatMap((kind) => this.list(kind)),
      replicaSets: this.list('replicasets'),
    });
  }
}
