import { rounded } from '../format.ts';
import type { Table } from '../suite.ts';
import type { NaiveFigures } from './naive.ts';

/** One row for each size; where its time was over, that is said in place of the first figure that is missing. */
export function naiveTable(naives: readonly NaiveFigures[]): Table {
  return {
    title:
      'All elements in one Cytoscape, fcose, compound nodes; from the data to the first frame, milliseconds and megabytes',
    head: ['services', 'elements', 'first paint', 'pan p50', 'pan p95', 'longest task after', 'heap MB'],
    rows: naives.map(({ services, elements, patienceMs, finished, ...shown }) => {
      const figures = [shown.firstPaintMs, shown.panP50Ms, shown.panP95Ms, shown.longestTaskMs, shown.heapMegabytes];
      const known = figures.filter((figure) => figure !== undefined).map(rounded);
      const missing = finished ? [] : [`did not finish within ${patienceMs / 1000} s`];
      const row = [services, elements, ...known, ...missing];
      return [...row, ...figures.slice(row.length - 2).map(() => '–')];
    }),
  };
}
