import { describe, expect, it } from 'vitest';
import { GraphQuerySchema, LabelNameSchema, StreamQuerySchema, eventId, parseEventId } from './query.ts';

describe('GraphQuerySchema', () => {
  it.each([
    { name: 'fills defaults', query: {}, want: { namespace: [], level: 'auto', open: [], hide: [] } },
    { name: 'reads one value as a list', query: { namespace: 'shop' }, want: { namespace: ['shop'] } },
    {
      name: 'reads repeated values',
      query: { namespace: ['shop', 'payments'], level: 'app' },
      want: { namespace: ['shop', 'payments'], level: 'app' },
    },
    { name: 'ignores unknown parameters', query: { colour: 'red' }, want: { level: 'auto' } },
  ])('$name', ({ query, want }) => {
    expect(GraphQuerySchema.parse(query)).toMatchObject(want);
  });

  it.each([
    { namespace: 'Shop' },
    { namespace: ['shop', 'a/b'] },
    { level: 'galaxy' },
    { budget: '0' },
    { budget: 'many' },
  ])('refuses %j', (query) => {
    expect(GraphQuerySchema.safeParse(query).success).toBe(false);
  });
});

describe('LabelNameSchema', () => {
  it.each(['a', 'shop', 'a-1', 'x'.repeat(63)])('accepts %s', (name) =>
    expect(LabelNameSchema.safeParse(name).success).toBe(true),
  );
  it.each(['', '-a', 'a-', 'A', 'a.b', 'x'.repeat(64)])('refuses "%s"', (name) =>
    expect(LabelNameSchema.safeParse(name).success).toBe(false),
  );
});

describe('event ids', () => {
  it('reads what it writes', () => {
    expect(parseEventId(eventId('k3f9', 4812))).toEqual({ instance: 'k3f9', revision: 4812 });
  });
  it.each(['', '12', 'abc-', '-1', 'a-b', 'a-1-2x', 'a-12345678901234567890'])('refuses "%s"', (id) =>
    expect(parseEventId(id)).toBeUndefined(),
  );
});

describe('StreamQuerySchema', () => {
  it.each([
    { detail: 'service/shop/cart', ok: true },
    { detail: 'workload/shop/Deployment/cart', ok: false },
    { detail: 'service/shop', ok: false },
  ])('takes detail=$detail: $ok', ({ detail, ok }) => expect(StreamQuerySchema.safeParse({ detail }).success).toBe(ok));
});
