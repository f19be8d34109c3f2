import { describe, expect, it } from 'vitest';
import { loadViews, renamed, storeViews, withView } from './savedViews.ts';

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

  it('take another name, over one that has it, or stay as they are', () => {
    const views = [
      { name: 'a', address: '/map?find=a' },
      { name: 'b', address: '/map?find=b' },
    ];
    expect(renamed(views, 'a', 'c')).toEqual([
      { name: 'b', address: '/map?find=b' },
      { name: 'c', address: '/map?find=a' },
    ]);
    expect(renamed(views, 'a', 'b')).toEqual([{ name: 'b', address: '/map?find=a' }]);
    expect(renamed(views, 'a', 'a')).toEqual(views);
    expect(renamed(views, 'a', '')).toEqual(views);
    expect(renamed(views, 'z', 'c')).toEqual(views);
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
