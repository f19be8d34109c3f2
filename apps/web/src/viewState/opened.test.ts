import { describe, expect, it } from 'vitest';
import { aServiceNode, aSnapshot } from '../testing/samples.ts';
import { hiddenBy, notWhole, openPatch, withOpened, withToggled } from './opened.ts';

const members = { ok: 1, degraded: 0, broken: 0, unknown: 0, 'at-rest': 0, services: 'o' };
const tile = (name: string, area: string | null = null) =>
  aServiceNode(`${name}/tile`, { id: `namespace/${name}`, kind: 'namespace', namespace: name, name, area, members });

describe('what is open', () => {
  it('has the newest first, and forgets the oldest', () => {
    expect(withOpened(['b', 'a'], ['c', 'a'])).toEqual(['c', 'a', 'b']);
    const many = Array.from({ length: 24 }, (_, index) => `n${index}`);
    expect(withOpened(many, ['new'])).toEqual(['new', ...many.slice(0, 23)]);
  });

  it('is toggled', () => {
    expect(withToggled(['a'], 'b')).toEqual(['b', 'a']);
    expect(withToggled(['b', 'a'], 'b')).toEqual(['a']);
  });
});

describe('openPatch', () => {
  it.each([
    { name: 'forgets the place when a namespace opens', before: [], open: ['namespace/a'], forgets: true },
    { name: 'forgets it when the last one closes', before: ['namespace/a'], open: [], forgets: true },
    {
      name: 'keeps it while others stay open',
      before: ['namespace/b', 'namespace/a'],
      open: ['namespace/a'],
      forgets: false,
    },
    { name: 'keeps it when apps open where they stand', before: [], open: ['app/a/x'], forgets: false },
    { name: 'keeps it when nothing changes', before: [], open: [], forgets: false },
  ])('$name', ({ before, open, forgets }) => {
    expect(openPatch({ open: before, select: 'service/a/x' }, open)).toEqual(
      forgets ? { open, at: undefined } : { open },
    );
  });

  it('selects no longer what is opened', () => {
    const now = { open: [], select: 'namespace/a' };
    expect(openPatch(now, ['namespace/a'])).toEqual({ open: ['namespace/a'], at: undefined, select: undefined });
  });
});

describe('hiddenBy', () => {
  const nodes = [tile('shop'), aServiceNode('pay/pay')];

  it.each([
    {
      name: 'names the namespace of a service in a tile',
      level: 'namespace',
      id: 'service/shop/cart',
      want: 'namespace/shop',
    },
    {
      name: 'names a namespace that was not chosen',
      level: 'service',
      id: 'service/shop/cart',
      want: 'namespace/shop',
    },
    { name: 'has nothing to open for what is drawn', level: 'namespace', id: 'service/pay/pay', want: undefined },
    { name: 'has nothing to open for what is nowhere', level: 'namespace', id: 'service/none/x', want: undefined },
    {
      name: 'has nothing to open for what is no service',
      level: 'namespace',
      id: 'workload/shop/Deployment/cart',
      want: undefined,
    },
  ] as const)('$name', ({ id, want, level }) => {
    expect(hiddenBy(aSnapshot({ level, nodes }), id)).toBe(want);
  });
});

describe('notWhole', () => {
  it('names what is open in part, and what found no room', () => {
    const snapshot = aSnapshot({
      level: 'namespace',
      nodes: [tile('large', 'namespace/large'), tile('one'), tile('two')],
    });
    expect(notWhole(snapshot, ['namespace/large', 'namespace/one'])).toEqual({ partly: ['large'], refused: ['one'] });
  });
});
