import { CoreV1Api, KubeConfig, makeInformer } from '@kubernetes/client-node';
import { allPages } from '../hold/peers/allPages.ts';
import { Arrivals } from '../live/Arrivals.ts';
import { monotonicMs } from '../live/monotonicMs.ts';
import { CHANGE_LABEL, PROBE } from '../live/ProbeService.ts';
import { answerMessages, blocks, cpuSeconds } from '../processes/answer.ts';

// The informer of @kubernetes/client-node over all pods, read in pages. Argument: a kubeconfig.

export type InformerQuestion =
  | { readonly do: 'list' }
  | { readonly do: 'told'; readonly change: number }
  /** Blocks are those since the question before. */
  | { readonly do: 'cost' };

export interface InformerCost {
  readonly events: number;
  readonly cpuSeconds: number;
  readonly longestBlockMs: number;
}

const [kubeconfig = ''] = process.argv.slice(2);
const config = new KubeConfig();
config.loadFromFile(kubeconfig);
const api = config.makeApiClient(CoreV1Api);
const arrivals = new Arrivals();
const longestBlock = blocks();
let events = 0;

const informer = makeInformer(config, '/api/v1/pods', () => allPages((limit) => api.listPodForAllNamespaces(limit)));
informer.on('update', ({ metadata }) => {
  events += 1;
  const change = metadata?.labels?.[CHANGE_LABEL];
  if (metadata?.namespace === PROBE.namespace && change !== undefined) arrivals.note(Number(change), monotonicMs());
});

answerMessages<InformerQuestion>(async (question) => {
  switch (question.do) {
    case 'list':
      await informer.start();
      return {};
    case 'told':
      return { at: await arrivals.of(question.change) };
    case 'cost':
      return { events, cpuSeconds: cpuSeconds(), longestBlockMs: longestBlock() } satisfies InformerCost;
  }
});
