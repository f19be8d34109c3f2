import type { Page } from '@playwright/test';
import { seenPlaces } from './drawn.ts';
import { expect, everythingIsLive, mapIsLive, on, test } from './journey.ts';

test('the address of a view brings it back, after a reload, too', async ({ page, demo }) => {
  const { verdict, drawer, rail, map } = on(page);
  await page.goto(`${demo.url}/map?namespace=shop&verdict=broken&select=service/shop/orders`);
  for (const visit of ['first', 'reload']) {
    if (visit === 'reload') await page.reload();
    await mapIsLive(page);
    await expect(map).toHaveAccessibleName(/13 services, 5 broken|1[0-9] services, 5 broken/);
    await expect(verdict('Broken')).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('button', { name: 'Namespaces: shop' })).toBeVisible();
    await expect(rail.getByRole('button', { name: /Broken orders shop/ })).toHaveAttribute('aria-current', 'true');
    await expect(drawer('orders')).toBeVisible();
  }
});

test('a service has a page of its own, and the way there and back is in the history', async ({ page, demo }) => {
  const { drawer, rail } = on(page);
  await page.goto(`${demo.url}/services/payments/fraud`);
  await everythingIsLive(page);
  const heading = page.getByRole('heading', { level: 1, name: 'fraud' });
  await expect(heading).toBeVisible();
  await expect(page.getByText('No pod receives traffic')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Where this page is' })).toContainText('Services');
  await page.getByRole('link', { name: 'Show on the map' }).click();
  await expect(page).toHaveURL(/\/map\?select=service\/payments\/fraud/);
  await expect(drawer('fraud')).toBeVisible();
  await rail.getByRole('button', { name: /Broken orders shop/ }).click();
  await expect(drawer('orders')).toBeVisible();

  await page.goBack();
  await expect(drawer('fraud')).toBeVisible();
  await page.goBack();
  await expect(heading).toBeVisible();
  await page.goForward();
  await expect(drawer('fraud')).toBeVisible();
  await page.goForward();
  await expect(drawer('orders')).toBeVisible();
  await drawer('orders').getByRole('link', { name: 'Open as a page' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'orders' })).toBeVisible();
});

test('a service that is not there is said so, and what the address does not know is kept', async ({ page, demo }) => {
  await page.goto(`${demo.url}/services/shop/no-such-service`);
  await expect(page.getByText('There is no service no-such-service in namespace shop')).toBeVisible();
  await page.goto(`${demo.url}/map?verdict=sad&namespace=nowhere`);
  await expect(page.getByText('Not known here: verdict=sad')).toBeVisible();
  await expect(page.getByText('nowhere (not found)')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No services in namespace nowhere' })).toBeVisible();
  await expect(page).toHaveURL(/verdict=sad/);
});

test('any other address leads to the map', async ({ page, demo }) => {
  await page.goto(demo.url);
  await expect(page).toHaveURL(`${demo.url}/map`);
  await on(page).screen('Services').click();
  await expect(page).toHaveURL(`${demo.url}/services`);
  await page.goBack();
  await expect(page).toHaveURL(`${demo.url}/map`);
  await mapIsLive(page);
});

test('a link that is copied shows the same in another window, and Back takes views back one by one', async ({
  page,
  demo,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { verdict, drawer, rail } = on(page);
  const addresses = [`${demo.url}/map`];
  const step = async (act: () => Promise<void>, said: RegExp): Promise<void> => {
    await act();
    await expect(page).toHaveURL(said);
    addresses.push(page.url());
  };
  await page.goto(`${demo.url}/map`);
  await mapIsLive(page);
  await step(() => verdict('Broken').click(), /verdict=broken/);
  await step(async () => {
    await page.getByRole('button', { name: 'Hide', exact: true }).click();
    await page.getByRole('checkbox', { name: /^Services at rest/ }).click();
    await page.keyboard.press('Escape');
  }, /hide=/);
  await step(async () => {
    await page.getByRole('button', { name: 'Group: auto' }).click();
    await page.getByRole('option', { name: /^namespace/ }).click();
  }, /level=namespace/);
  await step(() => page.getByRole('button', { name: 'Show as much as fits' }).click(), /^(?!.*level=)/);
  await step(() => rail.getByRole('button', { name: /Broken orders shop/ }).click(), /select=service/);
  await expect(drawer('orders')).toBeVisible();

  await page.keyboard.press('y');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(page.url());
  const other = await context.newPage();
  await other.goto(link);
  await expect(on(other).drawer('orders')).toBeVisible();
  await expect(on(other).verdict('Broken')).toHaveAttribute('aria-pressed', 'true');
  await other.close();

  for (const before of addresses.toReversed().slice(1)) {
    await page.goBack();
    await expect(page).toHaveURL(before);
  }
  await expect(drawer('orders')).toBeHidden();
  await expect(verdict('Broken')).toHaveAttribute('aria-pressed', 'false');
});

const WAYS_TO_A_VIEW: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'a service is selected': (page) => on(page).row('fraud', 'payments').click(),
  'a verdict is chosen': (page) => on(page).verdict('Broken').click(),
  'a namespace is chosen': async (page) => {
    await page.getByRole('button', { name: /^Namespaces:/ }).click();
    await page.getByRole('checkbox', { name: /payments/ }).click();
    await page.keyboard.press('Escape');
  },
  'the neighbours of a selected service are focused on': async (page) => {
    await on(page).row('checkout', 'shop').click();
    await page.getByRole('button', { name: 'Focus', exact: true }).click();
    await page.getByRole('menuitem', { name: '2 steps' }).click();
  },
};

for (const [what, go] of Object.entries(WAYS_TO_A_VIEW)) {
  test(`everything stands in the same place in another window when ${what}, and comes back`, async ({
    page,
    demo,
    context,
  }) => {
    await page.goto(`${demo.url}/map`);
    await mapIsLive(page);
    // Laid out by the calls, which are known a moment later.
    await expect(page.getByText(/^direct scrape, \d+ s ago/)).toBeVisible();
    const all = await seenPlaces(page);
    await go(page);
    await expect(page).toHaveURL(/\?/);
    const other = await context.newPage();
    await other.goto(page.url());
    await mapIsLive(other);
    await expect(async () => expect(await seenPlaces(other)).toEqual(await seenPlaces(page))).toPass();
    await other.close();
    for (let steps = 0; page.url() !== `${demo.url}/map`; steps += 1) {
      expect(steps).toBeLessThan(3);
      await page.goBack();
    }
    await expect(async () => expect(await seenPlaces(page)).toEqual(all)).toPass();
  });
}
