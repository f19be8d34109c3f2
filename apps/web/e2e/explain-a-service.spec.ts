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

test('the page of a service shows its neighbours, and each leads to its own page', async ({ page, demo }) => {
  await page.goto(`${demo.url}/services/shop/checkout`);
  await everythingIsLive(page);
  const neighbours = page.getByRole('application', { name: 'Map of the neighbours of checkout' });
  await expect(neighbours.getByRole('listitem').filter({ hasText: /^coupons, shop, Broken, / })).toHaveCount(1);
  await expect(neighbours.getByRole('listitem').filter({ hasText: /^fraud, / })).toHaveCount(0);
  await expectAccessible(page);

  // The wheel moves the page, not the map: what is below stays within reach.
  const scrolled = () => page.getByRole('main').evaluate((main) => main.scrollTop);
  await neighbours.hover();
  await page.mouse.wheel(0, 200);
  await expect.poll(scrolled).toBeGreaterThan(0);

  await neighbours.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/checkout/);
  await page.goBack();
  await page.getByRole('link', { name: 'Neighbours on the map' }).click();
  await expect(page).toHaveURL(/focus=service(\/|%2F)shop(\/|%2F)checkout/);
});
