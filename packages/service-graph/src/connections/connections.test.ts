import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Connections, distancesFrom } from './Connections.ts';
import { neighbourhood } from './neighbourhood.ts';
import type { GraphEdge } from '../types.ts';
import { waysBetween } from './waysBetween.ts';

/** `a>b` calls, `a.b` selects. */
function edgesOf(text: string): GraphEdge[] {
  return text.split(' ').map((word) => {
    const [source = '', target = ''] = word.split(/[>.]/);
    const kind = word.includes('.') ? 'selects' : 'calls';
    return { id: `${kind} ${source} ${target}`, kind, source, target, basis: 'derived' };
  });
}

const shop = new Connections(edgesOf('front>cart front>pay cart.w w>db pay>fraud fraud>db front>ads x>y'));
const around = (id: string, upstream: number, downstream: number): string[] =>
  [...neighbourhood(shop, { id, upstream, downstream })].sort();

describe('neighbourhood', () => {
  it.each([
    { name: 'one step both ways', of: ['pay', 1, 1], want: ['fraud', 'front', 'pay'] },
    { name: 'upstream only', of: ['db', 1, 0], want: ['cart', 'db', 'fraud', 'w'] },
    { name: 'two steps down', of: ['front', 0, 2], want: ['ads', 'cart', 'db', 'fraud', 'front', 'pay', 'w'] },
    { name: 'a service with its workload', of: ['cart', 0, 0], want: ['cart', 'w'] },
    { name: 'as far as it goes', of: ['db', 99, 99], want: ['cart', 'db', 'fraud', 'front', 'pay', 'w'] },
    { name: 'nobody it knows', of: ['nowhere', 1, 1], want: ['nowhere'] },
  ] as const)('finds $name', ({ of: [id, upstream, downstream], want }) => {
    expect(around(id, upstream, downstream)).toEqual(want);
  });

  it('follows calls that were guessed only once they are seen', () => {
    const connections = new Connections(edgesOf('a>b'));
    const [call] = edgesOf('b>c');
    if (call === undefined) throw new Error('one edge was asked for');
    const guess: GraphEdge = { ...call, basis: 'declared', declaredBy: ['environment'] };
    const near = () => [...neighbourhood(connections, { id: 'a', upstream: 0, downstream: 9 })].sort();
    expect(connections.put(guess)).toBe(false);
    expect(near()).toEqual(['a', 'b']);
    expect(connections.put({ ...guess, basis: 'measured' })).toBe(true);
    expect(near()).toEqual(['a', 'b', 'c']);
    expect(connections.put(guess)).toBe(true);
    expect(near()).toEqual(['a', 'b']);
  });

  it('follows changes of connections', () => {
    const connections = new Connections(edgesOf('a>b b>c'));
    expect(connections.update({ upsert: edgesOf('a>b'), remove: [] })).toBe(false);
    expect(connections.update({ upsert: edgesOf('c>d'), remove: ['calls a b'] })).toBe(true);
    expect([...neighbourhood(connections, { id: 'b', upstream: 9, downstream: 9 })].sort()).toEqual(['b', 'c', 'd']);
  });
});

describe('waysBetween', () => {
  it.each([
    {
      name: 'along the arrows',
      from: 'front',
      to: 'db',
      want: { direction: 'forward', steps: 2, nodes: ['cart', 'db', 'fraud', 'front', 'pay', 'w'] },
    },
    {
      name: 'against them',
      from: 'fraud',
      to: 'front',
      want: { direction: 'backward', steps: 2, nodes: ['fraud', 'front', 'pay'] },
    },
    {
      name: 'over a common caller',
      from: 'ads',
      to: 'pay',
      want: { direction: 'either', steps: 2, nodes: ['ads', 'front', 'pay'] },
    },
    { name: 'from one to itself', from: 'pay', to: 'pay', want: { direction: 'forward', steps: 0, nodes: ['pay'] } },
  ])('goes $name', ({ from, to, want }) => {
    const ways = waysBetween(shop, from, to);
    expect(ways === undefined ? undefined : { ...ways, nodes: [...ways.nodes].sort() }).toEqual(want);
  });

  it('says when nothing connects two', () => {
    expect(waysBetween(shop, 'front', 'y')).toBeUndefined();
  });

  it('has only nodes that lie between both ends', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    const edges = fc.array(fc.tuple(name, fc.constantFrom('>', '.'), name), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(edges, name, name, (list, from, to) => {
        const connections = new Connections(edgesOf(list.map((parts) => parts.join('')).join(' ')));
        const ways = waysBetween(connections, from, to);
        if (ways === undefined) {
          expect(distancesFrom(connections, from, 'either', Infinity).has(to)).toBe(false);
          return;
        }
        expect(ways.nodes.has(from) && ways.nodes.has(to)).toBe(true);
        const direction = ways.direction === 'either' ? 'either' : 'downstream';
        const start = ways.direction === 'backward' ? to : from;
        const reached = distancesFrom(connections, start, direction, ways.steps + 1);
        for (const id of ways.nodes) expect(reached.has(id)).toBe(true);
      }),
    );
  });
});
