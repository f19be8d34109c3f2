import { describe, expect, it } from 'vitest';
import { MOST_PICKED, toggledPick } from './picked.ts';
import { parseViewState, patchSearch } from './viewState.ts';

const parse = (search: string) => parseViewState(new URLSearchParams(search));
const patched = (search: string, patch: Parameters<typeof patchSearch>[1]): string =>
  patchSearch(new URLSearchParams(search), patch).toString();

describe('parseViewState', () => {
  it('reads the names of the HTTP API', () => {
    expect(parse('namespace=shop&namespace=batch&verdict=broken&find=a+b&select=service/shop/cart&rail=cause')).toEqual(
      {
        namespaces: ['batch', 'shop'],
        verdict: 'broken',
        find: 'a b',
        select: 'service/shop/cart',
        rail: 'cause',
        level: undefined,
        open: [],
        order: undefined,
        pins: {},
        hide: [],
        focus: undefined,
        upstream: 1,
        downstream: 1,
        path: [],
        group: undefined,
        at: undefined,
        picked: [],
        tree: undefined,
        unknown: [],
      },
    );
  });

  it('reads what is hidden, a focus with its steps, and the ends of a way', () => {
    const address =
      'hide=ns:kube-*&hide=edge:idle&focus=service/shop/cart&upstream=3&downstream=0&path=service/shop/a&path=x&path=service/shop/b';
    const { hide, focus, upstream, downstream, path, unknown } = parse(address);
    expect({ hide, focus, upstream, downstream, path }).toEqual({
      hide: ['ns:kube-*', 'edge:idle'],
      focus: 'service/shop/cart',
      upstream: 3,
      downstream: 0,
      path: ['service/shop/a', 'service/shop/b'],
    });
    expect(unknown).toEqual([{ name: 'path', value: 'x' }]);
    expect(parse('group=label:app.kubernetes.io/part-of').group).toBe('app.kubernetes.io/part-of');
    expect(parse('select=bogus')).toMatchObject({ select: undefined, unknown: [{ name: 'select', value: 'bogus' }] });
    expect(parse('select=calls service/a/b service/a/c')).toMatchObject({ select: 'calls service/a/b service/a/c' });
    expect(parse('namespace=shop&namespace=No_Name')).toMatchObject({
      namespaces: ['shop'],
      unknown: [{ name: 'namespace', value: 'No_Name' }],
    });
    expect(parse('group=team').unknown).toEqual([{ name: 'group', value: 'team' }]);
    expect(parse('focus=cart&upstream=many').unknown).toEqual([
      { name: 'focus', value: 'cart' },
      { name: 'upstream', value: 'many' },
    ]);
  });

  it('reads levels, what is open on the map, order and pins', () => {
    const { level, open, order, pins, unknown } = parse(
      'level=namespace&open=namespace/pay&open=-namespace/shop&open=service/shop/cart&order=broken&pin=service/shop/cart@120,-40&pin=cart',
    );
    expect({ level, open, order, pins }).toEqual({
      level: 'namespace',
      open: ['namespace/pay'],
      order: 'broken',
      pins: { 'service/shop/cart': { x: 120, y: -40 } },
    });
    expect(unknown).toEqual([{ name: 'pin', value: 'cart' }]);
    expect(parse('level=auto&order=name')).toMatchObject({ level: undefined, order: undefined, unknown: [] });
  });

  it('takes a namespace once', () => {
    expect(parse('namespace=shop&namespace=shop').namespaces).toEqual(['shop']);
  });

  it('says what it does not know and goes on without', () => {
    const { verdict, rail, unknown } = parse('verdict=sad&rail=moon');
    expect({ verdict, rail }).toEqual({ verdict: undefined, rail: undefined });
    expect(unknown).toEqual([
      { name: 'verdict', value: 'sad' },
      { name: 'rail', value: 'moon' },
    ]);
  });
});

describe('position and picked cards', () => {
  it('come from the address and go back into it', () => {
    const search = 'at=-120,40,0.75&pick=service/shop/b&pick=service/shop/a&pick=service/shop/a';
    const { at, picked, unknown } = parse(search);
    expect({ at, picked, unknown }).toEqual({
      at: { x: -120, y: 40, zoom: 0.75 },
      picked: ['service/shop/b', 'service/shop/a'],
      unknown: [],
    });
    expect(decodeURIComponent(patched('', { at, picked }))).toBe(search.replace(/&pick=service\/shop\/a$/, ''));
    expect(patched(search, { at: undefined, picked: [] })).toBe('');
  });

  it.each(['here', '1,2', '1,2,0', '1,2,99', '1,2,NaN', '1e9,2,1'])(
    'says that it does not know at=%s, and keeps it',
    (at) => {
      expect(parse(`at=${at}`)).toMatchObject({ at: undefined, unknown: [{ name: 'at', value: at }] });
      expect(new URLSearchParams(patched(`at=${at}`, { find: 'x' })).get('at')).toBe(at);
    },
  );

  it('keeps as many picked cards as an address can carry', () => {
    const ids = Array.from({ length: MOST_PICKED + 20 }, (_, index) => `pick=service/shop/s${index}`);
    expect(parse(ids.join('&')).picked).toHaveLength(MOST_PICKED);
  });

  it.each([
    { picked: [], id: 'a', want: ['a'] },
    { picked: ['a', 'b'], id: 'a', want: ['b'] },
    { picked: ['a'], id: 'b', want: ['a', 'b'] },
  ])('toggles $id in $picked', ({ picked, id, want }) => {
    expect(toggledPick(picked, id)).toEqual(want);
  });
});

describe('patchSearch', () => {
  it.each([
    { name: 'leaves defaults out', search: 'find=x&verdict=broken', patch: { find: '', verdict: undefined }, want: '' },
    {
      name: 'keeps what it does not change',
      search: 'window=5m&find=x',
      patch: { find: 'y' },
      want: 'window=5m&find=y',
    },
    { name: 'keeps an unknown value', search: 'verdict=sad', patch: { find: 'y' }, want: 'verdict=sad&find=y' },
    {
      name: 'leaves what the table has opened',
      search: 'open=service/shop/cart&open=namespace/a',
      patch: { open: ['namespace/b'] },
      want: 'open=service%2Fshop%2Fcart&open=namespace%2Fb',
    },
    {
      name: 'writes pins in whole pixels',
      search: 'pin=x@1,2',
      patch: { pins: { 'service/a/b': { x: 1.4, y: -2.6 } } },
      want: 'pin=service%2Fa%2Fb%401%2C-3',
    },
    {
      name: 'repeats the parameter for several namespaces',
      search: 'namespace=old',
      patch: { namespaces: ['a', 'b'] },
      want: 'namespace=a&namespace=b',
    },
    {
      name: 'leaves one step out, as it is what a focus begins with',
      search: 'upstream=3&hide=a',
      patch: { upstream: 1, downstream: 0, hide: ['b', 'c'], path: ['service/a/b', 'service/a/c'] },
      want: 'hide=b&hide=c&downstream=0&path=service%2Fa%2Fb&path=service%2Fa%2Fc',
    },
  ])('$name', ({ search, patch, want }) => {
    expect(patched(search, patch)).toBe(want);
  });
});
