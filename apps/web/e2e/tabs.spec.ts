import type { Page } from '@playwright/test';
import { everythingIsLive, expect, on, test } from './journey.ts';

// Browsers open six connections to one origin, and each tab follows a stream.
test('eight tabs at once are all live', async ({ context, own }) => {
  test.setTimeout(240_000);
  const addresses = [
    '/map',
    '/map',
    '/map',
    '/map?select=service/payments/ledger-read',
    '/services',
    '/services',
    '/services',
    '/services',
  ];
  const pages: Page[] = [];
  for (const address of addresses) {
    const page = await context.newPage();
    await page.goto(`${own.server.url}${address}`);
    pages.push(page);
  }
  for (const page of pages) {
    await everythingIsLive(page);
    await expect(page.getByRole('button', { name: /^Live/ })).toBeVisible();
  }

  await own.cluster.patch('/api/v1/namespaces/payments/services/ledger-read', {
    spec: { selector: { tier: 'nowhere' } },
  });
  for (const [index, page] of pages.entries()) {
    await expect(on(page).verdict('Broken')).toHaveText('Broken 7');
    if (addresses[index]?.startsWith('/map') === true) {
      await expect(on(page).row('ledger-read', 'payments')).toBeVisible();
    } else {
      await expect(page.getByRole('row', { name: /ledger-read/ })).toContainText('Broken');
    }
  }
  // One of the tabs holds the stream that the others share; when it is closed, another takes over.
  await pages[0]?.close();
  await own.cluster.patch('/api/v1/namespaces/shop/services/cart', { spec: { selector: { tier: 'nowhere' } } });
  for (const page of pages.slice(1)) await expect(on(page).verdict('Broken')).toHaveText('Broken 8');
});
