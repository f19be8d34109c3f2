import type { FindMatch } from '@fairlead/protocol';
import { describe, expect, it } from 'vitest';
import { aRow } from '../../testing/serviceSamples.ts';
import { hidingServices, shownRows, type RowFilter } from './shownRows.ts';

const rows = [aRow('shop/cart', { verdict: 'broken' }), aRow('shop/web'), aRow('batch/report')];
const NOTHING: RowFilter = { found: undefined, verdict: undefined, hidden: [], drawn: undefined };

function finds(...names: string[]): { readonly items: FindMatch[] } {
  const items = names.map((name): FindMatch => {
    const [namespace = '', service = ''] = name.split('/');
    return { id: `service/${name}`, kind: 'service', namespace, name: service, verdict: 'ok', aggregates: [] };
  });
  return { items };
}

describe('shownRows', () => {
  it.each([
    { name: 'all, asked nothing', filter: {}, want: ['cart', 'web', 'report'] },
    { name: 'what was found', filter: { found: finds('shop/web', 'batch/report') }, want: ['web', 'report'] },
    { name: 'a verdict', filter: { verdict: 'broken' }, want: ['cart'] },
    { name: 'both', filter: { found: finds('shop/web'), verdict: 'broken' }, want: [] },
    { name: 'what is not hidden', filter: { hidden: [finds('shop/web'), finds('shop/cart')] }, want: ['report'] },
    { name: 'a focus', filter: { drawn: new Set(['service/shop/web', 'namespace/batch']) }, want: ['web', 'report'] },
  ] as const)('leaves $name', ({ filter, want }) => {
    expect(shownRows(rows, { ...NOTHING, ...filter }).map(({ name }) => name)).toEqual(want);
  });

  it('knows which expressions take services away', () => {
    expect(hidingServices(['ns:a', 'edge:idle', 'edge:idle OR ns:b', '(', ' '])).toEqual(['ns:a', 'edge:idle OR ns:b']);
  });
});
