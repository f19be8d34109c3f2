import { aControllerRef, aWorkload } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { guessedCalls } from './guessedCalls.ts';

const web = aWorkload({ namedHosts: ['cart', 'ledger.pay'] });
const ends = (calls: readonly { readonly source: string; readonly target: string }[]) =>
  calls.map(({ source, target }) => `${source} > ${target}`);

describe('guessedCalls', () => {
  it('lead from the workload to services beside it, or of the namespace that is named', () => {
    const { put, drop } = guessedCalls(undefined, web);
    expect(ends(put)).toEqual([
      'workload/shop/Deployment/web > service/shop/cart',
      'workload/shop/Deployment/web > service/pay/ledger',
    ]);
    expect(drop).toEqual([]);
    expect(guessedCalls(web, undefined)).toEqual({ put: [], drop: put.map(({ id }) => id) });
  });

  it('are dropped one by one, and left alone while the names stay', () => {
    const ids = guessedCalls(undefined, web).put.map(({ id }) => id);
    const fewer = guessedCalls(web, aWorkload({ namedHosts: ['cart'] }));
    expect(fewer.drop).toEqual(ids.slice(1));
    expect(guessedCalls(web, { ...web, readyReplicas: 0 })).toEqual({ put: [], drop: [] });
  });

  it('of Jobs are those of their CronJob, each Job for itself', () => {
    const jobs = ['report-1', 'report-2'].map((name) =>
      aWorkload({
        kind: 'Job',
        name,
        controller: aControllerRef({ kind: 'CronJob', name: 'report' }),
        namedHosts: ['cart'],
      }),
    );
    const puts = jobs.flatMap((job) => guessedCalls(undefined, job).put);
    expect(new Set(ends(puts))).toEqual(new Set(['workload/shop/CronJob/report > service/shop/cart']));
    expect(new Set(puts.map(({ id }) => id)).size).toBe(2);
  });
});
