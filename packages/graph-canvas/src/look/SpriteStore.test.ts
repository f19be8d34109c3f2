import { describe, expect, it } from 'vitest';
import type { SpriteSpec } from './sprite.ts';
import { SpriteStore } from './SpriteStore.ts';
import { TOKENS } from './tokens.ts';

const ring = (receiving: number): SpriteSpec => ({
  width: 156,
  height: 42,
  tone: 'plain',
  ring: { receiving, unready: 0, draining: 0, total: 1 },
});

describe('SpriteStore', () => {
  it('has one picture for equal cards, as large as card and rim', () => {
    const store = new SpriteStore();
    const key = store.keyOf(ring(1), TOKENS.light);
    expect(store.keyOf(ring(1), TOKENS.light)).toBe(key);
    expect(store.keyOf(ring(0), TOKENS.light)).not.toBe(key);
    expect(store.pictureOf(key)).toMatchObject({ width: 170, height: 52 });
    expect(store.pictureOf(key)).toBe(store.pictureOf(key));
  });

  it('keeps the pictures of before until they are dropped', () => {
    const store = new SpriteStore();
    const spec = ring(1);
    const light = store.keyOf(spec, TOKENS.light);
    store.recolour();
    const dark = store.keyOf(spec, TOKENS.dark);
    expect(store.pictureOf(light)?.shapes[0]?.stroke).toBe(TOKENS.light.ready);
    expect(store.pictureOf(dark)?.shapes[0]?.stroke).toBe(TOKENS.dark.ready);
    store.dropOutdated();
    expect(store.pictureOf(light)).toBeUndefined();
    expect(store.pictureOf(dark)).toBeDefined();
  });
});
