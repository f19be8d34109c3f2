import { expect, mapIsLive, test } from './journey.ts';

test('the demo says what is broken, and why, without a click', async ({ page, demo }) => {
  await page.goto(demo.url);
  await mapIsLive(page);
  await expect(page.getByText('a simulated shop, broken on purpose')).toBeVisible();
  const rail = page.getByRole('complementary', { name: 'Needs attention' });
  await expect(rail).toContainText('6 broken, 4 degraded, of 26 services');
  await expect(rail.getByRole('button', { name: /Broken recommendations shop/ })).toContainText(
    'Containers exit with code 1',
  );
  await expect(rail.getByRole('button', { name: /Broken sitemap shop/ })).toContainText('near miss');
  await expect(page.getByRole('button', { name: 'Broken 6' })).toBeVisible();
});

test('a broken service opens its pods, and each says why it gets no traffic', async ({ page, demo }) => {
  await page.goto(demo.url);
  await mapIsLive(page);
  await page.getByRole('button', { name: /Broken orders shop/ }).click();
  const drawer = page.getByRole('region', { name: /orders/ });
  await expect(drawer.getByRole('heading', { name: 'orders' })).toBeVisible();
  await expect(drawer).toContainText('No pod receives traffic');
  await expect(drawer.getByRole('tab', { name: /Pods 0\/2/ })).toBeVisible();
  await expect(drawer.getByText(/Init container migrate/).first()).toBeVisible();
  await expect(page).toHaveURL(/select=service(\/|%2F)shop(\/|%2F)orders/);
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(page).not.toHaveURL(/select=/);
});
