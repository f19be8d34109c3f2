import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { quantile } from '../format.ts';
import { dragFrames, heapMegabytes, longestTaskAfter, newPage } from './browser.ts';
import type { DrawnNode, PaintedCluster, ServiceChange } from './paintedCluster.ts';
import { placesOfMap } from './placesOfMap.ts';
import { measureDeltas } from './measureDeltas.ts';
import type { DeltaRound } from './measureDeltas.ts';

/** What one view of one cluster has shown. */
export interface PageFigures {
  readonly view: string;
  readonly services: number;
  readonly elements: number;
  readonly firstPaintMs: number;
  readonly firstPaintWorstMs: number;
  readonly panP50Ms: number;
  readonly panP95Ms: number;
  /** While a card is dragged. */
  readonly dragP95Ms: number;
  /** Twenty services that change at once, again and again; none where nothing may be changed. */
  readonly changes: readonly MeasuredChange[];
  readonly longestTaskMs: number;
  readonly heapMegabytes: number;
}

export interface MeasuredChange extends Omit<ServiceChange, 'change'> {
  readonly rounds: readonly DeltaRound[];
}

interface Drawn {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly unknown[];
}

const SETTLED_MS = 2_500;

/** Opens the page, drags the map and then a card, and changes twenty services of the cluster at once, in each way several times. */
export async function measurePage(
  browser: Browser,
  cluster: PaintedCluster,
  view: { readonly name: string; readonly search: string },
  rounds: number,
): Promise<PageFigures> {
  const paints: number[] = [];
  for (let round = 0; round < rounds - 1; round += 1) {
    const opened = await open(browser, cluster.url, view.search);
    paints.push(opened.paintedMs);
    await opened.page.context().close();
  }
  const { page, paintedMs, drawn } = await open(browser, cluster.url, view.search);
  paints.push(paintedMs);
  await wait(SETTLED_MS);
  const { ground, card } = await placesOfMap(page);
  const pan = await dragFrames(page, ground);
  const drag = await dragFrames(page, card);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('HeapProfiler.enable');
  const changes: MeasuredChange[] = [];
  for (const { change, ...what } of await cluster.changes(drawn.nodes)) {
    changes.push({ ...what, rounds: await measureDeltas(page, session, change, evenly(rounds)) });
  }
  const figures: PageFigures = {
    view: view.name,
    services: cluster.services,
    elements: drawn.nodes.length + drawn.edges.length,
    firstPaintMs: quantile(paints, 0.5),
    firstPaintWorstMs: Math.max(...paints),
    panP50Ms: quantile(pan, 0.5),
    panP95Ms: quantile(pan, 0.95),
    dragP95Ms: quantile(drag, 0.95),
    changes,
    longestTaskMs: await longestTaskAfter(page, paintedMs),
    heapMegabytes: await heapMegabytes(session),
  };
  await page.context().close();
  return figures;
}

/** What was done is undone at the end. */
const evenly = (rounds: number): number => rounds + (rounds % 2);

async function open(
  browser: Browser,
  url: string,
  search: string,
): Promise<{ readonly page: Page; readonly paintedMs: number; readonly drawn: Drawn }> {
  const page = await newPage(browser);
  const graph = page.waitForResponse((response) => /\/api\/v1\/graph(\?|$)/.test(response.url()));
  await page.goto(new URL(`map${search}`, url).href, { waitUntil: 'commit' });
  const drawn = (await (await graph).json()) as Drawn;
  await page.waitForFunction(() => performance.getEntriesByName('fairlead:graph-painted').length > 0);
  const paintedMs = await page.evaluate(
    () => performance.getEntriesByName('fairlead:graph-painted')[0]?.startTime ?? Number.NaN,
  );
  return { page, paintedMs, drawn };
}
