import { describe, expect, it } from 'vitest';
import { aStatus, NOW } from '../../testing/samples.ts';
import { aCache, aCacheResource } from '../../testing/serviceSamples.ts';
import { cacheMarkdown } from './cacheMarkdown.ts';
import { historyPath } from './historyPath.ts';
import { eventsPerSecond, formatPerSecond } from './perSecond.ts';

describe('historyPath', () => {
  it('draws steps that end at the right edge, the highest at the top', () => {
    expect(historyPath([0, 2, 1], 0.1, { width: 100, height: 22 })).toBe('M70 23H80L80 3H90L90 13H100');
  });

  it('is flat for nothing and empty for no values', () => {
    expect(historyPath([0, 0], 0.5, { width: 10, height: 10 })).toBe('M0 11H5L5 11H10');
    expect(historyPath([], 0.5, { width: 10, height: 10 })).toBe('');
  });
});

describe('eventsPerSecond', () => {
  it('leaves bookmarks out', () => {
    expect(eventsPerSecond(aCacheResource('pods'))).toBeCloseTo(0.3);
  });
});

describe('formatPerSecond', () => {
  it.each([
    [0, '0'],
    [41.23, '41.2'],
    [1234.5, '1,235'],
  ])('%d is %s', (rate, want) => {
    expect(formatPerSecond(rate, 'en')).toBe(want);
  });
});

describe('cacheMarkdown', () => {
  it('has a line per resource and no names of the cluster', () => {
    const text = cacheMarkdown(aCache(), [], aStatus());
    expect(text).toContain('| pods v1 | live | 10 | 1 kB | 5 kB | 0.3 | 1 | 0 | 0 | 0 |');
    expect(text).toContain('Endpoints and EndpointSlices: not measured.');
    expect(text).not.toContain('kind-dev');
    expect(text).not.toContain('127.0.0.1');
  });

  it('has the estimates once they are measured', () => {
    const estimates = [{ as: 'whole' as const, bytes: 2_000 }];
    const text = cacheMarkdown(
      aCache(),
      [{ resource: 'endpointslices', objects: 3, estimates, basis: 'all objects read once', at: NOW }],
      undefined,
    );
    expect(text).toContain('| whole | ≈ 3.5 kB | ≈ 0 B | ≈ 2 kB |');
  });
});
