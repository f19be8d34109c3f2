import { quantile } from '../format.ts';
import type { Table } from '../suite.ts';
import { MB } from './figures.ts';
import type { HeldSize } from './figures.ts';
import type { ServerHeld } from './measureServer.ts';

/** The whole process at each size, medians. */
export function serverTable(sizes: readonly HeldSize[]): Table {
  return {
    title: 'The whole server: cache, resolver, graph and HTTP in one process',
    head: [
      'pods',
      'runs',
      'ready s',
      'RSS idle MB',
      'RSS above idle, MB',
      'heap above idle, MB',
      'longest block ms',
      'block in burst ms',
      'slowest health ms',
      'events/s',
    ],
    rows: sizes.map(({ pods, servers }) => {
      const median = (of: (run: ServerHeld) => number): number => quantile(servers.map(of), 0.5);
      return [
        pods,
        servers.length,
        Number(median((run) => run.readySeconds).toFixed(1)),
        Math.round(median((run) => run.idle.rss / MB)),
        Math.round(median((run) => (run.settled.rss - run.idle.rss) / MB)),
        Math.round(median((run) => (run.settled.heap - run.idle.heap) / MB)),
        Math.round(median((run) => run.longestBlockWhileListingMs)),
        Math.round(median((run) => run.longestBlockWhileTakingMs)),
        Math.round(median((run) => run.worstHealthMs)),
        Math.round(median((run) => run.eventsPerSecond)),
      ];
    }),
  };
}
