import { ResourceNotServedError, systemClock } from '@fairlead/informer';
import type { Clock } from '@fairlead/informer';
import type { Resource } from '@fairlead/model';
import type { ClusterConnection, GetOptions, OneShotList, ReadOptions } from './connection.ts';
import { Credentials } from './credentials/credentials.ts';
import { isServed, servedResources } from './discovery.ts';
import { KubeconfigError } from './errors.ts';
import type { ClusterAccess } from './kubeconfig/clusterAccess.ts';
import { findConfigSource } from './kubeconfig/configSource.ts';
import type { Environment, SourceOptions } from './kubeconfig/configSource.ts';
import { inClusterAccess } from './kubeconfig/inCluster.ts';
import { loadKubeconfig } from './kubeconfig/loadKubeconfig.ts';
import { listerWatcher } from './listerWatcher.ts';
import { readAllPages, readJson, readText } from './oneShotList.ts';
import { objectOf, textOf } from './projection/json.ts';
import { namesInConfigMap } from './projection/namesInConfigMap.ts';
import { DispatcherPool } from './transport/dispatcherPool.ts';
import { TIMEOUTS } from './transport/patience.ts';
import type { Timeouts } from './transport/patience.ts';
import { isLoopback, proxyFromEnvironment, wayTo } from './transport/proxy.ts';
import { Transport } from './transport/transport.ts';

export interface ConnectOptions extends SourceOptions {
  /** `process.env` unless told otherwise. */
  readonly environment?: Environment;
  readonly clock?: Clock;
  readonly timeouts?: Partial<Timeouts>;
}

/**
 * Gets ready to talk to one cluster: reads the kubeconfig and the files it names. Nothing is sent yet, so a cluster that is away
 * is no error here.
 *
 * @throws KubeconfigError
 */
export async function connect(options: ConnectOptions = {}): Promise<ClusterConnection> {
  const { environment = process.env, clock = systemClock } = options;
  const access = accessOf(options, environment);
  const server = serverUrl(access);
  const closing = new AbortController();
  const credentials = await Credentials.open(access, clock, closing.signal);
  const { cluster } = access;
  const proxyUrl = proxyOf(access) ?? proxyFromEnvironment(server, environment);
  const pool = new DispatcherPool({
    proxyUrl,
    skipTlsVerify: cluster.skipTLSVerify,
    tlsServerName: textOf(cluster.tlsServerName),
  });
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const transport = new Transport({ server, way: wayTo(server, proxyUrl), credentials, pool, clock, timeouts });
  // Compressing costs both sides more time than a near network takes; measured on loopback, it doubles the time of a list.
  const acceptEncoding = isLoopback(server) ? 'identity' : 'gzip';

  const signalOf = (read: ReadOptions | undefined): AbortSignal =>
    read?.signal === undefined ? closing.signal : AbortSignal.any([read.signal, closing.signal]);
  const getJson = async (path: string, read?: GetOptions): Promise<unknown> =>
    (await readJson(transport, acceptEncoding, path, signalOf(read), read?.query, read?.maxBytes)).json;
  const readList = (
    path: string,
    selector: Readonly<Record<string, string>>,
    read?: ReadOptions,
  ): Promise<OneShotList> =>
    readAllPages((query) => readJson(transport, acceptEncoding, path, signalOf(read), query), selector);

  return {
    contextName: access.contextName,
    server: cluster.server,
    listerWatcher: <R extends Resource>(resource: R, namespace?: string) =>
      listerWatcher<R>(resource, namespace, {
        transport,
        clock,
        acceptEncoding,
        isServed: (info) => isServed((path) => getJson(path), info),
      }),
    kubernetesVersion: async (read) => textOf(objectOf(await getJson('/version', read))['gitVersion']) ?? 'unknown',
    discovery: (read) => servedResources((path) => getJson(path, read)),
    readEndpointSlices: (namespace, service, read) =>
      readList(
        `/apis/discovery.k8s.io/v1${scope(namespace)}/endpointslices`,
        service === undefined ? {} : { labelSelector: `kubernetes.io/service-name=${service}` },
        read,
      ),
    readEndpoints: (namespace, service, read) =>
      readList(
        `/api/v1${scope(namespace)}/endpoints`,
        service === undefined ? {} : { fieldSelector: `metadata.name=${service}` },
        read,
      ),
    readNamesInConfigMap: async (namespace, name, uses, read) => {
      const path = `/api/v1${scope(namespace)}/configmaps/${encodeURIComponent(name)}`;
      try {
        const configMap = objectOf(await getJson(path, read));
        return uses.map((use) => namesInConfigMap(configMap, use));
      } catch (error) {
        // Of a resource that every server has, 404 says that this one object is not there.
        if (error instanceof ResourceNotServedError) return undefined;
        throw error;
      }
    },
    getJson,
    getText: (path, read) => readText(transport, path, signalOf(read), read?.query, read?.maxBytes),
    close: async () => {
      closing.abort();
      await pool.destroy();
    },
  };
}

function accessOf(options: SourceOptions, environment: Environment): ClusterAccess {
  const source = findConfigSource(options, environment);
  if (source === undefined) {
    throw new KubeconfigError('no kubeconfig: neither KUBECONFIG nor ~/.kube/config; name one with --kubeconfig');
  }
  return source.kind === 'in-cluster'
    ? inClusterAccess(environment)
    : loadKubeconfig(source.files, source.named, options.context);
}

function serverUrl({ cluster, contextName }: ClusterAccess): URL {
  const url = URL.parse(cluster.server);
  if (url === null || !['https:', 'http:'].includes(url.protocol)) {
    throw new KubeconfigError(
      `context "${contextName}": its server "${cluster.server}" is no URL; write it as https://HOST:PORT`,
    );
  }
  return url;
}

function proxyOf({ cluster, contextName }: ClusterAccess): string | undefined {
  const proxy = textOf(cluster.proxyUrl);
  if (proxy === undefined) return undefined;
  const url = URL.parse(proxy);
  if (url === null || !['http:', 'https:', 'socks5:', 'socks5h:', 'socks:'].includes(url.protocol)) {
    throw new KubeconfigError(
      `context "${contextName}": its proxy-url is no URL of a proxy; write it as http://HOST:PORT or socks5://HOST:PORT`,
    );
  }
  return proxy;
}

function scope(namespace: string | undefined): string {
  return namespace === undefined ? '' : `/namespaces/${encodeURIComponent(namespace)}`;
}
