import type { Page } from '@playwright/test';
import { everythingIsLive, expect, expectAccessible, mapIsLive, on, test, withSettings } from './journey.ts';

/** What is on the screen once the address has been opened. */
const SCREENS: readonly { readonly address: string; readonly shown: (page: Page) => Promise<void> }[] = [
  { address: '/map', shown: (page) => mapIsLive(page) },
  {
    address: '/map?select=service/payments/fraud',
    shown: async (page) => expect(on(page).drawer('fraud').getByRole('tab').first()).toBeVisible(),
  },
  {
    address: `/map?select=${encodeURIComponent('calls service/payments/ledger-api service/payments/ledger')}`,
    shown: async (page) => expect(page.getByRole('figure').first()).toBeVisible(),
  },
  {
    address: '/map?level=namespace&rail=cause&select=namespace/shop&pick=service/shop/cart',
    shown: (page) => mapIsLive(page),
  },
  {
    address: '/map?find=nothing-like-it&namespace=shop',
    shown: async (page) => expect(page.getByRole('heading', { name: /nothing-like-it/ })).toBeVisible(),
  },
  {
    address: '/services?open=service/payments/fraud',
    shown: async (page) => expect(page.getByRole('row', { name: /x2k4p/ })).toBeVisible(),
  },
  {
    address: '/services?select=service/shop/catalog&verdict=ok',
    shown: async (page) => expect(on(page).drawer('catalog').getByRole('tab').first()).toBeVisible(),
  },
  {
    address: '/cache?open=pods',
    shown: async (page) => expect(page.getByRole('table').first()).toBeVisible(),
  },
  {
    address: '/services/shop/sitemap',
    shown: async (page) => expect(page.getByRole('tab').first()).toBeVisible(),
  },
  {
    address: '/services/shop/no-such-service',
    shown: async (page) => expect(page.getByRole('heading', { name: /no-such-service/ }).first()).toBeVisible(),
  },
];

for (const language of ['en', 'zh']) {
  for (const theme of ['light', 'dark']) {
    test(`every screen is accessible, ${language}, ${theme}`, async ({ page, demo }) => {
      test.setTimeout(240_000);
      await withSettings(page, { language, theme });
      for (const { address, shown } of SCREENS) {
        await test.step(address, async () => {
          await page.goto(`${demo.url}${address}`);
          await everythingIsLive(page);
          await shown(page);
          await expectAccessible(page);
        });
      }
    });
  }
}

test('menus and notes are accessible', async ({ page, demo }) => {
  await page.goto(demo.url);
  await mapIsLive(page);
  for (const name of [/^Namespaces:/, /^Cluster/, /^Live/, /^Help$/]) {
    await page.getByRole('button', { name }).click();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText(/Paused at \d/)).toBeVisible();
  await expectAccessible(page);
});
