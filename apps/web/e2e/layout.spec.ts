import { expect, mapIsLive, on, test } from './journey.ts';

test.use({ viewport: { width: 1024, height: 768 } });

test('at 1024 px the rail is a strip, the drawer lies over the map, and nothing is cut off', async ({ page, demo }) => {
  const { rail, row, drawer, map } = on(page);
  await page.goto(demo.url);
  await mapIsLive(page);
  await expect(rail.getByRole('img', { name: '6 broken, 4 degraded' })).toBeVisible();
  const width = async (): Promise<number> => (await map.boundingBox())?.width ?? 0;
  const alone = await width();
  expect(alone).toBeGreaterThan(900);
  await rail.getByRole('button', { name: 'Show what needs attention' }).click();
  await row('orders', 'shop').click();
  await expect(drawer('orders')).toBeVisible();
  await rail.getByRole('button', { name: 'Collapse the list' }).click();
  await expect.poll(width).toBe(alone);
  const panel = await drawer('orders').boundingBox();
  expect((panel?.x ?? 0) + (panel?.width ?? 0)).toBeLessThanOrEqual(1024);
  for (const address of ['/map', '/services', '/services/shop/orders', '/cache']) {
    await page.goto(`${demo.url}${address}`);
    await expect(page.getByRole('main')).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, address).toBeLessThanOrEqual(0);
    if (address === '/cache') {
      await expect(page.getByRole('columnheader', { name: 'Last event' })).toBeInViewport({ ratio: 1 });
    }
  }
});
