import { setTimeout as wait } from 'node:timers/promises';

/** Bytes and events that a watch brought. */
export interface Churn {
  readonly bytes: number;
  readonly events: number;
}

export type Watched = 'pods' | 'endpoints' | 'endpointslices';

const PATHS: Readonly<Record<Watched, string>> = {
  pods: '/api/v1/pods',
  endpoints: '/api/v1/endpoints',
  endpointslices: '/apis/discovery.k8s.io/v1/endpointslices',
};
const WATCH = 'application/vnd.kubernetes.protobuf;stream=watch';
/** Between two deletions. */
const PAUSE_MS = 20;
/** Within so long the last new pods are ready. The fleet itself replaces a pod every two seconds, so it is never quite quiet. */
const SETTLE_MS = 20_000;

/** Deletes a tenth of the pods one by one, whose workloads replace them, and counts what watches bring meanwhile. */
export async function rollingRestart(server: string): Promise<Readonly<Record<Watched, Churn>>> {
  const counts: Record<Watched, { bytes: number; events: number }> = {
    pods: { bytes: 0, events: 0 },
    endpoints: { bytes: 0, events: 0 },
    endpointslices: { bytes: 0, events: 0 },
  };
  const abort = new AbortController();
  const watches = (Object.keys(PATHS) as Watched[]).map((resource) =>
    count(server, resource, abort.signal, (bytes, events) => {
      counts[resource].bytes += bytes;
      counts[resource].events += events;
    }),
  );
  await Promise.all(watches.map(({ accepted }) => accepted));
  for (const name of await everyTenthPod(server)) {
    await (await fetch(`${server}/api/v1/namespaces/${name}`, { method: 'DELETE' })).arrayBuffer();
    await wait(PAUSE_MS);
  }
  await wait(SETTLE_MS);
  abort.abort();
  await Promise.all(watches.map(({ ended }) => ended));
  return counts;
}

function count(
  server: string,
  resource: Watched,
  signal: AbortSignal,
  onBytes: (bytes: number, events: number) => void,
) {
  const opened = open(server, resource, signal);
  const read = async (): Promise<void> => {
    try {
      let left = 0;
      let head = Buffer.alloc(0);
      for await (const chunk of (await opened).body ?? []) {
        let events = 0;
        let rest = Buffer.from(chunk);
        while (rest.length > 0) {
          if (left > 0) {
            const taken = Math.min(left, rest.length);
            left -= taken;
            rest = rest.subarray(taken);
          } else {
            head = Buffer.concat([head, rest.subarray(0, 4 - head.length)]);
            rest = rest.subarray(Math.min(rest.length, 4 - (head.length - Math.min(rest.length, 4))));
            if (head.length < 4) continue;
            left = head.readUInt32BE(0);
            head = Buffer.alloc(0);
            events += 1;
          }
        }
        onBytes(chunk.length, events);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };
  return { accepted: opened, ended: read() };
}

async function open(server: string, resource: Watched, signal: AbortSignal): Promise<Response> {
  const list = await fetch(`${server}${PATHS[resource]}?limit=1`);
  const { metadata } = (await list.json()) as { metadata: { resourceVersion: string } };
  return fetch(`${server}${PATHS[resource]}?watch=true&resourceVersion=${metadata.resourceVersion}`, {
    headers: { accept: WATCH },
    signal,
  });
}

async function everyTenthPod(server: string): Promise<string[]> {
  const names: string[] = [];
  let token = '';
  let index = 0;
  do {
    const query = token === '' ? '' : `&continue=${encodeURIComponent(token)}`;
    const page = (await (await fetch(`${server}${PATHS.pods}?limit=500${query}`)).json()) as {
      metadata: { continue?: string };
      items: readonly { metadata: { namespace: string; name: string } }[];
    };
    for (const { metadata } of page.items) {
      if (index % 10 === 0) names.push(`${metadata.namespace}/pods/${metadata.name}`);
      index += 1;
    }
    token = page.metadata.continue ?? '';
  } while (token !== '');
  return names;
}
