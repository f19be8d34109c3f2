import type { Locator, Page } from '@playwright/test';
import { everythingIsLive, expect, test as base } from './journey.ts';
import { startCluster, startServer, type RunningCluster } from './programs.ts';

/** 600 services: more than are kept in the document at once. */
const test = base.extend<{ fleet: { readonly url: string; readonly cluster: RunningCluster } }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
  fleet: async ({}, provide) => {
    const cluster = await startCluster({ args: ['--scene', 'fleet', '--services', '600', '--pods', '600'] });
    const server = await startServer(['--kubeconfig', cluster.kubeconfig]);
    await provide({ url: server.url, cluster });
    await server.stop();
    await cluster.stop();
  },
});

const rows = (page: Page): Locator => page.getByRole('treegrid').locator('[data-row]');
const row = (page: Page, id: string): Locator => page.locator(`[data-row="${id}"]`);
const top = async (found: Locator): Promise<number | undefined> => (await found.boundingBox())?.y;

async function openTable(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await everythingIsLive(page);
  await expect(rows(page).first()).toBeVisible();
}

const aService = (name: string): unknown => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector: { app: 'nothing' }, ports: [{ port: 80 }] },
});

test('rows that come above leave those in sight where they are, also where nobody points', async ({ page, fleet }) => {
  await openTable(page, `${fleet.url}/services`);
  await page.locator('.fl-tree-scroll').evaluate((element) => element.scrollTo({ top: 5_000 }));
  const watched = rows(page).nth(20);
  const id = (await watched.getAttribute('data-row')) ?? '';
  const before = await top(row(page, id));
  const count = page.getByRole('treegrid');
  await expect(count).toHaveAttribute('aria-rowcount', '631');
  await fleet.cluster.create('/api/v1/namespaces/team-000/services', aService('newcomer'));
  await expect(count).toHaveAttribute('aria-rowcount', '632');
  expect(await top(row(page, id))).toBe(before);
});

test('when the row with the focus is deleted, the next one has the focus, at the same place', async ({
  page,
  fleet,
}) => {
  await openTable(page, `${fleet.url}/services?namespace=team-010`);
  const [gone, next] = [rows(page).nth(4), rows(page).nth(5)];
  const [goneId, nextId] = [await gone.getAttribute('data-row'), await next.getAttribute('data-row')];
  await gone.focus();
  const before = await top(gone);
  const [, namespace, name] = (goneId ?? '').split('/');
  await fleet.cluster.remove(`/api/v1/namespaces/${namespace}/services/${name}`);
  await expect(row(page, goneId ?? '')).toHaveCount(0);
  await expect(row(page, nextId ?? '')).toBeFocused();
  expect(await top(row(page, nextId ?? ''))).toBe(before);
  await page.keyboard.press('ArrowUp');
  await expect(rows(page).nth(3)).toBeFocused();
});

test('sorting shows what comes first, also while the pointer rests on a row', async ({ page, fleet }) => {
  await openTable(page, `${fleet.url}/services`);
  await page.locator('.fl-tree-scroll').evaluate((element) => element.scrollTo({ top: 9_000 }));
  await rows(page).nth(20).hover();
  const head = page.getByRole('columnheader', { name: 'Name' });
  for (const [sort, first] of [
    ['ascending', 'service-00000'],
    ['descending', 'service-00019'],
  ] as const) {
    await head.getByRole('button').press('Enter');
    await expect(head).toHaveAttribute('aria-sort', sort);
    await expect(rows(page).and(page.locator('[aria-level="2"]')).first()).toContainText(first);
    await expect(page.locator('.fl-tree-scroll')).toHaveJSProperty('scrollTop', 0);
  }
});
