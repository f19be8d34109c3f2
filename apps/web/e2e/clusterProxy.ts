import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunningCluster } from './programs.ts';

/** What stands between Fairlead and its cluster, as a gateway may; it can take a resource away, or keep Fairlead waiting. */
export interface ClusterProxy {
  /** A kubeconfig that leads through this. */
  readonly kubeconfig: string;
  /** From now on reading this resource (plural name) is refused. Watches that run are ended. */
  forbid(resource: string): void;
  /** Only what is in this namespace may be read, as with a Role: no lists of the whole cluster, no other namespace. */
  confine(namespace: string): void;
  /** Reading this resource is not answered until `release`. */
  hold(resource: string): void;
  /** Allows everything again, and answers what was held. */
  release(): void;
  stop(): Promise<void>;
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

export async function startClusterProxy(cluster: RunningCluster): Promise<ClusterProxy> {
  const forbidden = new Set<string>();
  const held = new Set<string>();
  let only: string | undefined;
  const waiting = new Set<Exchange>();
  const open = new Set<Exchange>();
  const sockets = new Set<Socket>();

  const forward = (exchange: Exchange): void => {
    const { incoming, outgoing } = exchange;
    open.add(exchange);
    outgoing.once('close', () => open.delete(exchange));
    const onward = request(
      `${cluster.server}${incoming.url ?? '/'}`,
      { method: incoming.method, headers: { ...incoming.headers, host: new URL(cluster.server).host } },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        // A watch is accepted by its headers; its first event may be minutes away.
        outgoing.flushHeaders();
        answer.pipe(outgoing);
        answer.once('error', () => outgoing.destroy());
      },
    );
    onward.once('error', () => outgoing.destroy());
    outgoing.once('close', () => onward.destroy());
    incoming.pipe(onward);
  };

  const server = createServer((incoming, outgoing) => {
    const resource = resourceOf(incoming);
    if (forbidden.has(resource) || !isWithin(only, incoming)) refuse(outgoing, resource);
    else if (held.has(resource)) waiting.add({ incoming, outgoing });
    else forward({ incoming, outgoing });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const kubeconfig = path.join(path.dirname(cluster.kubeconfig), 'kubeconfig-proxy');
  await writeFile(kubeconfig, kubeconfigFor(`http://127.0.0.1:${port}`));

  return {
    kubeconfig,
    forbid: (resource) => {
      forbidden.add(resource);
      for (const { incoming, outgoing } of open) if (resourceOf(incoming) === resource) outgoing.destroy();
    },
    confine: (namespace) => {
      only = namespace;
    },
    hold: (resource) => void held.add(resource),
    release: () => {
      forbidden.clear();
      only = undefined;
      held.clear();
      for (const exchange of waiting) if (!exchange.outgoing.destroyed) forward(exchange);
      waiting.clear();
    },
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Last part of `/api/v1/pods` and `/apis/apps/v1/namespaces/NS/deployments`. */
function resourceOf({ url }: IncomingMessage): string {
  return new URL(url ?? '/', 'http://cluster').pathname.split('/').at(-1) ?? '';
}

/** Whoever may read nothing else still learns what the server is and has. */
function isWithin(namespace: string | undefined, { url }: IncomingMessage): boolean {
  const parts = new URL(url ?? '/', 'http://cluster').pathname.split('/').slice(1);
  const [root, ...rest] = parts[0] === 'apis' ? parts.slice(2) : parts.slice(1);
  if (namespace === undefined || root === undefined || rest.length === 0) return true;
  return rest[0] === 'namespaces' && rest[1] === namespace && rest.length > 2;
}

/** As an API server says it. */
function refuse(outgoing: ServerResponse, resource: string): void {
  const message = `${resource} is forbidden: User "system:serviceaccount:tools:fairlead" cannot list resource "${resource}" in API group "" at the cluster scope`;
  outgoing.writeHead(403, { 'content-type': 'application/json' });
  outgoing.end(
    JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', message, reason: 'Forbidden', code: 403 }),
  );
}

function kubeconfigFor(server: string): string {
  const name = 'demo-shop';
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [{ name, cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name, user: { token: 'simulated' } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
  });
}
