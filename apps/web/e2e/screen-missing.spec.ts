import { expect, expectAccessible, mapIsLive, on, test } from './journey.ts';

test('a screen whose file does not come says so, and the others stay', async ({ page, demo }) => {
  // As after an upgrade of the server under an open page: the old file is gone.
  await page.route(/\/assets\/CachePage-/, (route) => route.fulfill({ status: 404, body: 'not found' }));
  await page.goto(`${demo.url}/map`);
  await mapIsLive(page);
  await on(page).screen('Cache').click();
  await expect(page.getByRole('heading', { name: 'This screen could not be fetched' })).toBeVisible();
  await expectAccessible(page);
  await on(page).screen('Map').click();
  await mapIsLive(page);

  await page.unrouteAll();
  await on(page).screen('Cache').click();
  const heading = page.getByRole('heading', { name: 'This screen could not be fetched' });
  if (await heading.isVisible()) await page.getByRole('button', { name: 'Reload the page' }).click();
  await expect(page.getByRole('table').first()).toBeVisible();
});

test('screens that were never opened are there without a server', async ({ page, own }) => {
  const fetched = page.waitForResponse(/\/assets\/CachePage-.*\.js$/);
  await page.goto(`${own.server.url}/map`);
  await mapIsLive(page);
  await fetched;
  await own.server.stop();
  await expect(page.getByText(/No connection to Fairlead for/)).toBeVisible();
  await on(page).screen('Services').click();
  await expect(page.getByRole('heading', { name: 'Could not read the services' })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Reading the services' })).toBeHidden();
  await on(page).screen('Cache').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cache', exact: true })).toBeVisible();
});
