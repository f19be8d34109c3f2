import { describe, expect, it } from 'vitest';
import { DEFAULT_COLUMNS, isOpen, parseTableState, patchTableState, unknownTable, withOpen } from './tableState.ts';

const parse = (search: string) => parseTableState(new URLSearchParams(search));
const patch = (search: string, change: Parameters<typeof patchTableState>[1]): string =>
  decodeURIComponent(patchTableState(new URLSearchParams(search), change).toString());

describe('parseTableState', () => {
  it.each([
    { search: '', want: { sorting: undefined, columns: DEFAULT_COLUMNS, open: [] } },
    { search: 'sort=since', want: { sorting: { column: 'since', descending: false } } },
    { search: 'sort=-since', want: { sorting: { column: 'since', descending: true } } },
    { search: 'sort=nonsense', want: { sorting: undefined } },
    { search: 'columns=age&columns=ready&columns=x', want: { columns: ['name', 'ready', 'age'] } },
    { search: 'sort=-zones&columns=owner&columns=zones', want: { columns: ['name', 'zones', 'owner'] } },
    { search: 'open=service/a/b&open=-namespace/c', want: { open: ['service/a/b', '-namespace/c'] } },
  ])('reads "$search"', ({ search, want }) => {
    expect(parse(search)).toMatchObject(want);
  });
});

describe('unknownTable', () => {
  it.each([
    { search: '', want: [] },
    { search: 'sort=-since&columns=age&columns=ready', want: [] },
    { search: 'open=service/a/b&open=-namespace/c&open=app/a/x&open=workload/a/Deployment/x', want: [] },
    { search: 'sort=bar', want: [{ name: 'sort', value: 'bar' }] },
    { search: 'columns=name&columns=foo', want: [{ name: 'columns', value: 'foo' }] },
    { search: 'open=cart', want: [{ name: 'open', value: 'cart' }] },
  ])('names what it does not know of "$search"', ({ search, want }) => {
    expect(unknownTable(new URLSearchParams(search))).toEqual(want);
  });
});

describe('patchTableState', () => {
  it('leaves defaults and what belongs to others as they are', () => {
    expect(patch('find=x&sort=name', { sorting: undefined, columns: DEFAULT_COLUMNS })).toBe('find=x');
  });

  it('writes what differs so that it reads the same again', () => {
    const change = {
      sorting: { column: 'ready', descending: true },
      columns: ['name', 'verdict', 'age'],
      open: ['service/a/b', '-namespace/c'],
    } as const;
    expect(parse(patch('', change))).toEqual(change);
  });
});

describe('withOpen', () => {
  it.each([
    { open: [], id: 'service/a/b', wanted: true, want: ['service/a/b'] },
    { open: ['service/a/b'], id: 'service/a/b', wanted: false, want: [] },
    { open: [], id: 'namespace/a', wanted: false, want: ['-namespace/a'] },
    { open: ['-namespace/a'], id: 'namespace/a', wanted: true, want: [] },
    { open: [], id: 'namespace/a', wanted: true, want: [] },
  ])('$id open: $wanted', ({ open, id, wanted, want }) => {
    const after = withOpen(open, id, wanted);
    expect(after).toEqual(want);
    expect(isOpen(after, id)).toBe(wanted);
  });
});
