import { describe, expect, it } from 'vitest';
import { ago, aReason, backends } from '../../testing/samples.ts';
import { someTraffic } from '../../testing/trafficSamples.ts';
import { aPort, aRow } from '../../testing/serviceSamples.ts';
import type { Sorting } from '../../viewState/tableState.ts';
import { orderBy, worstFirst } from './columns.ts';

const why = (row: { readonly headline: { readonly id: string } | null }): string => row.headline?.id ?? '';
const names = (rows: readonly { readonly name: string }[]): string => rows.map(({ name }) => name).join(' ');

describe('worstFirst', () => {
  it('goes from broken to at rest, the most recent trouble first, the rest A to Z', () => {
    const rows = [
      aRow('shop/rest', { verdict: 'at-rest' }),
      aRow('shop/b-ok'),
      aRow('shop/a-ok'),
      aRow('shop/unknown', { verdict: 'unknown' }),
      aRow('shop/slow', { verdict: 'degraded', since: { at: ago(10), basis: 'api' } }),
      aRow('shop/old', { verdict: 'broken', since: { at: ago(3600), basis: 'api' } }),
      aRow('shop/new', { verdict: 'broken', since: { at: ago(60), basis: 'api' } }),
    ];
    expect(names(rows.toSorted(worstFirst))).toBe('new old slow unknown a-ok b-ok rest');
  });
});

describe('orderBy', () => {
  const rows = [
    aRow('shop/a', {
      verdict: 'broken',
      backends: backends(0, 2),
      headline: aReason({ id: 'none-ready' }),
      since: { at: ago(60), basis: 'api' },
      type: 'NodePort',
      ports: [aPort({ port: 8080 })],
      createdAt: ago(100),
      zones: [{ zone: 'z', pods: 9 }],
      owners: [{ kind: 'StatefulSet', name: 'a' }],
      callers: 2,
      traffic: someTraffic({ requestsPerSecond: 10, errorShare: 1 }),
    }),
    aRow('shop/b', {
      backends: backends(0, 0),
      ports: [],
      createdAt: null,
      zones: null,
      owners: null,
      ownersTotal: null,
    }),
    aRow('shop/c', {
      backends: backends(1, 2),
      headline: aReason({ id: 'all-finished' }),
      since: { at: ago(3600), basis: 'api' },
      ports: [aPort({ port: 443 })],
      createdAt: ago(10),
      zones: [],
      owners: [{ kind: 'Deployment', name: 'z' }],
      callers: 1,
      traffic: someTraffic({ requestsPerSecond: null, connectionsPerSecond: 30, errorShare: 0.5 }),
    }),
  ];

  it.each<{ readonly column: Sorting['column']; readonly up: string; readonly down: string }>([
    { column: 'name', up: 'a b c', down: 'c b a' },
    { column: 'verdict', up: 'a b c', down: 'b c a' },
    { column: 'ready', up: 'a c b', down: 'c a b' },
    { column: 'why', up: 'c a b', down: 'a c b' },
    { column: 'since', up: 'a c b', down: 'c a b' },
    { column: 'type', up: 'b c a', down: 'a b c' },
    { column: 'ports', up: 'c a b', down: 'a c b' },
    { column: 'callers', up: 'c a b', down: 'a c b' },
    { column: 'rate', up: 'a c b', down: 'c a b' },
    { column: 'errors', up: 'c a b', down: 'a c b' },
    { column: 'zones', up: 'c a b', down: 'a c b' },
    { column: 'owner', up: 'c a b', down: 'a c b' },
    { column: 'age', up: 'c a b', down: 'a c b' },
  ])('sorts by $column, what has no value last', ({ column, up, down }) => {
    expect(names(rows.toSorted(orderBy({ column, descending: false }, why)))).toBe(up);
    expect(names(rows.toSorted(orderBy({ column, descending: true }, why)))).toBe(down);
  });

  it('sorts by the number of zones, whatever their names and pods, then by name', () => {
    const spread = (name: string, ...zones: readonly string[]) =>
      aRow(`shop/${name}`, { zones: zones.map((zone, index) => ({ zone, pods: index + 1 })) });
    const spreads = [spread('d', 'a', 'b', 'c'), spread('c', 'z'), spread('b', 'x', 'y'), spread('a', 'y', 'z')];
    expect(names(spreads.toSorted(orderBy({ column: 'zones', descending: false }, why)))).toBe('c a b d');
    expect(names(spreads.toSorted(orderBy({ column: 'zones', descending: true }, why)))).toBe('d a b c');
  });
});
