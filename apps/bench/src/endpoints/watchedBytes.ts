import { frameLength, Pieces } from '../live/Pieces.ts';

/** Bytes and events that a watch brought. */
export interface Churn {
  readonly bytes: number;
  readonly events: number;
}

export type Watched = 'pods' | 'endpoints' | 'endpointslices';

const WATCH = 'application/vnd.kubernetes.protobuf;stream=watch';

/** Path of a collection, of all namespaces or one. */
export function collectionOf(resource: Watched, namespace?: string): string {
  const group = resource === 'endpointslices' ? '/apis/discovery.k8s.io/v1' : '/api/v1';
  return namespace === undefined ? `${group}/${resource}` : `${group}/namespaces/${namespace}/${resource}`;
}

/** Counts what watches of all three bring while something happens. */
export async function whileWatching(
  server: string,
  namespace: string | undefined,
  run: () => Promise<void>,
): Promise<Readonly<Record<Watched, Churn>>> {
  const abort = new AbortController();
  const watches = {
    pods: watch(server, collectionOf('pods', namespace), abort.signal),
    endpoints: watch(server, collectionOf('endpoints', namespace), abort.signal),
    endpointslices: watch(server, collectionOf('endpointslices', namespace), abort.signal),
  };
  try {
    for (const { accepted } of Object.values(watches)) await accepted;
    await run();
  } finally {
    abort.abort();
  }
  return {
    pods: await watches.pods.ended,
    endpoints: await watches.endpoints.ended,
    endpointslices: await watches.endpointslices.ended,
  };
}

function watch(
  server: string,
  collection: string,
  signal: AbortSignal,
): { readonly accepted: Promise<Response>; readonly ended: Promise<Churn> } {
  const accepted = open(server, collection, signal);
  const read = async (): Promise<Churn> => {
    const pieces = new Pieces(frameLength);
    let bytes = 0;
    let events = 0;
    try {
      for await (const chunk of (await accepted).body ?? []) {
        bytes += chunk.length;
        events += pieces.take(chunk).count;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    return { bytes, events };
  };
  const ended = read();
  ended.catch(() => undefined);
  return { accepted, ended };
}

async function open(server: string, collection: string, signal: AbortSignal): Promise<Response> {
  const list = await fetch(`${server}${collection}?limit=1`);
  if (!list.ok) throw new Error(`GET ${collection} was answered ${list.status}: ${await list.text()}`);
  const { metadata } = (await list.json()) as { readonly metadata: { readonly resourceVersion: string } };
  return fetch(`${server}${collection}?watch=true&resourceVersion=${metadata.resourceVersion}`, {
    headers: { accept: WATCH },
    signal,
  });
}
