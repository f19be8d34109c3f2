import { matcherOf, parse, print } from '@fairlead/find';
import type { Facts, TextField } from '@fairlead/find';
import type {
  Find,
  FindMatch,
  GraphNode,
  GraphSnapshot,
  Namespaces,
  ServiceRow,
  Services,
  Status,
} from '@fairlead/protocol';
import { http, HttpResponse } from 'msw';
import { setupServer, type SetupServer } from 'msw/node';
import { aSnapshot, aStatus } from './samples.ts';

/** One open stream of the scripted server. */
export interface OpenStream {
  /** What the page asked to continue from. */
  readonly lastEventId: string | null;
  readonly url: URL;
  send(event: string, data: unknown, id?: string): void;
  end(): void;
}

function factsOf({ name, namespace, verdict, headline }: ServiceRow | GraphNode): Facts {
  const reasons = headline === null ? [] : [headline.id];
  const texts: Partial<Record<TextField, readonly string[]>> = {
    name: [name],
    ns: namespace === null ? [] : [namespace],
    verdict: [verdict],
    reason: reasons,
    kind: ['service'],
  };
  return {
    text: (field) => texts[field],
    number: () => undefined,
    words: () => [name, namespace ?? '', ...reasons],
  };
}

/** A server of the HTTP API whose answers a test sets; streams stay open until the test ends them. */
export class ScriptedApi {
  status: Status = aStatus();
  snapshot: GraphSnapshot = aSnapshot();
  namespaces: Namespaces = { items: [] };
  services: Services = { instance: 'abc', revision: 7, items: [] };
  /** Values that the cluster has of any field. */
  values: readonly string[] = [];
  /** What the stream answers instead of opening, if set. */
  refusal: { readonly status: number; readonly retryAfter?: string } | undefined;
  readonly streams: OpenStream[] = [];
  readonly requests: string[] = [];
  readonly server: SetupServer;
  #waiting: ((stream: OpenStream) => void)[] = [];

  constructor() {
    const json = (read: () => object) => () => HttpResponse.json(read() as Record<string, unknown>);
    this.server = setupServer(
      http.get(
        '*/api/v1/status',
        json(() => this.status),
      ),
      http.get(
        '*/api/v1/namespaces',
        json(() => this.namespaces),
      ),
      http.get(
        '*/api/v1/services',
        json(() => this.services),
      ),
      http.get(
        '*/api/v1/graph',
        json(() => this.snapshot),
      ),
      http.get('*/api/v1/find/labels', () => HttpResponse.json({ items: [] })),
      http.get('*/api/v1/find/values', () =>
        HttpResponse.json({ items: this.values.map((value) => ({ value, nodes: 1 })) }),
      ),
      http.get('*/api/v1/find', ({ request }) => HttpResponse.json(this.#find(new URL(request.url)))),
      http.get('*/api/v1/stream', ({ request }) => this.#stream(request)),
    );
    this.server.events.on('request:start', ({ request }) => {
      this.requests.push(new URL(request.url).pathname);
    });
  }

  /** Resolves with the next stream that the page opens. */
  nextStream(): Promise<OpenStream> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Finds services among the rows and the nodes of the picture, by what they tell of themselves. */
  #find({ searchParams }: URL): Find {
    const parsed = parse(searchParams.get('q') ?? '');
    if (!parsed.ok || parsed.expression === undefined) throw new Error('the page asks only for what can be read');
    const finds = matcherOf(parsed.expression);
    const items = new Map<string, FindMatch>();
    for (const service of [...this.services.items, ...this.snapshot.nodes]) {
      const { id, namespace, name, verdict } = service;
      if (!finds(factsOf(service))) continue;
      const kind = 'kind' in service ? service.kind : 'service';
      items.set(id, { id, kind, namespace, name, verdict, aggregates: [`namespace/${namespace}`] });
    }
    const { instance, revision } = this.snapshot;
    const query = print(parsed.expression);
    return { instance, revision, query, total: items.size, items: [...items.values()], namespaces: [] };
  }

  #stream(request: Request): Response {
    if (this.refusal !== undefined) {
      const { status, retryAfter } = this.refusal;
      const problem = { type: 'about:blank', title: 'no', status, code: 'too-many-streams', detail: 'no more' };
      return HttpResponse.json(problem, {
        status,
        headers: retryAfter === undefined ? {} : { 'Retry-After': retryAfter },
      });
    }
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const encoder = new TextEncoder();
    const stream: OpenStream = {
      lastEventId: request.headers.get('Last-Event-ID'),
      url: new URL(request.url),
      send: (event, data, id) => {
        const head = id === undefined ? '' : `id: ${id}\n`;
        // The page may have closed the stream meanwhile; that is its right.
        writer
          .write(encoder.encode(`${head}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
          .catch(() => undefined);
      },
      end: () => void writer.close().catch(() => undefined),
    };
    this.streams.push(stream);
    // As the real server does: an answer without a first byte would not reach the page.
    stream.send('heartbeat', {});
    for (const notify of this.#waiting.splice(0)) notify(stream);
    return new Response(readable, { headers: { 'Content-Type': 'text/event-stream' } });
  }
}
