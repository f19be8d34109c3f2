import { describe, expect, it } from 'vitest';
import { copiesIn, onceOf } from './onceOf.ts';
import { promql } from './promql.ts';

describe('series that come several times', () => {
  it('are told by the labels of jobs and replicas', () => {
    expect(copiesIn(new Set(['job', 'instance', 'prometheus_replica']))).toEqual(['job', 'prometheus_replica']);
    expect(copiesIn(new Set(['instance']))).toEqual([]);
  });

  it('count once, as do the sides that saw the same call', () => {
    const query = { metric: 'r', by: ['to'], maxOver: ['reporter'] };
    expect(promql(onceOf(query, ['job']), 60)).toBe('max by (to) (sum by (job,reporter,to) (rate(r[60s])))');
    expect(promql(onceOf({ metric: 'r', by: ['to'] }, ['job']), 60)).toBe(
      'max by (to) (sum by (job,to) (rate(r[60s])))',
    );
    expect(onceOf(query, [])).toBe(query);
  });

  it('stay apart where a label of them is asked for', () => {
    expect(promql(onceOf({ metric: 'r', by: ['job'] }, ['job']), 60)).toBe('sum by (job) (rate(r[60s]))');
  });

  it('are added where they are native histograms, of which there is no largest', () => {
    expect(promql(onceOf({ metric: 'r', by: ['to'], native: true }, ['job']), 60)).toBe('sum by (to) (rate(r[60s]))');
  });
});
