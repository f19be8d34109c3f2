import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import { workMs } from './browser.ts';
import { deltaTimes, summedMs } from './deltaTimes.ts';
import type { DeltaMarks, DeltaTime, Mark } from './deltaTimes.ts';

/** What one change of twenty services cost the page. */
export interface DeltaRound {
  /** One for each delta that they came in. */
  readonly deltas: readonly DeltaTime[];
  /** From delta taken to frame painted, added up over the frames. */
  readonly summedMs: number;
  /** All that the main thread worked meanwhile, less what it does when idle: the pulse of broken cards and the lists are in it. */
  readonly workMs: number;
}

/** Twenty changes may come as more than one delta. */
const MORE_MS = 700;
const IDLE_MS = 1_000;

/** Lets `change` break and mend twenty services in turn, and reads what the page marks meanwhile. */
export async function measureDeltas(
  page: Page,
  session: CDPSession,
  change: (mend: boolean) => Promise<void>,
  rounds: number,
): Promise<readonly DeltaRound[]> {
  const found: DeltaRound[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const idleMs = await idleWorkMs(session);
    await page.evaluate(() => performance.clearMarks());
    const before = await workMs(session);
    const startedAt = performance.now();
    await change(round % 2 === 1);
    await page.waitForFunction(() => performance.getEntriesByName('fairlead:delta-painted').length > 0);
    await wait(MORE_MS);
    const idle = (idleMs * (performance.now() - startedAt)) / IDLE_MS;
    const work = Math.max(0, (await workMs(session)) - before - idle);
    const marks: DeltaMarks = {
      taken: await marksOf(page, 'fairlead:delta-taken'),
      applied: await marksOf(page, 'fairlead:delta-applied'),
      painted: await marksOf(page, 'fairlead:delta-painted'),
    };
    found.push({ deltas: deltaTimes(marks), summedMs: summedMs(marks), workMs: work });
  }
  return found;
}

function marksOf(page: Page, name: string): Promise<Mark[]> {
  return page.evaluate(
    (each) =>
      performance.getEntriesByName(each).map((entry) => {
        const { revision, size } = (
          entry as unknown as { readonly detail: { readonly revision: number; readonly size?: number } }
        ).detail;
        return { revision, at: entry.startTime, ...(size === undefined ? {} : { size }) };
      }),
    name,
  );
}

/** What the page works in a second without changes (ages, clocks). */
async function idleWorkMs(session: CDPSession): Promise<number> {
  const before = await workMs(session);
  await wait(IDLE_MS);
  return (await workMs(session)) - before;
}
