import type { Locator, Page } from '@playwright/test';
import { everythingIsLive, expect, expectAccessible, mapIsLive, on, test, withSettings } from './journey.ts';

/** Opens each part that a button of `within` opens, looks at it, and closes it; gives their names. */
async function eachMenu(page: Page, within: Locator): Promise<readonly string[]> {
  const toggles = within.locator('button[aria-expanded="false"]:visible:enabled');
  const names: string[] = [];
  for (const toggle of await toggles.elementHandles()) {
    const name = (await toggle.getAttribute('aria-label')) ?? (await toggle.textContent()) ?? '';
    await test.step(name, async () => {
      await toggle.click({ timeout: 10_000 });
      await expect.poll(() => toggle.getAttribute('aria-expanded'), { message: name }).toBe('true');
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect.poll(() => toggle.getAttribute('aria-expanded'), { message: name }).toBe('false');
      // A popover that fades out gives the focus back when it has gone.
      await expect(page.locator('.pf-v6-c-popover')).toHaveCount(0);
    });
    names.push(name);
  }
  return names;
}

for (const language of ['en', 'zh']) {
  for (const theme of ['light', 'dark']) {
    test(`every menu is accessible, ${language}, ${theme}`, async ({ page, demo }) => {
      test.setTimeout(120_000);
      await withSettings(page, { language, theme });
      await page.goto(`${demo.url}/map`);
      await mapIsLive(page);
      expect((await eachMenu(page, page.getByRole('banner'))).length).toBeGreaterThanOrEqual(2);
      expect((await eachMenu(page, page.getByRole('main'))).length).toBeGreaterThanOrEqual(7);

      await page.goto(`${demo.url}/services`);
      await everythingIsLive(page);
      await expect(page.getByRole('treegrid')).toBeVisible();
      expect((await eachMenu(page, page.locator('.pf-v6-c-toolbar'))).length).toBeGreaterThanOrEqual(8);
    });
  }
}

test('what filters leave, the shortcuts, and every screen without a server are accessible', async ({ page, own }) => {
  const { url } = own.server;
  await page.goto(`${url}/services?find=nothing-like-it`);
  await expect(page.getByRole('heading', { name: /nothing-like-it/ })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${url}/services?namespace=nowhere`);
  await expect(page.getByRole('heading', { name: 'No services in namespace nowhere' })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${url}/map?focus=service/shop/checkout&downstream=1&hide=verdict:at-rest&find=((`);
  await mapIsLive(page);
  await expectAccessible(page);

  await page.goto(`${url}/map`);
  await mapIsLive(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await own.server.stop();
  await expect(page.getByText(/No connection to Fairlead for/)).toBeVisible();
  await expectAccessible(page);
  await on(page).screen('Services').click();
  await expect(page.getByRole('heading', { name: 'Could not read the services' })).toBeVisible();
  await expectAccessible(page);
  await on(page).screen('Cache').click();
  await expectAccessible(page);
});
