import { describe, expect, it } from 'vitest';
import { patchView } from './patchView.ts';
import type { ViewStatePatch } from './viewState.ts';

describe('patchView', () => {
  it.each<{ readonly what: string; readonly patch: ViewStatePatch; readonly stays: boolean }>([
    { what: 'another namespace', patch: { namespaces: ['shop'] }, stays: false },
    { what: 'a focus', patch: { focus: 'service/shop/cart' }, stays: false },
    { what: 'paths', patch: { path: ['service/shop/cart', 'service/shop/pay'] }, stays: false },
    { what: 'the first end of a path', patch: { path: ['service/shop/cart'] }, stays: true },
    { what: 'more steps around what is selected', patch: { upstream: 2 }, stays: true },
    { what: 'something hidden', patch: { hide: ['verdict:ok'] }, stays: true },
  ])('keeps the place where somebody looks only in the same picture: $what', ({ patch, stays }) => {
    expect(patchView(new URLSearchParams('at=10,20,0.5&select=service/shop/cart'), patch).has('at')).toBe(stays);
  });
});
