import { array, assert, boolean, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PodNames } from './PodNames.ts';

describe('PodNames', () => {
  it('holds what a set would hold, few or many', () => {
    const change = tuple(integer({ min: 0, max: 300 }), boolean(), boolean());
    assert(
      property(array(change, { maxLength: 900, size: 'max' }), (changes) => {
        const names = new PodNames();
        const plain = new Set<string>();
        for (const [number, first, second] of changes) {
          const name = `web-${number}`;
          // Twice as many come as go, so that there are many at times.
          const action = first || second ? 'add' : 'delete';
          names[action](name);
          plain[action](name);
          expect(names.size).toBe(plain.size);
          expect(names.has(name)).toBe(plain.has(name));
        }
        expect(new Set(names)).toEqual(plain);
        expect([...names]).toHaveLength(plain.size);
      }),
      { numRuns: 100 },
    );
  });

  it('does not take the end or the beginning of a name for another', () => {
    const names = new PodNames();
    names.add('my-web');
    names.add('web-1');
    expect(['web', 'my', 'eb-1', 'my-web', 'web-1'].filter((name) => names.has(name))).toEqual(['my-web', 'web-1']);
    names.delete('web');
    expect([...names]).toEqual(['my-web', 'web-1']);
  });

  it('is what it was after all have gone', () => {
    const names = new PodNames();
    names.add('a');
    names.delete('a');
    expect([...names]).toEqual([]);
    names.add('b');
    expect([...names]).toEqual(['b']);
  });
});
