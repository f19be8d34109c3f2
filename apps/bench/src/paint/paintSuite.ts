import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rounded } from '../format.ts';
import type { Suite, Table } from '../suite.ts';
import { wholeNumber } from '../wholeNumber.ts';
import { openBrowser, WINDOW } from './browser.ts';
import { startFleet } from './fleet.ts';
import { measurePage, type PageFigures } from './measurePage.ts';
import { measureNaive, type NaiveFigures } from './naive.ts';
import { naiveTable } from './naiveTable.ts';

const PAGE = fileURLToPath(new URL('../../../web/dist/index.html', import.meta.url));
const SIZES = [200, 2_000, 10_000] as const;

/** What must hold for every size (docs/performance). */
const LIMITS = { elements: 1_500, firstPaintMs: 1_500, deltaMs: 60, taskMs: 100, heapMegabytes: 250 } as const;
const PAN_MS = { gpu: 17, software: 34 } as const;

/** As the page opens by itself, and with as many services as it may draw. */
const VIEWS = [
  { name: 'as it opens', search: '' },
  { name: 'every service that fits', search: '?level=service' },
] as const;

interface PaintOptions {
  readonly rounds: number;
  readonly sizes: string;
  readonly gpu: boolean;
  readonly naive: boolean;
  readonly patience: number;
}

/** The page in a browser: first paint, panning, changes, long tasks and heap, beside the usual set-up of Cytoscape. */
export const paintSuite: Suite = {
  name: 'paint',
  description: 'the built page in Chromium at 200 to 10,000 services, beside all elements in one Cytoscape with fcose',
  configure: (command) =>
    void command
      .option('--rounds <number>', 'page loads and changes of each view', wholeNumber(1, 100), 5)
      .option('--sizes <numbers>', 'services, with commas', SIZES.join(','))
      .option('--gpu', 'draw with the graphics card', false)
      .option('--no-naive', 'leave out the usual set-up')
      .option(
        '--patience <seconds>',
        'given to the usual set-up for all that is measured of it',
        wholeNumber(1, 3_600),
        60,
      ),
  run: async (options, say) => {
    const { rounds, sizes, gpu, naive, patience } = options as unknown as PaintOptions;
    if (!existsSync(PAGE)) throw new Error('the page is not built: npx turbo run build');
    const pages: PageFigures[] = [];
    const naives: NaiveFigures[] = [];
    const browser = await openBrowser(gpu);
    const version = browser.version();
    try {
      for (const services of sizes.split(',').map(Number)) {
        say(`${services} services: starting`);
        const fleet = await startFleet(services);
        try {
          for (const view of VIEWS) {
            say(`${services} services: ${view.name}`);
            pages.push(await measurePage(browser, fleet, { ...view, services }, rounds));
          }
          if (!naive) continue;
          say(`${services} services: all elements in one Cytoscape`);
          naives.push(await measureNaive(gpu, fleet, services, patience * 1000));
        } finally {
          await fleet.stop();
        }
      }
    } finally {
      await browser.close();
    }
    const drawing = `Chromium ${version}, ${WINDOW.width} × ${WINDOW.height}, ${gpu ? 'with a graphics card' : 'without a graphics card'}`;
    return {
      tables: [pageTable(pages, drawing), ...(naive ? [naiveTable(naives)] : [])],
      data: { browser: version, gpu, window: WINDOW, limits: { ...LIMITS, panMs: panLimit(gpu) }, pages, naives },
      failures: pages.flatMap((figures) => failuresOf(figures, gpu)),
    };
  },
};

const panLimit = (gpu: boolean): number => (gpu ? PAN_MS.gpu : PAN_MS.software);

function pageTable(pages: readonly PageFigures[], drawing: string): Table {
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
      'delta of 20',
      'p95',
      'all work for it',
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
      rounded(page.deltaMs),
      rounded(page.deltaP95Ms),
      rounded(page.deltaWorkMs),
      Math.round(page.longestTaskMs),
      rounded(page.heapMegabytes),
    ]),
  };
}

function failuresOf(page: PageFigures, gpu: boolean): string[] {
  const limits = [
    ['elements', page.elements, LIMITS.elements],
    ['first paint, ms', page.firstPaintMs, LIMITS.firstPaintMs],
    ['pan frames p95, ms', page.panP95Ms, panLimit(gpu)],
    ['a delta of 20, ms', page.deltaMs, LIMITS.deltaMs],
    ['the longest task after the first paint, ms', page.longestTaskMs, LIMITS.taskMs],
    ['heap, MB', page.heapMegabytes, LIMITS.heapMegabytes],
  ] as const;
  return limits.flatMap(([what, value, most]) =>
    value > most ? [`${page.services} services, ${page.view}: ${what}: ${rounded(value)} is above ${most}`] : [],
  );
}
