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

test('the legend lies on the map only where there is room, and menus stand together', async ({ page, demo }) => {
  const legend = page.getByRole('region', { name: 'Legend' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${demo.url}/map`);
  await mapIsLive(page);
  await expect(legend).toBeVisible();
  // Filters at the left, menus together at the right.
  const [verdicts, hide, focus] = await Promise.all(
    [
      on(page).verdict('Degraded'),
      page.getByRole('button', { name: /^Hide/ }),
      page.getByRole('button', { name: 'Focus' }),
    ].map(async (part) => (await part.boundingBox()) ?? { x: Number.NaN, width: Number.NaN }),
  );
  expect((focus?.x ?? 0) - (hide?.x ?? 0) - (hide?.width ?? 0)).toBeLessThanOrEqual(12);
  expect((hide?.x ?? 0) - (verdicts?.x ?? 0) - (verdicts?.width ?? 0)).toBeGreaterThanOrEqual(10);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(legend).toBeHidden();
});

test('what is looked for can be read in a toolbar full of filters', async ({ page, demo }) => {
  await page.setViewportSize({ width: 1240, height: 800 });
  await page.goto(`${demo.url}/map?find=ready%3Ctotal&hide=verdict:at-rest&hide=verdict:broken`);
  await mapIsLive(page);
  await expect(page.getByRole('button', { name: /^Hidden: \d+, \d+ broken$/ })).toBeVisible();
  const frame = page.locator('.fl-toolbar-find');
  const inside = async (): Promise<void> => {
    const [icon, count, around] = await Promise.all(
      [frame.locator('.pf-v6-c-text-input-group__icon'), frame.locator('.fl-find-count'), frame].map((part) =>
        part.boundingBox(),
      ),
    );
    expect(icon?.x).toBeGreaterThanOrEqual(around?.x ?? Infinity);
    // Room for some letters between the two.
    expect((count?.x ?? 0) - (icon?.x ?? 0)).toBeGreaterThan(60);
  };
  await inside();
  await page.keyboard.press('/');
  await inside();
  await expect(page.getByRole('button', { name: 'Next match' })).toBeVisible();
});

test('while the window is resized, the map is never shown without its cards', async ({ page, demo }) => {
  await page.goto(demo.url);
  await mapIsLive(page);
  await page.waitForFunction(() => performance.getEntriesByName('fairlead:graph-painted').length > 0);
  const widths = [980, 1100, 1240, 1000];
  const seen = page.evaluate(async (last) => {
    const map = document.querySelector('[role="application"]');
    const cards = map?.querySelector<HTMLCanvasElement>('canvas[data-id="layer2-node"]');
    if (map === null || cards === null || cards === undefined) throw new Error('no map');
    const small = new OffscreenCanvas(64, 64).getContext('2d', { willReadFrequently: true });
    /** What a frame has shown is asked in the task after it. */
    const shownFrame = async (): Promise<void> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve();
          port2.postMessage(null);
        });
      });
    let empty = 0;
    for (let framesAfter = 0; framesAfter < 3; framesAfter += innerWidth === last ? 1 : 0) {
      await shownFrame();
      small?.clearRect(0, 0, 64, 64);
      small?.drawImage(cards, 0, 0, 64, 64);
      const pixels = small?.getImageData(0, 0, 64, 64).data ?? [];
      if (pixels.every((value) => value === 0)) empty += 1;
    }
    return { empty };
  }, widths.at(-1));
  for (const width of widths) {
    await page.setViewportSize({ width, height: 768 });
    await expect.poll(async () => page.evaluate(() => innerWidth)).toBe(width);
  }
  expect(await seen).toEqual({ empty: 0 });
});
