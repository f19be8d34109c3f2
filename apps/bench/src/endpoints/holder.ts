import { createClusterCache } from '@fairlead/informer';
import type { ClusterCache } from '@fairlead/informer';
import { connect } from '@fairlead/kube-client';
import { projectObject } from '@fairlead/kube-client/projection';
import { answerMessages, settledMemory } from '../processes/answer.ts';
import { until } from '../hold/peers/peer.ts';
import { listPages } from '../live/listPages.ts';
import { PackedEndpoints, trimmed } from './forms.ts';
import type { Json } from './forms.ts';

// A process that holds one resource in one form and tells what that takes. Arguments: server, kubeconfig.

export interface HoldQuestion {
  /** Path of the collection. */
  readonly path: string;
  readonly form: 'whole' | 'bare' | 'records' | 'table' | 'trimmed' | 'packed';
}

export interface HoldAnswer {
  readonly objects: number;
  readonly heapBytes: number;
  readonly jsonBytes: number;
}

const [server = '', kubeconfig = ''] = process.argv.slice(2);
/** Everything held, so that nothing of it is collected. */
const held: unknown[] = [];

/** A pod as it would be without a mesh and without `managedFields`. */
function bare(pod: Json): Json {
  const { spec = {}, status = {}, metadata } = pod as { spec?: Json; status?: Json; metadata: Json };
  const { managedFields: _, ...rest } = metadata;
  const first = (list: unknown): unknown => (Array.isArray(list) ? list.slice(0, 1) : list);
  return {
    ...pod,
    metadata: rest,
    spec: { ...spec, containers: first(spec['containers']), initContainers: undefined },
    status: { ...status, containerStatuses: first(status['containerStatuses']), initContainerStatuses: undefined },
  };
}

async function readPages(
  path: string,
  onItem: (item: Json) => void,
  mostPages = Number.POSITIVE_INFINITY,
): Promise<{ objects: number; jsonBytes: number }> {
  let pages = 0;
  let objects = 0;
  let bytes = 0;
  for await (const { items, jsonBytes } of listPages<Json>(server, path)) {
    items.forEach(onItem);
    objects += items.length;
    bytes += jsonBytes;
    pages += 1;
    if (pages >= mostPages) break;
  }
  return { objects, jsonBytes: bytes };
}

async function cacheOf(resource: 'pods' | 'nodes'): Promise<ClusterCache> {
  const connection = await connect({ kubeconfigFile: kubeconfig });
  const cache = createClusterCache({
    listerWatcherFor: (each, namespace) => connection.listerWatcher(each, namespace),
    resources: [resource],
  });
  cache.start();
  await until(() => cache.hasSynced(resource));
  return cache;
}

async function hold({ path, form }: HoldQuestion): Promise<{ objects: number; jsonBytes: number }> {
  if (form === 'table') {
    const cache = await cacheOf('pods');
    held.push(cache);
    return { objects: cache.store('pods').size, jsonBytes: 0 };
  }
  const packed = new PackedEndpoints();
  held.push(packed);
  const objects: unknown[] = [];
  held.push(objects);
  return readPages(path, (item) => {
    if (form === 'packed') packed.add(item);
    else if (form === 'whole') objects.push(item);
    else if (form === 'bare') objects.push(JSON.parse(JSON.stringify(bare(item))));
    else if (form === 'records') objects.push(projectObject('pods', item));
    else objects.push(JSON.parse(JSON.stringify(trimmed(item))));
  });
}

/** Loads the code that will run, which is no part of what objects take. */
async function warmUp({ path, form }: HoldQuestion): Promise<void> {
  if (form === 'table') await (await cacheOf('nodes')).stop();
  else await readPages(path, (item) => projectObject('pods', bare(item)), 1);
}

answerMessages<HoldQuestion>(async (question) => {
  await warmUp(question);
  const before = await settledMemory();
  const found = await hold(question);
  const after = await settledMemory();
  return { ...found, heapBytes: after.heap - before.heap } satisfies HoldAnswer;
});
