import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { startClusterProxy } from './clusterProxy.ts';
import {
  crowdedCluster,
  emptyCluster,
  longCluster,
  LONGEST_LABEL,
  scatteredCluster,
  smallestCluster,
} from './extremes.ts';
import { root, startCluster, startServer, type RunningCluster, type RunningServer } from './programs.ts';

/**
 * `npm run screens -- [WORD...]`: takes the pictures of the documentation, `docs/screens/*.png`, of simulated clusters and of states that are
 * hard to come by. With words, only pictures whose name contains one of them.
 */

const folder = path.join(root, 'docs', 'screens');
const wanted = process.argv.slice(2);

interface Look {
  /** Goes into the name, as in `map-1024-zh-dark.png`. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly language: 'en' | 'zh';
  readonly theme: 'light' | 'dark';
  readonly forcedColors?: 'active';
}

const LOOKS: readonly Look[] = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
].flatMap(({ width, height }) =>
  (['en', 'zh'] as const).flatMap((language) =>
    (['light', 'dark'] as const).map((theme) => ({
      name: [width === 1440 ? '' : String(width), language === 'en' ? '' : language, theme].filter(Boolean).join('-'),
      width,
      height,
      language,
      theme,
    })),
  ),
);

const ENGLISH = LOOKS.filter(({ width, language }) => width === 1440 && language === 'en');

/** Larger windows, and colours that the user forces. */
const FURTHER_LOOKS: readonly Look[] = [
  { name: '1920-light', width: 1920, height: 1080, language: 'en', theme: 'light' },
  { name: '2560-dark', width: 2560, height: 1440, language: 'en', theme: 'dark' },
  { name: 'forced-colours', width: 1440, height: 900, language: 'en', theme: 'dark', forcedColors: 'active' },
];

interface Screen {
  readonly name: string;
  readonly address: string;
  /** What to do, or to wait for, before the picture is taken. */
  readonly ready: (page: Page) => Promise<void>;
  /** All of the usual ones unless given. */
  readonly looks?: readonly Look[];
}

const shown = async (page: Page, selector: string): Promise<void> =>
  page.locator(selector).first().waitFor({ state: 'visible' });

/** Everything is read, and nothing is being faded in any more. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
  });
}

/** The map is on the screen, and what lies beside it (legend, words for the cards) has followed. */
async function mapPainted(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('fairlead:graph-painted').length > 0);
  await page.getByRole('application').getByRole('listitem').first().waitFor({ state: 'attached' });
}

const tabsShown = (page: Page): Promise<void> => shown(page, '[role="tab"]');

async function mapAndTabs(page: Page): Promise<void> {
  await mapPainted(page);
  await tabsShown(page);
}

const SCREENS: readonly Screen[] = [
  { name: 'map', address: '/map', ready: mapPainted, looks: [...LOOKS, ...FURTHER_LOOKS] },
  { name: 'apps', address: '/map?level=app', ready: mapPainted, looks: ENGLISH },
  { name: 'tiles', address: '/map?level=namespace', ready: mapPainted, looks: ENGLISH },
  {
    name: 'drawer',
    address: '/map?select=service/payments/fraud',
    ready: mapAndTabs,
  },
  {
    name: 'callers',
    address: '/map?select=service/shop/checkout',
    ready: async (page) => {
      await mapPainted(page);
      await page.getByRole('tab', { name: /^(Callers|调用方)/ }).click();
      await shown(page, '.fl-chart-plot canvas');
    },
  },
  {
    name: 'find',
    address: '/map?find=verdict:broken OR node:node-0007&hide=verdict:at-rest',
    ready: mapPainted,
  },
  {
    name: 'services',
    address: '/services?open=service/payments/fraud',
    ready: (page) =>
      page
        .locator('[role="treegrid"] [aria-level="3"]')
        .filter({ hasText: /-hq7tz/ })
        .waitFor({ state: 'visible' }),
  },
  { name: 'service-page', address: '/services/payments/fraud', ready: mapAndTabs },
  {
    name: 'cache',
    address: '/cache',
    ready: async (page) => {
      await page.getByRole('button', { name: /^(Measure|测量)/ }).click();
      await shown(page, 'main [role="img"]');
      // The click brought the button into view.
      await page.evaluate(() => document.querySelector('main')?.scrollTo(0, 0));
    },
  },
];

/** Opens an address of a server in a browser of this look. */
async function open(browser: Browser, look: Look, address: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    locale: look.language === 'en' ? 'en-GB' : 'zh-CN',
    colorScheme: look.theme,
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    forcedColors: look.forcedColors ?? 'none',
  });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

async function take(page: Page, name: string): Promise<void> {
  await settled(page);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  await page.context().close();
  process.stdout.write(`  ${name}.png\n`);
}

const isWanted = (name: string): boolean => wanted.length === 0 || wanted.some((word) => name.includes(word));

async function takeScreens(browser: Browser, server: RunningServer): Promise<void> {
  for (const screen of SCREENS) {
    for (const look of screen.looks ?? LOOKS) {
      const name = `${screen.name}-${look.name}`;
      if (!isWanted(name)) continue;
      const page = await open(browser, look, `${server.url}${screen.address}`);
      await screen.ready(page);
      await page.locator('footer li').nth(3).waitFor({ state: 'visible' });
      await take(page, name);
    }
  }
}

const STATE_LOOKS = LOOKS.filter(({ width }) => width === 1440);

/** One state: `act` brings it about, `seen` waits until the page says so. */
async function takeState(
  browser: Browser,
  name: string,
  state: {
    readonly server: RunningServer;
    readonly address?: string;
    readonly hasMap?: boolean;
    readonly act?: (page: Page) => Promise<unknown>;
    readonly seen: (page: Page) => Promise<unknown>;
  },
): Promise<void> {
  for (const look of STATE_LOOKS) {
    const picture = `state-${name}-${look.name}`;
    if (!isWanted(picture)) continue;
    const page = await open(browser, look, `${state.server.url}${state.address ?? '/map'}`);
    if (state.hasMap !== false) await mapPainted(page);
    await state.act?.(page);
    await state.seen(page);
    await take(page, picture);
  }
}

const says = (page: Page, text: RegExp): Promise<void> => page.getByText(text).first().waitFor({ state: 'visible' });

async function takeStates(browser: Browser, demo: RunningServer): Promise<void> {
  await takeState(browser, 'nothing-matches', {
    server: demo,
    address: '/map?find=errors',
    seen: (page) => says(page, /Nothing matches|没有与/),
  });
  await takeState(browser, 'paused', {
    server: demo,
    act: (page) => page.getByRole('button', { name: /^(Pause|暂停)$/ }).click(),
    seen: (page) => says(page, /Paused at|已暂停于/),
  });
  await takeState(browser, 'no-service', {
    server: demo,
    address: '/services/shop/no-such-service',
    hasMap: false,
    seen: async (page) => {
      await says(page, /no-such-service/);
      await page.locator('footer li').nth(3).waitFor({ state: 'visible' });
    },
  });

  if (isWanted('state-empty')) {
    const cluster = await emptyCluster();
    const server = await startServer(['--kubeconfig', cluster.kubeconfig]);
    await takeState(browser, 'empty', {
      server,
      hasMap: false,
      seen: (page) => says(page, /No services in this|还没有服务/),
    });
    await server.stop();
    await cluster.stop();
  }

  const cluster = await startCluster();
  const proxy = await startClusterProxy(cluster);
  if (isWanted('state-loading')) {
    proxy.hold('pods');
    const server = await startServer(['--kubeconfig', proxy.kubeconfig]);
    await takeState(browser, 'loading', { server, seen: (page) => says(page, /No verdict before|不作判定/) });
    await server.stop();
    proxy.release();
  }
  if (isWanted('state-forbidden')) {
    proxy.forbid('pods');
    const server = await startServer(['--kubeconfig', proxy.kubeconfig]);
    await takeState(browser, 'forbidden', { server, seen: (page) => says(page, /May not list pods|无权列出/) });
    await server.stop();
    proxy.release();
  }
  const server = await startServer(['--kubeconfig', cluster.kubeconfig]);
  if (isWanted('state-disconnected')) {
    for (const look of STATE_LOOKS) {
      if (!isWanted(`state-disconnected-${look.name}`)) continue;
      const own = await startServer(['--kubeconfig', cluster.kubeconfig]);
      const page = await open(browser, look, `${own.url}/map`);
      await mapPainted(page);
      await own.stop();
      await says(page, /No connection to Fairlead|断开/);
      await take(page, `state-disconnected-${look.name}`);
    }
  }
  // Read first, so that there is something to be stale; one after the other, so that no font comes too late.
  const pages: { readonly page: Page; readonly look: Look }[] = [];
  for (const look of STATE_LOOKS) {
    if (!isWanted(`state-stale-${look.name}`)) continue;
    const page = await open(browser, look, `${server.url}/map`);
    await mapPainted(page);
    pages.push({ page, look });
  }
  await cluster.stop();
  for (const { page, look } of pages) {
    await says(page, /: retrying|：正在重试/);
    await take(page, `state-stale-${look.name}`);
  }
  await server.stop();
  await proxy.stop();
}

/** What a large cluster looks like: namespaces as tiles, and one of them open. */
async function takeFleet(browser: Browser): Promise<void> {
  const looks = LOOKS.filter(({ language }) => language === 'en');
  const screens = [
    { name: 'fleet', address: '/map' },
    { name: 'fleet-open', address: '/map?open=namespace/team-008' },
  ];
  await takeFleetOf(browser, ['--pods', '5000', '--services', '2000'], screens, looks);
  await takeFleetOf(
    browser,
    ['--pods', '50000', '--services', '10000'],
    [{ name: 'fleet-10000', address: '/map' }],
    ENGLISH,
  );
}

async function takeFleetOf(
  browser: Browser,
  size: readonly string[],
  screens: readonly { readonly name: string; readonly address: string }[],
  looks: readonly Look[],
): Promise<void> {
  if (!screens.some(({ name }) => looks.some((look) => isWanted(`${name}-${look.name}`)))) return;
  const server = await startServer(['--demo', 'fleet', ...size]);
  await trafficLive(server);
  for (const { name, address } of screens) {
    for (const look of looks) {
      if (!isWanted(`${name}-${look.name}`)) continue;
      const page = await open(browser, look, `${server.url}${address}`);
      await mapPainted(page);
      await take(page, `${name}-${look.name}`);
    }
  }
  await server.stop();
}

/** Clusters at the edges of what there can be. */
async function takeExtremes(browser: Browser): Promise<void> {
  const scenes: readonly { readonly cluster: () => Promise<RunningCluster>; readonly screens: readonly Screen[] }[] = [
    {
      cluster: longCluster,
      screens: [
        {
          name: 'edge-long-names',
          address: `/map?select=service/${LONGEST_LABEL}/${LONGEST_LABEL}`,
          ready: mapAndTabs,
        },
        {
          name: 'edge-forty-ports',
          address: `/services/${LONGEST_LABEL}/forty-ports`,
          ready: tabsShown,
        },
        {
          name: 'edge-thousand-pods',
          address: `/map?select=service/${LONGEST_LABEL}/thousand-pods`,
          ready: mapAndTabs,
        },
      ],
    },
    { cluster: smallestCluster, screens: [{ name: 'edge-one-service', address: '/map', ready: mapPainted }] },
    { cluster: crowdedCluster, screens: [{ name: 'edge-one-namespace', address: '/map', ready: mapPainted }] },
    { cluster: scatteredCluster, screens: [{ name: 'edge-many-namespaces', address: '/map', ready: mapPainted }] },
  ];
  for (const { cluster: start, screens } of scenes) {
    if (!screens.some(({ name }) => ENGLISH.some((look) => isWanted(`${name}-${look.name}`)))) continue;
    const cluster = await start();
    const server = await startServer(['--kubeconfig', cluster.kubeconfig]);
    for (const { name, address, ready } of screens) {
      for (const look of ENGLISH) {
        if (!isWanted(`${name}-${look.name}`)) continue;
        const page = await open(browser, look, `${server.url}${address}`);
        await ready(page);
        await take(page, `${name}-${look.name}`);
      }
    }
    await server.stop();
    await cluster.stop();
  }
}

/** Rates need two looks at the exporters. */
async function trafficLive({ url }: RunningServer): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/api/v1/status`);
    const { traffic } = (await answer.json()) as { traffic: { state: string; lastSuccessAt: string | null } };
    if (traffic.state === 'live' && traffic.lastSuccessAt !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  args: ['--no-sandbox', '--disable-gpu'],
  ...(process.env['FAIRLEAD_TEST_BROWSER'] !== undefined && { executablePath: process.env['FAIRLEAD_TEST_BROWSER'] }),
});
const demo = await startServer(['--demo']);
try {
  await trafficLive(demo);
  await takeScreens(browser, demo);
  await takeStates(browser, demo);
  await takeFleet(browser);
  await takeExtremes(browser);
} finally {
  await demo.stop();
  await browser.close();
}
