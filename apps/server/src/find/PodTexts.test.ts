import { aPod } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { PodTexts } from './PodTexts.ts';

const pods = [
  aPod({ name: 'cart-1', labels: { app: 'Cart', tier: 'web' }, podIPs: ['10.0.0.1', 'fd00::1'], nodeName: 'node-1' }),
  aPod({ name: 'cart-2', labels: { app: 'Cart' }, podIPs: ['10.0.0.2'], nodeName: 'node-1', phase: 'Succeeded' }),
];

describe('PodTexts', () => {
  const texts = new PodTexts(pods);

  it.each([
    { field: 'pod', want: ['cart-1', 'cart-2'] },
    { field: 'ip', want: ['10.0.0.1', 'fd00::1', '10.0.0.2'] },
    { field: 'node', want: ['node-1'] },
    { field: 'label', want: ['app=Cart', 'tier=web'] },
  ] as const)('tells each $field once, as it is spelled', ({ field, want }) => {
    expect(texts.values(field)).toEqual(want);
  });

  it('has every value in the words, in lower case', () => {
    for (const word of ['cart-2', '10.0.0.2', 'node-1', 'app=cart']) expect(texts.words).toContain(word);
    expect(texts.words).not.toContain('Cart');
  });

  it('counts finished pods', () => {
    expect(texts.finished).toBe(1);
  });

  it('tells nothing of no pods', () => {
    const none = new PodTexts([]);
    expect([none.values('pod'), none.values('label'), none.restarts, none.finished]).toEqual([[], [], 0, 0]);
  });
});
