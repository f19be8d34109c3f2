import type { Page } from '@playwright/test';
import { expect } from './journey.ts';

declare global {
  var paintedAges: (number | null)[] | undefined;
}

/** From the next page load on, keeps the age (API event to pixel) of each change that the map paints. */
export async function recordPaints(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const ages: (number | null)[] = [];
    globalThis.paintedAges = ages;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName('fairlead:delta-painted')) {
        if (entry instanceof PerformanceMark) ages.push((entry.detail as { readonly ageMs: number | null }).ageMs);
      }
    }).observe({ type: 'mark' });
  });
}

/** Forgets what was painted so far. */
export async function forgetPaints(page: Page): Promise<void> {
  await page.evaluate(() => globalThis.paintedAges?.splice(0));
}

/**
 * At least one change was painted since, each with its age. How old it may be is a figure of the machine and belongs to the
 * benchmarks, not here: two browsers and four servers on two busy cores say nothing of it.
 */
export async function expectPaintedLive(page: Page): Promise<void> {
  const ages = (): Promise<readonly (number | null)[]> => page.evaluate(() => globalThis.paintedAges ?? []);
  await expect.poll(async () => (await ages()).length).toBeGreaterThan(0);
  for (const age of await ages()) expect(age).toBeGreaterThanOrEqual(0);
}
