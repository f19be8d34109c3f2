import { describe, expect, it } from 'vitest';
import { promql } from '../telemetry/promql.ts';
import type { SignalQuery } from '../telemetry/telemetry.ts';
import { evaluate } from './evaluate.ts';

const rates = [
  { name: 'r', labels: { reporter: 'source', to: 'cart', code: '200', pod: 'a' }, perSecond: 6 },
  { name: 'r', labels: { reporter: 'source', to: 'cart', code: '200', pod: 'b' }, perSecond: 4 },
  { name: 'r', labels: { reporter: 'destination', to: 'cart', code: '200', pod: 'c' }, perSecond: 9 },
  { name: 'r', labels: { reporter: 'destination', to: 'pay', pod: 'c' }, perSecond: 1 },
  { name: 'other', labels: { to: 'cart' }, perSecond: 100 },
];

interface Case {
  readonly query: SignalQuery;
  readonly promql: string;
  readonly rows: readonly unknown[];
}

describe('a query', () => {
  it.each<Case>([
    {
      query: { metric: 'r', by: ['to'] },
      promql: 'sum by (to) (rate(r[60s]))',
      rows: [
        { labels: { to: 'cart' }, value: 19 },
        { labels: { to: 'pay' }, value: 1 },
      ],
    },
    {
      query: { metric: 'r', by: ['to', 'code'], maxOver: ['reporter'] },
      promql: 'max by (to,code) (sum by (reporter,to,code) (rate(r[60s])))',
      rows: [
        { labels: { to: 'cart', code: '200' }, value: 10 },
        { labels: { to: 'pay' }, value: 1 },
      ],
    },
    {
      query: { metric: 'r', by: [], where: [{ label: 'code', op: '!=', value: '200' }] },
      promql: 'sum by () (rate(r{code!="200"}[60s]))',
      rows: [{ labels: {}, value: 1 }],
    },
    {
      // Expressions are anchored.
      query: { metric: 'r', by: ['to'], where: [{ label: 'to', op: '=~', value: 'ca|pay' }] },
      promql: 'sum by (to) (rate(r{to=~"ca|pay"}[60s]))',
      rows: [{ labels: { to: 'pay' }, value: 1 }],
    },
    {
      query: { metric: 'r', by: ['to'], where: [{ label: 'to', op: '=', value: 'a"b\\\n' }] },
      promql: String.raw`sum by (to) (rate(r{to="a\"b\\\n"}[60s]))`,
      rows: [],
    },
  ])('is written as $promql, and answered alike here', (one) => {
    expect(promql(one.query, 60)).toBe(one.promql);
    expect(evaluate(one.query, rates)).toEqual(one.rows);
  });
});
