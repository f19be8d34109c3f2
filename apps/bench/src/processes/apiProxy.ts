import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import { openAccess } from './clusterAccess.ts';

/** The API of a cluster on loopback, without credentials: for what speaks plain HTTP. */
export interface ApiProxy {
  readonly server: string;
  stop(): Promise<void>;
}

/** Passes requests on to the cluster of a kubeconfig, as `kubectl proxy` does. */
export async function startApiProxy(kubeconfig: string): Promise<ApiProxy> {
  const access = await openAccess(kubeconfig);
  const proxy = http.createServer((request, response) => {
    const { method, headers } = request;
    const { host: _, connection: __, ...passed } = headers;
    const upstream = access.request(access.server + (request.url ?? '/'), {
      method: method ?? 'GET',
      agent: access.agent,
      headers: { ...passed, ...access.headers },
    });
    upstream.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      response.flushHeaders();
      pipeline(answer, response, () => answer.destroy());
    });
    upstream.on('error', () => response.destroy());
    response.on('close', () => upstream.destroy());
    pipeline(request, upstream, () => undefined);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    server: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    stop: async () => {
      const closed = new Promise((resolve) => proxy.close(resolve));
      proxy.closeAllConnections();
      await closed;
      access.agent.destroy();
    },
  };
}
