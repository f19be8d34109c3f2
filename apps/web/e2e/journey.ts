import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
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
    async ({}, use) => {
      const server = await startServer(['--demo']);
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  own: async ({}, use) => {
    const cluster = await startCluster();
    const server = await startServer(['--kubeconfig', cluster.kubeconfig]);
    await use({ cluster, server });
    await server.stop();
    await cluster.stop();
  },
});

export { expect };

/** Waits until the map is on the screen, with every resource live. */
export async function mapIsLive(page: Page): Promise<void> {
  await expect(page.getByRole('application', { name: /Service map/ })).toBeVisible();
  await expect(page.getByRole('list', { name: 'State of what is read' }).getByText('live')).toHaveCount(4);
}

/** Fails on any violation of WCAG 2.2 A and AA that axe finds in what is on the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.target.join(' ')) }))).toEqual([]);
}
