import { RESOURCES } from '@fairlead/model';
import type { RecordOf, Resource } from '@fairlead/model';
import type { ListerWatcherFor } from '../cache/clusterCache.ts';
import { ScriptedServer } from './scriptedServer.ts';

/** A scripted server for each resource: what a `ClusterCache` needs for a cluster in memory. */
export class ScriptedCluster {
  readonly #servers = new Map<Resource, ScriptedServer<RecordOf[Resource]>>(
    RESOURCES.map(({ resource }) => [resource, new ScriptedServer<RecordOf[Resource]>()]),
  );

  server<R extends Resource>(resource: R): ScriptedServer<RecordOf[R]> {
    const server = this.#servers.get(resource);
    if (server === undefined) throw new TypeError(`not a resource that Fairlead reads: ${resource}`);
    // The map pairs each name with the server of that resource, which its type cannot say.
    return server as unknown as ScriptedServer<RecordOf[R]>;
  }

  /** To be passed to `createClusterCache`. */
  readonly listerWatcherFor: ListerWatcherFor = (resource, namespace) => this.server(resource).listerWatcher(namespace);

  /** All resources fail, or heal, together: the API server is away. */
  failAll(error: (() => Error) | undefined): void {
    for (const server of this.#servers.values()) server.failAll(error);
  }

  get openRequests(): number {
    let open = 0;
    for (const server of this.#servers.values()) open += server.openRequests;
    return open;
  }
}
