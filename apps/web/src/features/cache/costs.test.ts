import type { NotCached } from '@fairlead/protocol';
import { describe, expect, it } from 'vitest';
import { NOW } from '../../testing/samples.ts';
import { aCache } from '../../testing/serviceSamples.ts';
import { costsOf, notHeldRange, requestsToMeasure } from './costs.ts';

const measured = (
  resource: 'endpoints' | 'endpointslices',
  trimmed: number,
  whole: number,
  packed: number,
): NotCached => ({
  resource,
  objects: 26,
  estimates: [
    { as: 'trimmed', bytes: trimmed },
    { as: 'whole', bytes: whole },
    { as: 'packed', bytes: packed },
  ],
  basis: 'all objects read once',
  at: NOW,
});
const forbidden: NotCached = { resource: 'endpoints', objects: null, estimates: [], basis: 'forbidden', at: null };

describe('costsOf', () => {
  it('claims nothing before it was measured', () => {
    const costs = costsOf(aCache(), [{ ...forbidden, basis: 'not-measured' }]);
    expect(costs).toMatchObject({ now: { total: 1_500 }, with: [], forbidden: [] });
    expect(notHeldRange(costs)).toBeUndefined();
  });

  it('adds both to what is held, in all three ways', () => {
    const costs = costsOf(aCache(), [measured('endpoints', 100, 200, 10), measured('endpointslices', 300, 400, 20)]);
    expect(costs.with).toEqual([
      { way: 'trimmed', held: 1_500, endpoints: 100, endpointslices: 300, total: 1_900 },
      { way: 'whole', held: 1_500, endpoints: 200, endpointslices: 400, total: 2_100 },
      { way: 'packed', held: 1_500, endpoints: 10, endpointslices: 20, total: 1_530 },
    ]);
    expect(notHeldRange(costs)).toEqual({ least: 30, most: 600 });
  });

  it('says whose share is missing', () => {
    const costs = costsOf(aCache(), [forbidden, measured('endpointslices', 300, 400, 20)]);
    expect(costs.forbidden).toEqual(['endpoints']);
    expect(costs.with[0]).toMatchObject({ endpoints: 0, endpointslices: 300 });
  });
});

describe('requestsToMeasure', () => {
  it.each([
    { services: 26, namespaces: undefined, want: { requests: 4, exact: true } },
    { services: 26, namespaces: 3, want: { requests: 12, exact: false } },
    { services: 2_000, namespaces: undefined, want: { requests: 10, exact: false } },
  ])('$services services, $namespaces namespaces', ({ services, namespaces, want }) => {
    expect(requestsToMeasure(services, namespaces)).toEqual(want);
  });
});
