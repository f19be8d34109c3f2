import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, mapIsLive, on, test } from './journey.ts';

const table = (page: Page): Locator => page.getByRole('treegrid', { name: 'Services by namespace' });
const rowOf = (page: Page, name: string): Locator =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: new RegExp(`^(Open|Close) ${name}$`) }) });

test('map and table share filters and selection', async ({ page, demo }) => {
  const { find, verdict, drawer, rail } = on(page);
  await page.goto(`${demo.url}/map?namespace=shop`);
  await mapIsLive(page);
  await verdict('Broken').click();
  await find.fill('image');
  await expect(page).toHaveURL(/find=image/);
  await find.blur();
  await on(page).row('coupons', 'shop').click();
  await expect(drawer('coupons')).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page).toHaveURL(/\/services\?/);
  await expect(rowOf(page, 'coupons')).toHaveAttribute('aria-selected', 'true');
  await expect(rowOf(page, 'coupons')).toContainText('0/2');
  await expect(table(page).getByRole('row', { name: /orders/ })).toHaveCount(0);
  await expect(find).toHaveValue('image');
  await expect(drawer('coupons')).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(page).toHaveURL(/\/map\?/);
  await expect(page).toHaveURL(/namespace=shop.*verdict=broken.*find=image.*select=service/);
  await expect(verdict('Broken')).toHaveAttribute('aria-pressed', 'true');
  await expect(rail.getByRole('listitem')).toHaveCount(1);
  await expect(drawer('coupons')).toBeVisible();
});

test('the table is walked by keyboard down to the pods', async ({ page, demo }) => {
  await page.goto(`${demo.url}/services`);
  const namespaces = table(page).getByRole('row').and(page.locator('[aria-level="1"]'));
  await expect(namespaces).toHaveCount(4);
  await namespaces.first().focus();
  await expect(namespaces.first()).toContainText('batch');
  await page.keyboard.press('ArrowLeft');
  await expect(namespaces.first()).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowDown');
  const payments = namespaces.nth(1);
  await expect(payments).toBeFocused();
  await expect(payments).toContainText('payments');
  // Worst first: fraud is the broken one.
  await page.keyboard.press('ArrowRight');
  const fraud = rowOf(page, 'fraud');
  await expect(fraud).toBeFocused();
  await expect(fraud).toHaveAttribute('aria-level', '2');
  await page.keyboard.press('ArrowRight');
  await expect(fraud).toHaveAttribute('aria-expanded', 'true');
  const pod = table(page).getByRole('row', { name: /fraud-6c9f7d5b8-x2k4p/ });
  await expect(pod).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(pod).toBeFocused();
  await expect(pod).toHaveAttribute('aria-level', '3');
  await page.keyboard.press('ArrowLeft');
  await expect(fraud).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(on(page).drawer('fraud')).toBeVisible();
  await expect(page).toHaveURL(/open=service/);
  await fraud.focus();
  await page.keyboard.press('Shift+Enter');
  await expect(page).toHaveURL(/\/services\/payments\/fraud$/);
  await expect(page.getByRole('heading', { name: 'fraud', level: 1 })).toBeVisible();
});

test('a service over several workloads shows them between itself and its pods, as the map does', async ({
  page,
  demo,
}) => {
  await page.goto(`${demo.url}/services?namespace=shop&open=service/shop/reviews`);
  const workload = rowOf(page, 'reviews-v2');
  await expect(workload).toHaveAttribute('aria-level', '3');
  await expect(workload).toContainText('Deployment');
  await expect(workload).toContainText('0/2');
  const pods = table(page).getByRole('row', { name: /^reviews-v2-/ });
  await expect(pods).toHaveCount(2);
  await workload.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(pods).toHaveCount(0);
  await page.keyboard.press('ArrowLeft');
  await expect(rowOf(page, 'reviews')).toBeFocused();
});

test('rows are sorted by a column, and saved as they stand', async ({ page, demo }) => {
  await page.goto(`${demo.url}/services?namespace=payments`);
  await table(page).getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
  const services = table(page).getByRole('row').and(page.locator('[aria-level="2"]'));
  await expect(services.first()).toContainText('fraud');
  await expect(services.last()).toContainText('pay');
  await expect(page).toHaveURL(/sort=name/);
  await page.getByRole('button', { name: 'Export' }).click();
  const downloaded = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'These rows as CSV' }).click();
  const text = await readFile(await (await downloaded).path(), 'utf8');
  expect(text.split('\r\n').filter((line) => line !== '')).toHaveLength((await services.count()) + 1);
  expect(text).toContain('fraud');
});

test('where pods are and what made them are columns to choose, to sort by, to follow and to save', async ({
  page,
  own,
}) => {
  await page.goto(`${own.server.url}/services?namespace=payments`);
  const head = (name: string): Locator => table(page).getByRole('columnheader', { name });
  await expect(head('Errors')).toBeVisible();
  await expect(head('Zone spread')).toHaveCount(0);
  await page.getByRole('button', { name: 'Columns' }).click();
  for (const name of ['Zone spread', 'Owner']) {
    await page.getByRole('checkbox', { name }).click();
    await expect(page.getByRole('checkbox', { name })).toBeChecked();
  }
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/columns=zones&columns=owner/);
  const row = rowOf(page, 'ledger-api');
  await expect(row.getByRole('gridcell', { name: 'Deployment ledger-api' })).toBeVisible();
  await expect(row.getByRole('gridcell', { name: /^([abc] \d+)( · [abc] \d+)*$/ })).toBeVisible();
  // No pod of it receives traffic.
  await expect(rowOf(page, 'fraud').getByRole('gridcell', { name: '0', exact: true })).toBeVisible();

  await head('Zone spread').getByRole('button').click();
  await expect(page).toHaveURL(/sort=zones/);
  const services = table(page).getByRole('row').and(page.locator('[aria-level="2"]'));
  await expect(services.first()).toContainText('fraud');

  for (let node = 0; node < 12; node += 1) {
    await own.cluster.patch(`/api/v1/nodes/node-${String(node).padStart(4, '0')}`, {
      metadata: { labels: { 'topology.kubernetes.io/zone': 'attic' } },
    });
  }
  await expect(row.getByRole('gridcell', { name: /^attic \d+$/ })).toBeVisible();

  await page.getByRole('button', { name: 'Export' }).click();
  const downloaded = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'These rows as CSV' }).click();
  const text = await readFile(await (await downloaded).path(), 'utf8');
  expect(text).toMatch(/^payments,ledger-api,.*,attic=\d+,Deployment\/ledger-api,1$/m);
});

test('a change is followed in the table, and the row keeps the focus', async ({ page, own }) => {
  await page.goto(`${own.server.url}/services?namespace=payments`);
  const row = rowOf(page, 'ledger-read');
  await row.focus();
  await own.cluster.patch('/api/v1/namespaces/payments/services/ledger-read', {
    spec: { selector: { tier: 'nowhere' } },
  });
  await expect(row).toContainText('Broken');
  await expect(row).toContainText('No pod matches');
  await expect(row).toBeFocused();
});
