import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { quantile } from '../format.ts';
import { heapMegabytes, longestTaskAfter, newPage, panFrames, workMs } from './browser.ts';
import type { Fleet } from './fleet.ts';

/** What one view of one fleet has shown. */
export interface PageFigures {
  readonly view: string;
  readonly services: number;
  readonly elements: number;
  readonly firstPaintMs: number;
  readonly firstPaintWorstMs: number;
  readonly panP50Ms: number;
  readonly panP95Ms: number;
  /** From the first delta of twenty changes that is taken until each is painted, added up over the deltas they come in. */
  readonly deltaMs: number;
  readonly deltaP95Ms: number;
  /** All that the main thread works for them, the pulse of broken cards and the lists beside the map included. */
  readonly deltaWorkMs: number;
  readonly longestTaskMs: number;
  readonly heapMegabytes: number;
}

interface Drawn {
  readonly nodes: readonly {
    readonly id: string;
    readonly kind: string;
    readonly verdict: string;
    readonly namespace: string | null;
    readonly name: string;
  }[];
  readonly edges: readonly unknown[];
  readonly attention: readonly { readonly id: string }[];
}

const SETTLED_MS = 2_500;
const CHANGED = 20;

/** Opens the page, drags the map, and changes twenty services of the cluster at once, several times. */
export async function measurePage(
  browser: Browser,
  fleet: Fleet,
  view: { readonly name: string; readonly search: string; readonly services: number },
  rounds: number,
): Promise<PageFigures> {
  const paints: number[] = [];
  for (let round = 0; round < rounds - 1; round += 1) {
    const opened = await open(browser, fleet, view.search);
    paints.push(opened.paintedMs);
    await opened.page.context().close();
  }
  const { page, paintedMs, drawn } = await open(browser, fleet, view.search);
  paints.push(paintedMs);
  await wait(SETTLED_MS);
  const frames = await panFrames(page, { x: 760, y: 480 });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('HeapProfiler.enable');
  const deltas = await measureDeltas(page, session, fleet, drawn, rounds);
  const figures: PageFigures = {
    view: view.name,
    services: view.services,
    elements: drawn.nodes.length + drawn.edges.length,
    firstPaintMs: quantile(paints, 0.5),
    firstPaintWorstMs: Math.max(...paints),
    panP50Ms: quantile(frames, 0.5),
    panP95Ms: quantile(frames, 0.95),
    deltaMs: quantile(
      deltas.map(({ ms }) => ms),
      0.5,
    ),
    deltaP95Ms: quantile(
      deltas.map(({ ms }) => ms),
      0.95,
    ),
    deltaWorkMs: quantile(
      deltas.map(({ workMs: work }) => work),
      0.5,
    ),
    longestTaskMs: await longestTaskAfter(page, paintedMs),
    heapMegabytes: await heapMegabytes(session),
  };
  await page.context().close();
  return figures;
}

async function open(
  browser: Browser,
  fleet: Fleet,
  search: string,
): Promise<{ readonly page: Page; readonly paintedMs: number; readonly drawn: Drawn }> {
  const page = await newPage(browser);
  const graph = page.waitForResponse((response) => /\/api\/v1\/graph(\?|$)/.test(response.url()));
  await page.goto(new URL(`map${search}`, fleet.url).href, { waitUntil: 'commit' });
  const drawn = (await (await graph).json()) as Drawn;
  await page.waitForFunction(() => performance.getEntriesByName('fairlead:graph-painted').length > 0);
  const paintedMs = await page.evaluate(
    () => performance.getEntriesByName('fairlead:graph-painted')[0]?.startTime ?? Number.NaN,
  );
  return { page, paintedMs, drawn };
}

/** What twenty services that change at once cost the page. */
async function measureDeltas(
  page: Page,
  session: CDPSession,
  fleet: Fleet,
  drawn: Drawn,
  rounds: number,
): Promise<{ readonly ms: number; readonly workMs: number }[]> {
  const services = await servicesToChange(fleet, drawn);
  const found: { readonly ms: number; readonly workMs: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const idleMs = await idleWorkMs(session);
    await page.evaluate(() => performance.clearMarks());
    const before = await workMs(session);
    const startedAt = performance.now();
    const mend = round % 2 === 1;
    await Promise.all(services.map((each) => changeSelector(fleet, each, mend)));
    await page.waitForFunction(() => performance.getEntriesByName('fairlead:delta-painted').length > 0);
    // Twenty changes may come as more than one delta.
    await wait(700);
    const idle = (idleMs * (performance.now() - startedAt)) / 1000;
    const work = Math.max(0, (await workMs(session)) - before - idle);
    found.push({ ms: await page.evaluate(paintingMs), workMs: work });
  }
  return found;
}

/** In the page: for each painted revision the time since the first delta was taken that it shows, added up. */
function paintingMs(): number {
  const of = (name: string): readonly { readonly revision: number; readonly at: number }[] =>
    performance.getEntriesByName(name).map((entry) => ({
      revision: (entry as unknown as { readonly detail: { readonly revision: number } }).detail.revision,
      at: entry.startTime,
    }));
  const taken = of('fairlead:delta-taken');
  let shown = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const { revision, at } of of('fairlead:delta-painted')) {
    const before = shown;
    const first = taken.find((each) => each.revision > before && each.revision <= revision);
    if (first !== undefined) sum += at - first.at;
    shown = revision;
  }
  return sum;
}

/** What the page works in a second without changes (ages, clocks). */
async function idleWorkMs(session: CDPSession): Promise<number> {
  const before = await workMs(session);
  await wait(1_000);
  return (await workMs(session)) - before;
}

interface Named {
  readonly namespace: string;
  readonly name: string;
}

/** Services that are drawn by themselves; where only tiles are, some of the first tiles. */
async function servicesToChange(fleet: Fleet, { nodes }: Drawn): Promise<readonly Named[]> {
  const cards = nodes.filter(({ kind, verdict }) => kind === 'service' && verdict === 'ok');
  if (cards.length >= CHANGED)
    return cards.slice(0, CHANGED).map(({ namespace, name }) => ({ namespace: namespace ?? '', name }));
  const answer = await fetch(new URL('api/v1/services', fleet.url));
  const { items } = (await answer.json()) as { readonly items: readonly (Named & { readonly verdict: string })[] };
  const perNamespace = new Map<string, Named>();
  for (const item of items) if (item.verdict === 'ok') perNamespace.set(item.namespace, item);
  return [...perNamespace.values(), ...items.filter(({ verdict }) => verdict === 'ok')].slice(0, CHANGED);
}

async function changeSelector(fleet: Fleet, { namespace, name }: Named, mend: boolean): Promise<void> {
  const response = await fetch(new URL(`/api/v1/namespaces/${namespace}/services/${name}`, fleet.cluster), {
    method: 'PATCH',
    headers: { 'content-type': 'application/merge-patch+json' },
    body: JSON.stringify({ spec: { selector: { bench: mend ? null : 'nothing' } } }),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${namespace}/${name} could not be changed: ${response.status}`);
}
