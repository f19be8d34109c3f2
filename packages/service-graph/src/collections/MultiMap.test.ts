import { array, assert, boolean, constantFrom, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MultiMap } from './MultiMap.ts';

describe('MultiMap', () => {
  it('holds what plain sets would hold', () => {
    const change = tuple(constantFrom('a', 'b'), constantFrom('x', 'y', 'z'), boolean());
    assert(
      property(array(change), (changes) => {
        const map = new MultiMap();
        const plain: Record<string, Set<string>> = { a: new Set(), b: new Set() };
        for (const [key, value, added] of changes) {
          map[added ? 'add' : 'delete'](key, value);
          plain[key]?.[added ? 'add' : 'delete'](value);
        }
        for (const [key, values] of Object.entries(plain)) {
          expect(new Set(map.get(key))).toEqual(values);
          expect(map.count(key)).toBe(values.size);
          for (const value of ['x', 'y', 'z']) expect(map.has(key, value)).toBe(values.has(value));
        }
        expect([...map.keys()].sort()).toEqual(Object.keys(plain).filter((key) => plain[key]?.size !== 0));
      }),
    );
  });

  it('may lose and gain members while they are walked', () => {
    const map = new MultiMap();
    for (const value of ['x', 'y', 'z']) map.add('a', value);
    const met: string[] = [];
    for (const value of map.get('a')) {
      met.push(value);
      map.delete('a', value);
    }
    expect(met).toEqual(['x', 'y', 'z']);
    expect(map.count('a')).toBe(0);
  });
});
