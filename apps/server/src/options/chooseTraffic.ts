import type { ChosenCluster } from './chooseCluster.ts';
import type { ChosenTraffic, TrafficChoice } from './options.ts';

/**
 * Where traffic is read from: what was named; else in the demo its exporters, within a cluster the Prometheus that is found
 * there; else nowhere.
 */
export function chooseTraffic(
  { prometheus, scrape }: TrafficChoice,
  cluster: ChosenCluster,
): ChosenTraffic | undefined {
  const inCluster = cluster.kind === 'in-cluster';
  if (prometheus !== undefined) return { kind: 'prometheus', config: prometheus };
  if (scrape || cluster.kind === 'demo') return { kind: 'scrape', inCluster };
  return inCluster ? { kind: 'found' } : undefined;
}
