import { describe, expect, it } from 'vitest';
import { naiveTable } from './naiveTable.ts';

const PATIENT = { services: 2_000, elements: 2_700, patienceMs: 60_000 };

describe('naiveTable', () => {
  it.each([
    {
      what: 'all figures',
      shown: {
        finished: true,
        firstPaintMs: 25_001.24,
        panP50Ms: 117,
        panP95Ms: 300,
        longestTaskMs: 99,
        heapMegabytes: 80,
      },
      row: [25_001.2, 117, 300, 99, 80],
    },
    {
      what: 'what came before the time was over',
      shown: { finished: false, firstPaintMs: 40_000 },
      row: [40_000, 'did not finish within 60 s', '–', '–', '–'],
    },
    {
      what: 'nothing but the time',
      shown: { finished: false },
      row: ['did not finish within 60 s', '–', '–', '–', '–'],
    },
  ])('shows $what', ({ shown, row }) => {
    const { head, rows } = naiveTable([{ ...PATIENT, ...shown }]);
    expect(rows).toEqual([[2_000, 2_700, ...row]]);
    expect(rows[0]).toHaveLength(head.length);
  });
});
