import type { PodRecord, ServiceRecord } from '@fairlead/model';
import { Resolver } from '@fairlead/resolver';
import { LIVE, ServiceGraph, verdictOf } from '@fairlead/service-graph';
import { aPod, aService } from '@fairlead/test-kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FindIndex } from './FindIndex.ts';

const NOW = 1_700_000_000;

function anIndex() {
  const pod = aPod({ namespace: 'shop', name: 'cart-1', labels: { app: 'cart' } });
  const service = aService({ namespace: 'shop', name: 'cart', selector: { app: 'cart' } });
  const resolver = new Resolver();
  resolver.apply({ resource: 'pods', key: 'shop/cart-1', before: undefined, after: pod });
  resolver.apply({ resource: 'services', key: 'shop/cart', before: undefined, after: service });
  const answer = resolver.answer('shop/cart', NOW);
  if (answer === undefined) throw new Error('the service was put');
  const verdict = verdictOf(answer, { pods: LIVE, nodes: LIVE, services: LIVE }, NOW);
  const graph = new ServiceGraph({ describe: ({ id }) => id });
  graph.putService(answer, verdict, NOW);
  graph.flush();
  const read = vi.fn((_service: ServiceRecord): ReadonlyMap<string, readonly PodRecord[]> => new Map([['w', [pod]]]));
  const index = new FindIndex(graph, read);
  index.put(answer, verdict);
  const [placed] = graph.nodes.values();
  if (placed === undefined) throw new Error('the service is a node');
  return { read, index, pods: () => index.of(placed).text('pod') };
}

describe('FindIndex', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('reads pods once for all who ask within a while, and lets go of them then', () => {
    const { read, index, pods } = anIndex();
    expect(pods()).toEqual(['cart-1']);
    index.forgetTextsLater();
    vi.advanceTimersByTime(100_000);
    expect(pods()).toEqual(['cart-1']);
    index.forgetTextsLater();
    vi.advanceTimersByTime(100_000);
    expect(pods()).toEqual(['cart-1']);
    expect(read).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(100_000);
    expect(pods()).toEqual(['cart-1']);
    expect(read).toHaveBeenCalledTimes(2);
  });
});
