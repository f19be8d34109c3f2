import type { ObjectKey, ReferenceGrantRecord, RouteBackendRecord, RouteRecord } from '@fairlead/model';
import { objectKey } from '@fairlead/model';

/** ReferenceGrants: leave for routes to lead to Services of other namespaces. */
export class Grants {
  readonly #isRead: (namespace: string) => boolean;
  readonly #byNamespace = new Map<string, Map<ObjectKey, ReferenceGrantRecord>>();

  /** `isRead`: whether all grants of a namespace are known. */
  constructor(isRead: (namespace: string) => boolean) {
    this.#isRead = isRead;
  }

  put(grant: ReferenceGrantRecord): void {
    const held = this.#byNamespace.get(grant.namespace) ?? new Map<ObjectKey, ReferenceGrantRecord>();
    this.#byNamespace.set(grant.namespace, held.set(objectKey(grant), grant));
  }

  drop(namespace: string, key: ObjectKey): void {
    this.#byNamespace.get(namespace)?.delete(key);
  }

  /** Whether a route may lead to a Service; also where that is not known, since grants may not be read. */
  allow(route: Pick<RouteRecord, 'kind' | 'namespace'>, { namespace, name }: RouteBackendRecord): boolean {
    if (namespace === route.namespace || !this.#isRead(namespace)) return true;
    const grants = [...(this.#byNamespace.get(namespace)?.values() ?? [])];
    return grants.some(
      ({ from, to }) =>
        from.some(({ kind, namespace: of }) => kind === route.kind && of === route.namespace) &&
        to.some((each) => each === undefined || each === name),
    );
  }
}
