import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { quantile } from '../format.ts';
import { dragFrames, heapMegabytes, longestTaskAfter, newPage, openBrowserToKill, workMs } from './browser.ts';
import type { DeltaTime } from './deltaTimes.ts';
import type { DeltaRound } from './measureDeltas.ts';
import type { PaintedCluster } from './paintedCluster.ts';

/** What the usual set-up of Cytoscape has shown; what it did not show in its time is left out. */
export interface NaiveFigures {
  readonly services: number;
  readonly elements: number;
  /** Given to it for everything, milliseconds. */
  readonly patienceMs: number;
  readonly finished: boolean;
  readonly firstPaintMs?: number;
  readonly panP50Ms?: number;
  readonly panP95Ms?: number;
  /** Twenty nodes that change at once, again and again, by the same marks as of the page. */
  readonly rounds?: readonly DeltaRound[];
  readonly longestTaskMs?: number;
  readonly heapMegabytes?: number;
}

type Shown = Omit<NaiveFigures, 'services' | 'elements' | 'patienceMs' | 'finished'>;

interface Whole {
  readonly nodes: readonly {
    readonly id: string;
    readonly name: string;
    readonly area: string | null;
    readonly verdict: string;
  }[];
  readonly edges: readonly { readonly id: string; readonly source: string; readonly target: string }[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

const require = createRequire(import.meta.url);
const fcose = require.resolve('cytoscape-fcose');
const base = createRequire(createRequire(fcose).resolve('cose-base'));
/** In the order that they need each other. */
const SCRIPTS = [
  base.resolve('layout-base'),
  createRequire(fcose).resolve('cose-base'),
  require.resolve('cytoscape/dist/cytoscape.umd.js'),
  fcose,
];

const ROUNDS = 4;

/**
 * Every element of the cluster in one Cytoscape: compound nodes for namespaces, fcose for the places. In a browser of its own, which is
 * ended once the time is over, whatever it does.
 */
export async function measureNaive(
  gpu: boolean,
  { url, services }: PaintedCluster,
  patienceMs: number,
): Promise<NaiveFigures> {
  const answer = await fetch(new URL('api/v1/graph?level=service', url));
  const whole = (await answer.json()) as Whole;
  const elements = whole.nodes.length + whole.edges.length + whole.groups.length;
  const { browser, kill } = await openBrowserToKill(gpu);
  const shown: Shown[] = [];
  const measuring = measure(browser, whole, (figures) => shown.push(figures));
  // It ends with an error once its browser is gone.
  const ended = measuring.then(
    () => ({ finished: true }),
    (error: unknown) => ({ finished: false, error }),
  );
  try {
    const outcome = await Promise.race([ended, wait(patienceMs, { finished: false })]);
    if ('error' in outcome) throw outcome.error;
    return { services, elements, patienceMs, ...outcome, ...Object.assign({}, ...shown) };
  } finally {
    await kill();
    await ended;
  }
}

/** Tells each figure as soon as it is known. */
async function measure(browser: Browser, whole: Whole, tell: (figures: Shown) => void): Promise<void> {
  const page = await newPage(browser);
  await page.goto('about:blank');
  await page.setContent(
    '<!doctype html><style>html,body,#map{margin:0;width:100%;height:100%}</style><div id="map"></div>',
  );
  for (const script of SCRIPTS) await page.addScriptTag({ content: await readFile(script, 'utf8') });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('HeapProfiler.enable');
  tell({ firstPaintMs: await page.evaluate(draw, whole) });
  await wait(1_000);
  const paintedAt = await page.evaluate(() => performance.now());
  const frames = await dragFrames(page, { x: 20, y: 20 });
  tell({ panP50Ms: quantile(frames, 0.5), panP95Ms: quantile(frames, 0.95) });
  const rounds: DeltaRound[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await workMs(session);
    const delta = await page.evaluate(change, round % 2 === 0 ? 'broken' : 'ok');
    await wait(500);
    rounds.push({ deltas: [delta], summedMs: delta.paintedMs, workMs: (await workMs(session)) - before });
  }
  tell({
    rounds,
    longestTaskMs: await longestTaskAfter(page, paintedAt),
    heapMegabytes: await heapMegabytes(session),
  });
}

/** In the page: from the data to the first frame after the layout, milliseconds. */
function draw({ nodes, edges, groups }: Whole): Promise<number> {
  const startedAt = performance.now();
  const { cytoscape, document, requestAnimationFrame } = globalThis as unknown as {
    document: { querySelector: (selector: string) => unknown };
    requestAnimationFrame: (run: () => void) => void;
    cytoscape: (options: object) => { on: (event: string, run: () => void) => void };
  };
  const cy = cytoscape({
    container: document.querySelector('#map'),
    elements: {
      nodes: [
        ...groups.map(({ id, name }) => ({ data: { id, label: name } })),
        ...nodes.map(({ id, name, area, verdict }) => ({
          data: { id, label: name, verdict, ...(area === null ? {} : { parent: area }) },
        })),
      ],
      edges: edges.map(({ id, source, target }) => ({ data: { id, source, target } })),
    },
    style: [
      { selector: 'node', style: { label: 'data(label)', 'font-size': 12, 'background-color': '#147878' } },
      { selector: 'node[verdict = "broken"]', style: { 'background-color': '#b1380b' } },
      { selector: ':parent', style: { 'background-color': '#ffffff', 'border-width': 1, shape: 'round-rectangle' } },
      { selector: 'edge', style: { 'curve-style': 'bezier', 'target-arrow-shape': 'triangle', width: 1.5 } },
    ],
    layout: { name: 'fcose', animate: false, randomize: true },
  });
  Object.assign(globalThis, { naive: cy });
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        resolve(performance.now() - startedAt);
      });
    });
  });
}

/** In the page: twenty nodes change their colour; until they have, and until the frame that shows it is painted. */
function change(verdict: string): Promise<DeltaTime> {
  const {
    naive,
    requestAnimationFrame,
    MessageChannel: Channel,
  } = globalThis as unknown as {
    requestAnimationFrame: (run: () => void) => void;
    MessageChannel: new () => {
      port1: { onmessage: (() => void) | null; close: () => void };
      port2: { postMessage: (message: null) => void };
    };
    naive: {
      nodes: (selector: string) => {
        slice: (from: number, to: number) => { length: number; data: (name: string, value: string) => void };
      };
    };
  };
  const startedAt = performance.now();
  const changed = naive.nodes(':childless').slice(0, 20);
  changed.data('verdict', verdict);
  const appliedMs = performance.now() - startedAt;
  return new Promise((resolve) => {
    // Cytoscape asked for its frame before this; a task queued inside the frame comes after its paint.
    requestAnimationFrame(() => {
      const channel = new Channel();
      channel.port1.onmessage = () => {
        channel.port1.close();
        resolve({ size: changed.length, appliedMs, paintedMs: performance.now() - startedAt });
      };
      channel.port2.postMessage(null);
    });
  });
}
