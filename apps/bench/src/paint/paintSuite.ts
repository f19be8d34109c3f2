import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { realCluster, clusterOptions } from '../realCluster.ts';
import type { Suite } from '../suite.ts';
import { wholeNumber } from '../wholeNumber.ts';
import { openBrowser, WINDOW } from './browser.ts';
import { deltaTable } from './deltaTable.ts';
import { measurePage } from './measurePage.ts';
import type { PageFigures } from './measurePage.ts';
import { measureNaive } from './naive.ts';
import type { NaiveFigures } from './naive.ts';
import { naiveTable } from './naiveTable.ts';
import { LIMITS, missedLimits, pageTable, panLimit } from './pageTable.ts';
import { withFleet, withRealCluster } from './paintedCluster.ts';
import type { PaintedCluster } from './paintedCluster.ts';

const PAGE = fileURLToPath(new URL('../../../web/dist/index.html', import.meta.url));
const SIZES = [200, 2_000, 10_000] as const;

/** As the page opens by itself, and with as many services as it may draw. */
const VIEWS = [
  { name: 'as it opens', search: '' },
  { name: 'every service that fits', search: '?level=service' },
] as const;
const NAIVE = 'all elements in one Cytoscape';

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
    void clusterOptions(command, 'change twenty services of its own there')
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
    const real = await realCluster(options);
    const pages: PageFigures[] = [];
    const naives: NaiveFigures[] = [];
    const browser = await openBrowser(gpu);
    const version = browser.version();
    const measure = async (cluster: PaintedCluster): Promise<void> => {
      for (const view of VIEWS) {
        say(`${cluster.services} services: ${view.name}`);
        pages.push(await measurePage(browser, cluster, view, rounds));
      }
      if (!naive) return;
      say(`${cluster.services} services: ${NAIVE}`);
      naives.push(await measureNaive(gpu, cluster, patience * 1000));
    };
    try {
      if (real !== undefined) await withRealCluster(real.kubeconfig, real.mayWrite, measure);
      else for (const services of sizes.split(',').map(Number)) await withFleet(services, measure);
    } finally {
      await browser.close();
    }
    const drawing = `Chromium ${version}, ${WINDOW.width} × ${WINDOW.height}, ${gpu ? 'with a graphics card' : 'without a graphics card'}`;
    const deltas = [
      ...pages.flatMap(({ services, view, changes }) =>
        changes.map(({ name, rounds: of }) => ({ services, who: `the page, ${view}`, what: name, rounds: of })),
      ),
      ...naives.map(({ services, rounds: of = [] }) => ({ services, who: NAIVE, what: 'colours', rounds: of })),
    ].toSorted((a, b) => a.services - b.services);
    return {
      tables: [pageTable(pages, drawing), ...(naive ? [naiveTable(naives)] : []), deltaTable(deltas)],
      data: { browser: version, gpu, window: WINDOW, limits: { ...LIMITS, panMs: panLimit(gpu) }, pages, naives },
      failures: pages.flatMap((figures) => missedLimits(figures, gpu)),
    };
  },
};
