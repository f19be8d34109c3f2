import type { Call } from '@fairlead/model';
import { ServiceGraph } from '@fairlead/service-graph';
import { aCall } from '@fairlead/test-kit';
import { expect, it } from 'vitest';
import { callsOnScreen } from './callsOnScreen.ts';

const call = (index: number, requestsPerSecond: number): Call =>
  aCall({
    source: `workload/shop/Deployment/web-${index}`,
    target: `external/host-${index}`,
    figures: { requestsPerSecond },
  });

function graphOf(calls: readonly Call[]): ServiceGraph {
  const graph = new ServiceGraph({ describe: () => '' });
  for (const each of calls) graph.putCall(each);
  graph.flush();
  return graph;
}

it('tells the calls with most requests of a large picture, however many see them', async () => {
  const busiest = new Map([
    [10, 3_000],
    [4_500, 9_000],
    [4_999, 6_000],
  ]);
  const calls = Array.from({ length: 5_000 }, (_, index) => call(index, busiest.get(index) ?? 1 + (index % 900)));
  const graph = graphOf(calls);
  const edges = [...graph.edges.values()];
  const shown = await callsOnScreen({ graph, edgesLookedAt: () => [...edges, ...edges] }, 3);
  expect(shown.map(({ figures }) => figures.requestsPerSecond)).toEqual([9_000, 6_000, 3_000]);
});

it('tells nothing of what is folded or idle', async () => {
  const graph = graphOf([call(1, 0), call(2, 5)]);
  const folded = [...graph.edges.values()].map((edge) => ({ ...edge, source: 'namespace/shop' }));
  const idle = [...graph.edges.values()].filter(({ source }) => source.endsWith('web-1'));
  expect(idle).toHaveLength(1);
  expect(await callsOnScreen({ graph, edgesLookedAt: () => [...folded, ...idle] }, 3)).toEqual([]);
});
