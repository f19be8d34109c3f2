import { describe, expect, it } from 'vitest';
import { loadViews, storeViews, withView } from './savedViews.ts';

const stored = (text: string | null) => loadViews({ getItem: () => text });

describe('saved views', () => {
  it('come back as they were stored, in the order of names', () => {
    let kept = '';
    const storage = { getItem: () => kept, setItem: (_key: string, value: string) => void (kept = value) };
    const views = withView(withView([], { name: 'b', address: '/map?find=x' }), { name: 'a', address: '/services' });
    expect(storeViews(storage, withView(views, { name: 'b', address: '/map?find=y' }))).toBe(true);
    expect(loadViews(storage)).toEqual([
      { name: 'a', address: '/services' },
      { name: 'b', address: '/map?find=y' },
    ]);
  });

  it.each([
    null,
    'no JSON',
    '{}',
    '[1, null, {"name": "x"}]',
    '[{"name": "x", "address": "https://elsewhere.example/map"}]',
    '[{"name": "x", "address": "//elsewhere.example"}]',
    '[{"name": "", "address": "/map"}]',
  ])('passes over %s', (text) => {
    expect(stored(text)).toEqual([]);
  });

  it('says when the browser refuses', () => {
    const refuse = (): never => {
      throw new Error('denied');
    };
    expect(storeViews({ setItem: refuse }, [])).toBe(false);
    expect(loadViews({ getItem: refuse })).toEqual([]);
  });
});
