import { createClusterCache } from '@fairlead/informer';
import type { ClusterCache } from '@fairlead/informer';
import { connect } from '@fairlead/kube-client';
import { keepHeapSmall } from '@fairlead/kube-client/smallHeap';
import type { Resource } from '@fairlead/model';
import { serveHolder, until } from './peer.ts';

// The cache of Fairlead as the server uses it: protobuf, tables of columns. Argument: a kubeconfig.

keepHeapSmall();
const connection = await connect({ kubeconfigFile: process.argv[2] ?? '' });
const caches: ClusterCache[] = [];
let podCache: ClusterCache | undefined;

serveHolder({
  list: async (what) => {
    const resources: readonly Resource[] = what === 'pods' ? ['pods'] : ['services', 'nodes'];
    const cache = createClusterCache({
      listerWatcherFor: (resource, namespace) => connection.listerWatcher(resource, namespace),
      resources,
    });
    caches.push(cache);
    if (what === 'pods') podCache = cache;
    cache.start();
    await until(() => resources.every((resource) => cache.hasSynced(resource)));
  },
  pods: () => podCache?.store('pods').size ?? 0,
  events: () => {
    const { added = 0, modified = 0, deleted = 0 } = podCache?.statistics()[0]?.events ?? {};
    return added + modified + deleted;
  },
});
