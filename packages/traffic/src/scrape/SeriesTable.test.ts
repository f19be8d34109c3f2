import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeriesTable } from './SeriesTable.ts';

type Told = readonly (readonly [string, Record<string, string>, number])[];

/** What is known of each series after some scrapes: its value in the last one, and in the one before. */
function known(scrapes: readonly Told[]): unknown[] {
  const table = new SeriesTable();
  let taken: unknown[] = [];
  for (const scrape of scrapes) {
    table.begin();
    taken = scrape.map(([name, labels, value]) => table.take(name, labels, value)?.before);
    table.end();
  }
  return taken;
}

describe('SeriesTable', () => {
  it('knows a series again whatever the order of its labels, and no other one', () => {
    const labels = { x: '1', y: '2' };
    const first: Told = [['a', labels, 5]];
    expect(known([first, [['a', { y: '2', x: '1' }, 6]]])).toEqual([5]);
    for (const [name, other] of [
      ['b', labels],
      ['a', { x: '1' }],
      ['a', { x: '1', y: '2', z: '3' }],
      ['a', { x: '2', y: '1' }],
      ['a', { x: '1', y: '' }],
    ] as const) {
      expect(known([first, [[name, other, 6]]])).toEqual([undefined]);
    }
  });

  it('keeps the labels it had, so that those of each scrape can go', () => {
    const table = new SeriesTable();
    const labels = { x: '1' };
    table.begin();
    table.take('a', labels, 1);
    table.end();
    table.begin();
    expect(table.take('a', { x: '1' }, 2)?.series.labels).toBe(labels);
  });

  it('is what a map by texts would be, also where numbers meet', () => {
    const text = fc.string({ maxLength: 2 });
    const series = fc.tuple(
      fc.constantFrom('a', 'b'),
      fc.dictionary(fc.constantFrom('x', 'y'), text, { maxKeys: 2 }),
      fc.nat(9),
    );
    fc.assert(
      fc.property(fc.array(fc.array(series, { maxLength: 40 }), { maxLength: 4 }), (scrapes) => {
        let last = new Map<string, number>();
        let want: unknown[] = [];
        for (const scrape of scrapes) {
          const next = new Map<string, number>();
          want = scrape.map(([name, labels, value]) => {
            const key = JSON.stringify([
              name,
              Object.entries(labels).sort(([left], [right]) => (left < right ? -1 : 1)),
            ]);
            if (next.has(key)) return undefined;
            next.set(key, value);
            return last.get(key);
          });
          last = next;
        }
        expect(known(scrapes)).toEqual(want);
      }),
    );
  });
});
