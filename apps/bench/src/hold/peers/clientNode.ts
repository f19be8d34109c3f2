import { CoreV1Api, KubeConfig, makeInformer } from '@kubernetes/client-node';
import { allPages } from './allPages.ts';
import type { Page } from './allPages.ts';
import { serveHolder } from './peer.ts';

// The informer of @kubernetes/client-node. Arguments: a kubeconfig; `plain` lists in one answer, as its documentation shows, `paged` in
// pages of 500.

const [kubeconfig = '', mode = 'plain'] = process.argv.slice(2);
const config = new KubeConfig();
config.loadFromFile(kubeconfig);
const api = config.makeApiClient(CoreV1Api);

let pods = 0;
let events = 0;
const running: { stop(): Promise<void> }[] = [];

async function hold(path: string, page: Page, onEvent: (change: number) => void): Promise<void> {
  const informer = makeInformer(config, path, () => (mode === 'plain' ? page({}) : allPages(page)));
  let failure: unknown;
  // The informer tells of a list that fails here, and stops.
  informer.on('error', (error: unknown) => {
    failure = error;
  });
  informer.on('add', () => onEvent(1));
  informer.on('update', () => onEvent(0));
  informer.on('delete', () => onEvent(-1));
  running.push(informer);
  await informer.start();
  if (failure !== undefined) throw failure;
}

serveHolder({
  list: async (what) => {
    if (what === 'pods') {
      await hold(
        '/api/v1/pods',
        (limit) => api.listPodForAllNamespaces(limit),
        (change) => {
          pods += change;
          events += 1;
        },
      );
      // So far it told of what was in the list.
      events = 0;
      return;
    }
    await Promise.all([
      hold(
        '/api/v1/services',
        (limit) => api.listServiceForAllNamespaces(limit),
        () => undefined,
      ),
      hold(
        '/api/v1/nodes',
        (limit) => api.listNode(limit),
        () => undefined,
      ),
    ]);
  },
  pods: () => pods,
  events: () => events,
});
