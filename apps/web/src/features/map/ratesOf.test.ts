import type { EdgeTraffic, GraphEdge } from '@fairlead/protocol';
import { describe, expect, it } from 'vitest';
import { someTraffic } from '../../testing/trafficSamples.ts';
import { ratesOf } from './ratesOf.ts';

function call(source: string, traffic?: Partial<EdgeTraffic>, kind: GraphEdge['kind'] = 'calls'): GraphEdge {
  const edge = { id: `${kind} ${source} a`, kind, source, target: 'a' };
  return traffic === undefined
    ? { ...edge, basis: 'declared' }
    : { ...edge, basis: 'measured', traffic: someTraffic(traffic) };
}

describe('ratesOf', () => {
  it.each([
    { name: 'nobody', edges: [], want: { perSecond: undefined, errorShare: undefined, callers: 0 } },
    { name: 'a caller that only declares', edges: [call('b')], want: { perSecond: undefined, callers: 1 } },
    {
      name: 'two callers, errors weighed by rate',
      edges: [call('b', { requestsPerSecond: 90, errorShare: 0 }), call('c', { requestsPerSecond: 10, errorShare: 1 })],
      want: { perSecond: 100, errorShare: 0.1, callers: 2 },
    },
    {
      name: 'connections, of which no errors are known',
      edges: [call('b', { requestsPerSecond: null, errorShare: null, connectionsPerSecond: 3 })],
      want: { perSecond: 3, errorShare: undefined, callers: 1 },
    },
    { name: 'what it selects', edges: [call('b', undefined, 'selects')], want: { callers: 0 } },
    {
      name: 'no traffic at all',
      edges: [call('b', { requestsPerSecond: 0, errorShare: 0 })],
      want: { perSecond: 0, errorShare: undefined },
    },
  ])('$name', ({ edges, want }) => {
    expect(ratesOf('a', edges)).toMatchObject(want);
  });

  it('does not count what a node calls itself', () => {
    expect(ratesOf('b', [call('b', { requestsPerSecond: 5 })]).callers).toBe(0);
  });
});
