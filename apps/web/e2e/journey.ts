import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { startCluster, startServer, type RunningCluster, type RunningServer } from './programs.ts';

interface OwnCluster {
  readonly cluster: RunningCluster;
  readonly server: RunningServer;
}

/**
 * `demo`: the server with its demo shop, one per worker, for journeys that only look.
 * `own`: a cluster and a server of this test alone, for journeys that change or break something.
 */
export const test = base.extend<{ own: OwnCluster }, { demo: RunningServer }>({
  demo: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
    async ({}, provide) => {
      const server = await startServer(['--demo']);
      await provide(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  // eslint-disable-next-line no-empty-pattern -- as above
  own: async ({}, provide) => {
    const cluster = await startCluster();
    const server = await startServer(['--kubeconfig', cluster.kubeconfig]);
    await provide({ cluster, server });
    await server.stop();
    await cluster.stop();
  },
});

export { expect };

/** The parts of the page, as a person with a screen reader would find them. */
export const on = (page: Page) => ({
  map: page.getByRole('application', { name: /Service map|服务拓扑图/ }),
  rail: page.getByRole('complementary', { name: /Needs attention|需要处理/ }),
  /** What is read, in the status bar. */
  resources: page.getByRole('list', { name: /State of what is read|各资源的读取状态/ }),
  find: page.getByRole('combobox', { name: 'Find', exact: true }),
  row: (name: string, namespace: string) => page.getByRole('button', { name: new RegExp(` ${name} ${namespace} `) }),
  drawer: (name: string) => page.getByRole('region', { name, exact: true }),
  /** The words for one card of the map; a workload of the same name comes after its service. */
  card: (name: string, namespace: string): Locator =>
    page
      .getByRole('application')
      .getByRole('listitem')
      .filter({ hasText: new RegExp(`^${name}, ${namespace}, `) })
      .first(),
  verdict: (word: 'All' | 'Broken' | 'Degraded') => page.getByRole('button', { name: new RegExp(`^${word} ?\\d*$`) }),
  screen: (name: 'Map' | 'Services' | 'Cache') =>
    page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name }),
});

/** Waits until the map is on the screen, with every resource live. */
export async function mapIsLive(page: Page): Promise<void> {
  await expect(on(page).map).toBeVisible();
  await everythingIsLive(page);
}

export async function everythingIsLive(page: Page): Promise<void> {
  await expect(on(page).resources.getByText(/^(live|实时)$/)).toHaveCount(4);
  // Traffic has words of its own for how it stands.
  const others = on(page)
    .resources.getByRole('listitem')
    .filter({ hasNotText: /Traffic|流量/ });
  await expect(others).toHaveCount(4);
}

/** Waits until nothing fades or moves that comes to an end; gives how many such movements have begun since the page was loaded. */
async function atRest(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const scope = globalThis as { fairleadMoves?: number };
    if (scope.fairleadMoves === undefined) {
      scope.fairleadMoves = 0;
      for (const begins of ['transitionrun', 'animationstart']) {
        document.addEventListener(begins, () => (scope.fairleadMoves = (scope.fairleadMoves ?? 0) + 1), true);
      }
    }
    const ending = document
      .getAnimations()
      .filter((animation) => Number.isFinite(Number(animation.effect?.getComputedTiming().endTime)));
    await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)));
    return scope.fairleadMoves;
  });
}

const MOST_LOOKS = 4;

/** What axe finds in a page at rest: what is half faded in has no contrast yet, and a tip may come while it looks. */
async function violationsOf(page: Page) {
  for (let looks = 1; ; looks += 1) {
    const before = await atRest(page);
    const { violations } = await new AxeBuilder({ page })
      // There are no frames to look into, so no second page has to be opened for them.
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    const isStill = (await atRest(page)) === before;
    // What never rests is told of as it is.
    if (violations.length === 0 || isStill || looks === MOST_LOOKS) return violations;
  }
}

/** Fails on any violation of WCAG 2.2 A and AA that axe finds in what is on the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  const violations = await violationsOf(page);
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.target.join(' ')) }))).toEqual([]);
}

/** Settings as a person left them in this browser, before the page is opened. */
export async function withSettings(page: Page, settings: Readonly<Record<string, unknown>>): Promise<void> {
  await page.addInitScript((text) => {
    if (localStorage.getItem('fairlead:settings') === null) localStorage.setItem('fairlead:settings', text);
  }, JSON.stringify(settings));
}
