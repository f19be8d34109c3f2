import { everythingIsLive, expect, expectAccessible, on, test } from './journey.ts';

test('a service is explained down to its YAML, its log and what the cluster publishes', async ({ page, demo }) => {
  await page.goto(`${demo.url}/map?select=service/shop/recommendations`);
  await everythingIsLive(page);
  const drawer = on(page).drawer('recommendations');

  await drawer.getByRole('button', { name: 'Show spec.selector in the YAML' }).first().click();
  await expect(drawer.getByText('spec.selector is marked.')).toBeVisible();
  await expect(drawer.getByRole('region', { name: 'YAML' }).locator('mark')).toContainText('recommendations');
  await expectAccessible(page);

  await drawer.getByRole('tab', { name: /^Pods/ }).click();
  await drawer.getByRole('tab', { name: 'Log' }).first().click();
  await expect(drawer.getByRole('checkbox', { name: 'previous run' })).toBeChecked();
  await expect(drawer.getByRole('region', { name: /^Log of container/ })).toContainText('level=');
  await expectAccessible(page);

  await drawer.getByRole('button', { name: 'Compare (1 request)' }).click();
  await expect(drawer.getByText(/^Same as the cluster publishes/)).toBeVisible();
});

test('what a client reaches is told from a node, and the address keeps it', async ({ page, demo }) => {
  await page.goto(`${demo.url}/services/payments/pay`);
  await everythingIsLive(page);
  await page.getByRole('button', { name: 'Look from: anywhere' }).click();
  await page.getByRole('textbox', { name: 'Node or zone' }).fill('node-0000');
  await page.getByRole('menuitem', { name: /node-0000/ }).click();
  await expect(page).toHaveURL(/from=node(\/|%2F)node-0000/);
  await expect(page.getByRole('list', { name: 'What a client here reaches' })).toContainText('to the cluster IP');
  await expectAccessible(page);
});
