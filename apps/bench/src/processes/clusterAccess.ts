import http from 'node:http';
import https from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';

/** What it takes to talk to a cluster over HTTP. */
export interface ClusterAccess {
  /** URL of the API server. */
  readonly server: string;
  /** Credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** Keeps connections open; whoever opened the access destroys it. */
  readonly agent: http.Agent;
  readonly request: typeof https.request;
}

/**
 * The cluster of a kubeconfig file, of its current context or another.
 *
 * @throws Error if the file cannot be read or names no cluster
 */
export async function openAccess(file: string, context?: string): Promise<ClusterAccess> {
  const config = new KubeConfig();
  config.loadFromFile(file);
  if (context !== undefined) config.setCurrentContext(context);
  const cluster = config.getCurrentCluster();
  if (cluster === null) throw new Error(`${file} names no cluster for its context`);
  const access: https.RequestOptions = {};
  await config.applyToHTTPSOptions(access);
  const headers = Object.fromEntries(
    Object.entries(access.headers ?? {}).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const pool = { keepAlive: true, maxSockets: 32 };
  if (new URL(cluster.server).protocol === 'http:') {
    return { server: cluster.server, headers, agent: new http.Agent(pool), request: http.request };
  }
  const agent = new https.Agent({
    ...pool,
    ...(access.ca === undefined ? {} : { ca: access.ca }),
    ...(access.cert === undefined ? {} : { cert: access.cert }),
    ...(access.key === undefined ? {} : { key: access.key }),
    ...(cluster.skipTLSVerify ? { rejectUnauthorized: false } : {}),
  });
  return { server: cluster.server, headers, agent, request: https.request };
}
