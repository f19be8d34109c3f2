import { describe, expect, it } from 'vitest';
import { ago, anAttention, aReason } from '../../testing/samples.ts';
import { byCause, byNamespace, inOrder, nameOf, newestSince } from './order.ts';
import { keepOrder } from './useQuietOrder.ts';

const nodeLost = { reason: 'node-lost', subject: 'node-0412' };

describe('inOrder', () => {
  it('puts broken before degraded, then failing calls, then what is recent', () => {
    const items = [
      anAttention('shop/degraded', { verdict: 'degraded', failingPerSecond: 900 }),
      anAttention('shop/old', { since: { at: ago(900), basis: 'api' } }),
      anAttention('shop/new', { since: { at: ago(9), basis: 'api' } }),
      anAttention('shop/failing', { failingPerSecond: 12, since: { at: ago(9000), basis: 'api' } }),
    ];
    expect(inOrder(items).map(({ id }) => nameOf(id))).toEqual(['failing', 'new', 'old', 'degraded']);
  });
});

describe('byCause', () => {
  it('makes one row of one lost node', () => {
    const items = ['payments/fraud', 'orders/cart', 'orders/pay'].map((id) =>
      anAttention(id, { headline: aReason({ id: 'none-ready' }), cause: nodeLost }),
    );
    const groups = byCause([...items, anAttention('shop/sitemap')]);
    expect(groups.map(({ subject, items: members }) => [subject, members.length])).toEqual([
      ['node-0412', 3],
      [undefined, 1],
    ]);
  });

  it('keeps broken and degraded of one cause apart', () => {
    const items = [
      anAttention('shop/a', { cause: nodeLost }),
      anAttention('shop/b', { cause: nodeLost, verdict: 'degraded' }),
    ];
    expect(byCause(items).map(({ verdict }) => verdict)).toEqual(['broken', 'degraded']);
  });

  it('puts one kind of trouble with another subject each into one group, and no other kind', () => {
    const waiting = (id: string, reason: string, subject: string) =>
      anAttention(id, {
        headline: aReason({ id: 'none-ready', shared: aReason({ id: 'waiting', facts: { reason } }) }),
        cause: { reason: 'waiting', subject },
      });
    const groups = byCause([
      waiting('team-1/a', 'ImagePullBackOff', 'registry.example/a:1'),
      waiting('team-2/b', 'ErrImagePull', 'registry.example/b:1'),
      waiting('team-3/c', 'CrashLoopBackOff', 'team-3/Deployment/c'),
      waiting('team-4/d', 'ImagePullBackOff', 'registry.example/base:2.8'),
      waiting('team-5/e', 'ImagePullBackOff', 'registry.example/base:2.8'),
    ]);
    expect(
      groups.map(({ subject, isMixed, items }) => [items.map(({ id }) => nameOf(id)).join(), subject, isMixed]),
    ).toEqual([
      ['a,b', undefined, true],
      ['d,e', 'registry.example/base:2.8', false],
      ['c', 'c', false],
    ]);
  });

  it('calls a workload by its name', () => {
    const cause = { reason: 'waiting', subject: 'shop/Deployment/coupons' };
    expect(byCause([anAttention('shop/coupons', { cause })])[0]?.subject).toBe('coupons');
  });
});

describe('newestSince', () => {
  it('is when the last one joined, whichever fails most', () => {
    const items = [
      anAttention('shop/a', { failingPerSecond: 40, since: { at: ago(900), basis: 'api' } }),
      anAttention('shop/b', { since: { at: ago(60), basis: 'api' } }),
      anAttention('shop/c', { verdict: 'degraded', since: { at: ago(1), basis: 'api' } }),
    ];
    expect(newestSince({ items, verdict: 'broken' })).toBe(items[1]?.since);
    expect(newestSince({ items: [], verdict: 'broken' })).toBeNull();
  });
});

describe('byNamespace', () => {
  it('puts the namespace with the most troubles first', () => {
    const groups = byNamespace(['a/x', 'b/x', 'b/y'].map((id) => anAttention(id)));
    expect(groups.map(({ namespace }) => namespace)).toEqual(['b', 'a']);
  });

  it('is one row per namespace, as bad as the worst in it', () => {
    const groups = byNamespace([
      anAttention('shop/reviews', { verdict: 'degraded' }),
      anAttention('shop/orders'),
      anAttention('batch/one-off', { verdict: 'degraded' }),
    ]);
    expect(groups.map(({ namespace, verdict, items }) => [namespace, verdict, items.length])).toEqual([
      ['shop', 'broken', 2],
      ['batch', 'degraded', 1],
    ]);
  });
});

describe('keepOrder', () => {
  it('moves nothing, lets go of what left and puts what is new at the end', () => {
    expect(keepOrder(['c', 'a', 'b'], ['new', 'a', 'c'], (key) => key)).toEqual(['c', 'a', 'new']);
  });
});
