import { expect, mapIsLive, on, test } from './journey.ts';

test.beforeEach(async ({ page, demo }) => {
  await page.goto(demo.url);
  await mapIsLive(page);
});

test('the demo says what is broken, and why, without a click', async ({ page }) => {
  const { rail, row, verdict, map } = on(page);
  await expect(page.getByText('a simulated shop, broken on purpose')).toBeVisible();
  await expect(map).toHaveAccessibleName('Service map, 26 services, 6 broken');
  await expect(rail).toContainText('6 broken, 4 degraded, of 26 services');
  await expect(row('recommendations', 'shop')).toContainText('Containers exit with code 1');
  await expect(row('sitemap', 'shop')).toContainText('near miss');
  await expect(verdict('Broken')).toHaveText('Broken 6');
});

test('a broken service opens its pods, and each says why it gets no traffic', async ({ page }) => {
  const { row, drawer } = on(page);
  await row('orders', 'shop').click();
  const opened = drawer('orders');
  await expect(opened.getByRole('heading', { name: 'orders', exact: true })).toBeVisible();
  await expect(opened).toContainText('No pod receives traffic');
  await expect(opened.getByRole('tab', { name: 'Pods 0/2' })).toBeVisible();
  await expect(opened.getByText(/Init container migrate/).first()).toBeVisible();
  const gates = opened.getByRole('list', { name: /Gates on the way to traffic of orders-/ });
  await expect(gates.getByRole('listitem').filter({ hasText: 'flips next' })).toContainText('migrate');
  await expect(page).toHaveURL(/select=service(\/|%2F)shop(\/|%2F)orders/);
  await page.keyboard.press('Escape');
  await expect(opened).toBeHidden();
  await expect(page).not.toHaveURL(/select=/);
});

test('a near miss names the label, what is wanted and what was found', async ({ page }) => {
  const { row, drawer } = on(page);
  await row('sitemap', 'shop').click();
  await expect(drawer('sitemap')).toContainText('3 pods match all labels but one');
  await expect(drawer('sitemap')).toContainText('wants catalogue found catalog');
  await expect(drawer('sitemap').getByText('The selector matches no pod.')).toBeVisible();
});

test('the find box dims what does not match, and Enter goes from match to match', async ({ page }) => {
  const { find, rail, row, drawer } = on(page);
  await page.keyboard.press('/');
  await expect(find).toBeFocused();
  await page.keyboard.type('probe');
  await expect(page).toHaveURL(/find=probe/);
  await expect(row('wishlist', 'shop')).toBeVisible();
  await expect(rail.getByRole('listitem')).not.toHaveCount(10);
  await find.press('Enter');
  await expect(page).toHaveURL(/select=/);
  await find.fill('no such thing');
  await expect(page.getByRole('heading', { name: 'Nothing matches “no such thing”' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await expect(rail.getByRole('listitem')).toHaveCount(10);
  const selected = new URL(page.url()).searchParams.get('select')?.split('/').at(-1);
  await expect(drawer(selected ?? '')).toBeVisible();
});

test('the verdict filter keeps its counts and narrows the list', async ({ page }) => {
  const { verdict, rail } = on(page);
  await verdict('Degraded').click();
  await expect(page).toHaveURL(/verdict=degraded/);
  await expect(rail.getByRole('listitem')).toHaveCount(4);
  await expect(verdict('Broken')).toHaveText('Broken 6');
  await expect(verdict('All')).toHaveText('All 26');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(rail.getByRole('listitem')).toHaveCount(10);
});

test('namespaces are chosen by typing, and the counts follow', async ({ page }) => {
  const { verdict, map } = on(page);
  await page.getByRole('button', { name: /^Namespaces:/ }).click();
  await page.getByRole('textbox', { name: 'Find a namespace' }).fill('pay');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/namespace=payments/);
  await expect(map).toHaveAccessibleName(/Service map, \d services, 1 broken/);
  await expect(verdict('Broken')).toHaveText('Broken 1');
});
