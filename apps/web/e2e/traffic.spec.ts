import { expect, expectAccessible, mapIsLive, on, test, withSettings } from './journey.ts';

const CALL = 'calls service/shop/frontend service/shop/reviews';

test('the demo shows who calls whom without Prometheus, down to one line and its answers', async ({ page, demo }) => {
  await page.goto(demo.url);
  await mapIsLive(page);
  await expect(on(page).resources.getByText(/^direct scrape, /)).toBeVisible({ timeout: 60_000 });

  await test.step('on the map: what fails, in the list and in the legend', async () => {
    await expect(on(page).row('recommendations', 'shop')).toContainText(/\d\/s fail/, { timeout: 60_000 });
    await expect(page.getByText('measured HTTP, wider = more')).toBeVisible();
    await page.getByRole('button', { name: 'Traffic: rate, last 1 min' }).click();
    // Checked once the address says so.
    await page.getByRole('radio', { name: 'Rate', exact: true }).click();
    await expect(page).toHaveURL(/figure=rate/);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });

  await test.step('from the callers of a service to one line', async () => {
    await on(page).row('reviews', 'shop').click();
    const drawer = on(page).drawer('reviews');
    await drawer.getByRole('tab', { name: 'Callers 1' }).click();
    await expect(drawer.getByRole('figure', { name: 'Calls', exact: true }).locator('canvas')).toBeVisible();
    await expect(drawer.getByRole('meter').first()).toBeVisible();
    await expectAccessible(page);
    await drawer.getByRole('grid', { name: 'Calls it' }).getByRole('button', { name: 'frontend', exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`select=${encodeURIComponent(CALL).replaceAll('%20', '\\+')}`));
  });

  await test.step('the line tells its rate, what fails by code, and its chart as a table', async () => {
    const line = on(page).drawer('frontend → reviews');
    await expect(line.getByText(/\d+% of \d+\/s fail$/)).toBeVisible();
    await expect(line.getByRole('grid', { name: 'Answers' }).getByRole('row', { name: /error/ }).first()).toBeVisible();
    await line.getByRole('figure', { name: 'Calls', exact: true }).getByRole('button', { name: 'As a table' }).click();
    await expect(line.getByRole('grid', { name: 'Calls', exact: true }).getByRole('row').nth(1)).toContainText(/\/s/);
    await expectAccessible(page);
    await page.goBack();
    await expect(on(page).drawer('reviews')).toBeVisible();
  });
});

test('the table sorts by rate, and the cache panel says what the figures cost', async ({ page, demo }) => {
  await withSettings(page, { theme: 'dark' });
  await page.goto(`${demo.url}/services`);
  const rows = page.getByRole('treegrid').getByRole('row', { level: 2 });
  await expect(rows.filter({ hasText: /^fraud/ })).toContainText(/\d\/s100%/, { timeout: 60_000 });
  // Up, then down.
  await page.getByRole('button', { name: 'Rate', exact: true }).click();
  await expect(page).toHaveURL(/sort=rate/);
  await page.getByRole('button', { name: 'Rate', exact: true }).click();
  await expect(page).toHaveURL(/sort=-rate/);
  await expect(rows.first()).toContainText('frontend');
  await expect(rows.nth(1)).toContainText('catalog');
  await expectAccessible(page);

  await on(page)
    .resources.getByRole('link', { name: /^Traffic/ })
    .click();
  await expect(page).toHaveURL(/\/cache.*#traffic$/);
  await expect(page.getByRole('progressbar', { name: 'Budget of a refresh' })).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Reads of the last refresh' }).getByRole('row').nth(1)).toBeVisible();
  await expectAccessible(page);
});

test('without a source the page says so once, and claims nothing', async ({ page, own }) => {
  await page.goto(`${own.server.url}/map?select=service/shop/reviews`);
  await mapIsLive(page);
  await expect(page.getByText('No traffic source.')).toBeVisible();
  await on(page).drawer('reviews').getByRole('tab', { name: 'Callers' }).click();
  await expect(
    on(page)
      .drawer('reviews')
      .getByText(/Calls, rates and errors are unknown/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Hide this note' }).click();
  await page.reload();
  await mapIsLive(page);
  await expect(page.getByRole('button', { name: 'Hide this note' })).toHaveCount(0);
});
