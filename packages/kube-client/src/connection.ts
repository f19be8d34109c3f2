import type { ListerWatcher } from '@fairlead/informer';
import type { ConfigMapUse, RecordOf, Resource } from '@fairlead/model';

export interface ReadOptions {
  readonly signal?: AbortSignal;
}

/** One read for a person: what to ask beside the path, and the longest answer to take. */
export interface GetOptions extends ReadOptions {
  readonly query?: Readonly<Record<string, string>>;
  /** After decompression; a longer answer is a `GarbageError`. */
  readonly maxBytes?: number;
}

/** Raw objects read once because a person asked; never kept. */
export interface OneShotList {
  /** Parsed JSON, as the server sent it. */
  readonly items: readonly Readonly<Record<string, unknown>>[];
  /** Bytes of the JSON of all pages, before compression. */
  readonly jsonBytes: number;
  /** False when the reading stopped at its bound. */
  readonly complete: boolean;
}

/** One cluster behind one context. All calls are GET; all reject with the errors of `@fairlead/informer`. */
export interface ClusterConnection {
  /** Name of the context, or `in-cluster`. */
  readonly contextName: string;
  /** URL of the API server, as the kubeconfig writes it. */
  readonly server: string;
  /** The two calls for one resource, of the whole cluster or one namespace. Endpoints and EndpointSlices cannot be named. */
  listerWatcher<R extends Resource>(resource: R, namespace?: string): ListerWatcher<RecordOf[R]>;
  /** `gitVersion` of the API server, such as `v1.36.2`. */
  kubernetesVersion(options?: ReadOptions): Promise<string>;
  /** The resources of Fairlead that the server has; those of a group whose discovery is forbidden count as served. */
  discovery(options?: ReadOptions): Promise<ReadonlySet<Resource>>;
  /** EndpointSlices, read once in pages: of the cluster, a namespace, or one service (by its label). */
  readEndpointSlices(namespace?: string, service?: string, options?: ReadOptions): Promise<OneShotList>;
  /** Endpoints, read once in pages: of the cluster, a namespace, or one service. */
  readEndpoints(namespace?: string, service?: string, options?: ReadOptions): Promise<OneShotList>;
  /**
   * Names of services in a ConfigMap, for each of some uses of it; `undefined` if there is no such ConfigMap. It is read once, with the right to `get`
   * it, and nothing else of it leaves this call.
   */
  readNamesInConfigMap(
    namespace: string,
    name: string,
    uses: readonly Pick<ConfigMapUse, 'key' | 'variable'>[],
    options?: ReadOptions,
  ): Promise<readonly (readonly string[])[] | undefined>;
  /** One GET of a path below the server's URL, such as `/api/v1/namespaces/shop/pods/web`; resolves to the parsed JSON. */
  getJson(path: string, options?: GetOptions): Promise<unknown>;
  /** The same for what is no JSON: a log. Bytes that are no UTF-8 are replaced. */
  getText(path: string, options?: GetOptions): Promise<string>;
  /** Closes idle connections and ends what is under way. */
  close(): Promise<void>;
}
