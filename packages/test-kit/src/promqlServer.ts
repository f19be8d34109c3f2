import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server of one product answers in its own shape. */
export interface Product {
  /** Before `/api/v1`. */
  readonly prefix: string;
  /** The whole answer of `status/buildinfo`. */
  readonly buildinfo: object;
  /** What surrounds data that is no result of a query. */
  readonly list: (data: readonly string[]) => object;
  /** What surrounds an instant vector. */
  readonly vector: (result: readonly object[]) => object;
  /** An answer in place of all others; `undefined` to go on. */
  readonly refuse?: (
    asked: Asked,
  ) => { readonly status: number; readonly type: string; readonly body: string } | undefined;
}

export interface Asked {
  readonly method: string;
  /** Without the prefix and `/api/v1/`; whole if it does not begin with them. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly parameters: URLSearchParams;
}

/** Series of one metric: labels and the rate per second that any question about them is answered with. */
export type Series = Readonly<
  Record<string, readonly (readonly [labels: Readonly<Record<string, string>>, rate: number])[]>
>;

export interface PromqlServer {
  readonly port: number;
  readonly asked: readonly Asked[];
  stop(): Promise<void>;
}

/** A server that answers as a product does, about a few series: not one that computes, whose answers are what is tested here. */
export async function startPromqlServer(product: Product, series: Series): Promise<PromqlServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void formOf(request).then((form) => {
      const url = new URL(request.url ?? '/', 'http://host');
      const base = `${product.prefix}/api/v1/`;
      const path = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : url.pathname;
      const parameters = new URLSearchParams([...url.searchParams, ...form]);
      const one: Asked = { method: request.method ?? '', path, headers: request.headers, parameters };
      asked.push(one);
      const refused = product.refuse?.(one);
      const answer = refused === undefined ? answerOf(product, series, one) : undefined;
      response.writeHead(refused?.status ?? (answer === undefined ? 404 : 200), {
        'content-type': refused?.type ?? 'application/json',
        connection: 'close',
      });
      response.end(refused?.body ?? (answer === undefined ? '404 page not found' : JSON.stringify(answer)));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function answerOf(product: Product, series: Series, { path, parameters }: Asked): object | undefined {
  switch (path) {
    case 'status/buildinfo':
      return product.buildinfo;
    case 'label/__name__/values':
      return product.list(['up', ...Object.keys(series)]);
    case 'labels': {
      const found = series[parameters.get('match[]') ?? ''] ?? [];
      return product.list(['__name__', ...new Set(found.flatMap(([labels]) => Object.keys(labels)))]);
    }
    case 'query':
      return product.vector(resultOf(series, parameters));
    default:
      return undefined;
  }
}

/** Every series of the metric that is asked for; how often samples come is asked with a count. */
function resultOf(series: Series, parameters: URLSearchParams): object[] {
  const query = parameters.get('query') ?? '';
  const at = Number(parameters.get('time'));
  if (query.includes('count_over_time')) return [{ metric: {}, value: [at, '4'] }];
  const [, metric = ''] = /rate\((\w+)/.exec(query) ?? [];
  return (series[metric] ?? []).map(([labels, rate]) => ({ metric: labels, value: [at, String(rate)] }));
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
