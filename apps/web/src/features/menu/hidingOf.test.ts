import { parse } from '@fairlead/find';
import { describe, expect, it } from 'vitest';
import { hidingOf } from './hidingOf.ts';

describe('hidingOf', () => {
  it.each([
    { card: { kind: 'service', name: 'cart', namespace: 'shop' }, want: 'kind:service name:cart ns:shop' },
    { card: { kind: 'workload', name: 'cart-v1.2', namespace: 'shop' }, want: 'kind:workload name:cart-v1.2 ns:shop' },
    { card: { kind: 'namespace', name: 'shop', namespace: 'shop' }, want: 'ns:shop' },
    { card: { kind: 'external', name: 'api.example', namespace: null }, want: undefined },
  ] as const)('$want', ({ card, want }) => {
    expect(hidingOf(card)).toBe(want);
    expect(parse(want ?? '')).toMatchObject({ ok: true });
  });
});
