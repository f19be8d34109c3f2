import { rounded } from '../format.ts';
import type { Table } from '../suite.ts';
import { deltaFigures } from './deltaTable.ts';
import type { PageFigures } from './measurePage.ts';

/** What must hold for every size; milliseconds and megabytes. */
export const LIMITS = { elements: 1_500, firstPaintMs: 1_500, deltaMs: 60, taskMs: 100, heapMegabytes: 250 } as const;
const PAN_MS = { gpu: 17, software: 34 } as const;

export const panLimit = (gpu: boolean): number => (gpu ? PAN_MS.gpu : PAN_MS.software);

/** One row for each view of each cluster. */
export function pageTable(pages: readonly PageFigures[], drawing: string): Table {
  return {
    title: `The page (${drawing}), milliseconds and megabytes`,
    head: [
      'services',
      'view',
      'elements',
      'first paint',
      'worst',
      'pan p50',
      'pan p95',
      'card dragged p95',
      'longest task after',
      'heap MB',
    ],
    rows: pages.map((page) => [
      page.services,
      page.view,
      page.elements,
      Math.round(page.firstPaintMs),
      Math.round(page.firstPaintWorstMs),
      rounded(page.panP50Ms),
      rounded(page.panP95Ms),
      rounded(page.dragP95Ms),
      Math.round(page.longestTaskMs),
      rounded(page.heapMegabytes),
    ]),
  };
}

/**
 * Which limits one view misses. The delta of twenty services and nothing else is held to its limit from being taken to being applied, its
 * wait for a frame included.
 */
export function missedLimits(page: PageFigures, gpu: boolean): string[] {
  const limits = [
    ['elements', page.elements, LIMITS.elements],
    ['first paint, ms', page.firstPaintMs, LIMITS.firstPaintMs],
    ['pan frames p95, ms', page.panP95Ms, panLimit(gpu)],
    ...page.changes
      .filter(({ isOfServicesAlone }) => isOfServicesAlone)
      .map(
        ({ name, rounds }) =>
          [`${name}: the slowest delta applied, ms`, deltaFigures(rounds)?.appliedMs ?? 0, LIMITS.deltaMs] as const,
      ),
    ['the longest task after the first paint, ms', page.longestTaskMs, LIMITS.taskMs],
    ['heap, MB', page.heapMegabytes, LIMITS.heapMegabytes],
  ] as const;
  return limits.flatMap(([what, value, most]) =>
    value > most ? [`${page.services} services, ${page.view}: ${what}: ${rounded(value)} is above ${most}`] : [],
  );
}
