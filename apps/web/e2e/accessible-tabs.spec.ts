import type { Locator, Page } from '@playwright/test';
import { everythingIsLive, expect, expectAccessible, on, test, withSettings } from './journey.ts';

/** What is read live says when it was read; a chart is a figure. Nothing half read is looked at. */
async function isRead(panel: Locator): Promise<void> {
  await expect(panel).toBeVisible();
  await expect(panel.getByRole('progressbar')).toHaveCount(0);
  await expect(panel.getByRole('button', { disabled: true })).toHaveCount(0);
  await expect(panel).not.toHaveText('');
}

/** Opens each tab of a list in turn and looks at it; gives how many there are. */
async function eachTab(page: Page, list: Locator): Promise<number> {
  const tabs = await list.getByRole('tab').all();
  for (const tab of tabs) {
    await test.step((await tab.textContent()) ?? '', async () => {
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      const panel = await tab.getAttribute('aria-controls');
      await isRead(page.locator(`[id="${panel}"]`));
      await expectAccessible(page);
    });
  }
  return tabs.length;
}

for (const language of ['en', 'zh']) {
  for (const theme of ['light', 'dark']) {
    test(`every tab of the drawer, of the page and of a pod is accessible, ${language}, ${theme}`, async ({
      page,
      demo,
    }) => {
      test.setTimeout(180_000);
      await withSettings(page, { language, theme });
      for (const address of ['/map?select=service/payments/fraud', '/services/payments/fraud']) {
        await page.goto(`${demo.url}${address}`);
        await everythingIsLive(page);
        const lists = page.getByRole('tablist');
        await expect(lists).toHaveCount(2);
        // The tabs of the pod first: they are in the first of those of the service.
        expect(await eachTab(page, lists.nth(1))).toBe(4);
        expect(await eachTab(page, lists.nth(0))).toBe(5);
        await page.getByRole('button', { name: /^(Compare|比较)/ }).click();
        await expect(page.getByText(/^Same as the cluster publishes|^与集群发布的一致/)).toBeVisible();
        await expectAccessible(page);
      }
    });
  }
}

test('a gate that has failed without more to say keeps its links apart', async ({ page, own }) => {
  await page.goto(`${own.server.url}/map?select=service/shop/cart`);
  await everythingIsLive(page);
  const drawer = on(page).drawer('cart');
  await expect(drawer.getByRole('tab').first()).toBeVisible();
  const pods = await own.cluster.list<{ readonly metadata: { readonly name: string } }>('/api/v1/namespaces/shop/pods');
  const name = pods.map(({ metadata }) => metadata.name).find((each) => each.startsWith('cart-')) ?? '';
  await own.cluster.remove(`/api/v1/namespaces/shop/pods/${name}`);
  await expect(
    drawer.getByRole('button', { name: /^metadata\.deletionTimestamp|Show metadata\.deletionTimestamp/ }),
  ).toBeVisible();
  await expectAccessible(page);
});
