import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { projectObject } from '@fairlead/kube-client/projection';
import type { AnyRecord, Resource } from '@fairlead/model';
import { serveHolder } from './peer.ts';

// What a careful programmer writes without tables and protobuf: pages of JSON, JSON.parse, small plain objects in a Map.
// Argument: URL of the server.

const server = process.argv[2] ?? '';
const PAGE_SIZE = 500;
const stores = new Map<Resource, Map<string, AnyRecord>>();
let events = 0;

function storeOf(resource: Resource): Map<string, AnyRecord> {
  const store = stores.get(resource) ?? new Map<string, AnyRecord>();
  stores.set(resource, store);
  return store;
}

function keyOf(record: AnyRecord): string {
  return 'namespace' in record ? `${record.namespace}/${record.name}` : record.name;
}

interface List {
  readonly metadata: { readonly continue?: string; readonly resourceVersion: string };
  readonly items: readonly unknown[];
}

async function list(resource: Resource): Promise<string> {
  const store = storeOf(resource);
  let token: string | undefined;
  let version = '';
  do {
    const query = token === undefined ? '' : `&continue=${encodeURIComponent(token)}`;
    const response = await fetch(`${server}/api/v1/${resource}?limit=${PAGE_SIZE}${query}`, {
      headers: { accept: 'application/json' },
    });
    const page = JSON.parse(await response.text()) as List;
    for (const item of page.items) {
      const record = projectObject(resource, item);
      store.set(keyOf(record), record);
    }
    token = page.metadata.continue === '' ? undefined : page.metadata.continue;
    version = page.metadata.resourceVersion;
  } while (token !== undefined);
  return version;
}

async function watch(resource: Resource, version: string): Promise<void> {
  const response = await fetch(`${server}/api/v1/${resource}?watch=true&resourceVersion=${version}`, {
    headers: { accept: 'application/json' },
  });
  if (response.body === null) throw new Error('a watch without a body');
  const store = storeOf(resource);
  const lines = createInterface(Readable.fromWeb(response.body));
  lines.on('line', (line) => {
    const { type, object } = JSON.parse(line) as { readonly type: string; readonly object: unknown };
    const record = projectObject(resource, object);
    if (type === 'DELETED') store.delete(keyOf(record));
    else store.set(keyOf(record), record);
    events += 1;
  });
}

serveHolder({
  list: async (what) => {
    if (what === 'pods') await watch('pods', await list('pods'));
    else await Promise.all([list('services'), list('nodes')]);
  },
  pods: () => stores.get('pods')?.size ?? 0,
  events: () => events,
});
