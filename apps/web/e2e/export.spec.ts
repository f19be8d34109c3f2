import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Download, Page } from '@playwright/test';
import { expect, expectAccessible, mapIsLive, on, test, withSettings } from './journey.ts';

/** Opens the menu with its key and takes one of its offers along. */
async function take(page: Page, name: RegExp): Promise<Download> {
  await page.keyboard.press('e');
  const downloaded = page.waitForEvent('download');
  await page.getByRole('menuitem', { name }).click();
  return downloaded;
}

test('the map is taken along as PNG, SVG and JSON', async ({ page, demo }) => {
  await page.goto(`${demo.url}/map?namespace=payments`);
  await mapIsLive(page);
  const svg = await take(page, /^SVG.*the whole map/);
  expect(svg.suggestedFilename()).toMatch(/^map-demo-shop-[\dT-]+\.svg$/);
  const text = await readFile(await svg.path(), 'utf8');
  for (const word of ['Services of demo-shop', 'Filters: namespace payments', 'fraud', 'gate not set']) {
    expect(text).toContain(word);
  }

  const png = await take(page, /^PNG.*what the window shows/);
  const bytes = await readFile(await png.path());
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  // Twice the pixels of the map, which is narrower than the window.
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(1440);

  const json = JSON.parse(await readFile(await (await take(page, /JSON/)).path(), 'utf8')) as {
    readonly cluster: string;
    readonly snapshot: { readonly nodes: readonly { readonly namespace: string | null; readonly outside?: true }[] };
  };
  expect(json.cluster).toBe('demo-shop');
  // Beside what was chosen there is only the tile of who calls into it.
  const chosen = json.snapshot.nodes.filter(({ outside }) => outside !== true);
  expect(new Set(chosen.map(({ namespace }) => namespace))).toEqual(new Set(['payments']));
});

test('a picture of a selected service has its pods, and the pin that somebody set', async ({ page, demo }) => {
  await page.goto(`${demo.url}/map?select=service/payments/fraud&pin=service/shop/cart@1400,300`);
  await mapIsLive(page);
  await expect(
    on(page)
      .drawer('fraud')
      .getByRole('button', { name: /-x2k4p/ }),
  ).toBeVisible();
  const saved = await take(page, /^SVG.*the whole map/);
  const path = test.info().outputPath('map.svg');
  await saved.saveAs(path);
  const reader = await page.context().newPage();
  await reader.goto(pathToFileURL(path).href);
  const part = (name: string) => reader.locator(`[data-part="${name}"]`);
  await expect(part('pods').getByText('x2k4p')).toBeVisible();
  await expect(part('pods').locator('> g')).toHaveCount(3);
  await expect(part('pins').locator('> [data-id="service/shop/cart"]')).toBeVisible();
  await reader.close();
});

test('a page with explanations opens offline, and runs nothing', async ({ page, demo, browser }) => {
  await withSettings(page, { theme: 'dark' });
  await page.goto(`${demo.url}/map`);
  await mapIsLive(page);
  const saved = await take(page, /^HTML page/);
  const path = test.info().outputPath('map.html');
  await saved.saveAs(path);

  const context = await browser.newContext({ offline: true, javaScriptEnabled: false });
  const reader = await context.newPage();
  const complaints: string[] = [];
  reader.on('console', (message) => complaints.push(message.text()));
  await reader.goto(pathToFileURL(path).href);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Services of demo-shop');
  const picture = reader.getByRole('img');
  await expect(picture).toBeVisible();
  expect((await picture.boundingBox())?.height).toBeGreaterThan(300);
  await expect(reader.getByRole('heading', { name: /^fraud payments Broken$/ })).toBeVisible();
  await expect(reader.getByRole('cell', { name: /fraud-6c9f7d5b8-x2k4p/ })).toBeVisible();
  await expect(reader.getByRole('row', { name: /^catalog shop OK 3\/3/ })).toBeVisible();
  await expect(reader.locator('body')).toHaveCSS('background-color', 'rgb(21, 21, 21)');
  expect(complaints).toEqual([]);
  await context.close();

  // In a narrow window its tables scroll, which keys can do, too; on paper it is light.
  const phone = await browser.newContext({ offline: true, viewport: { width: 390, height: 700 } });
  const narrow = await phone.newPage();
  await narrow.goto(pathToFileURL(path).href);
  await expectAccessible(narrow);
  const services = narrow.getByRole('region', { name: 'All services' });
  await services.focus();
  await narrow.keyboard.press('ArrowRight');
  await expect.poll(() => services.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
  await narrow.emulateMedia({ media: 'print' });
  await expect(narrow.locator('body')).toHaveCSS('color', 'rgb(21, 21, 21)');
  await phone.close();
});

test('on paper stand the map in light colours and what needs attention', async ({ page, demo }) => {
  await withSettings(page, { theme: 'dark' });
  await page.goto(`${demo.url}/map`);
  await mapIsLive(page);
  // Its cards have found their places.
  await expect(on(page).card('fraud', 'payments')).toBeAttached();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2);

  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.getByRole('img', { name: /^Services of demo-shop/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Broken fraud payments/ })).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.locator('html')).not.toHaveClass(/pf-v6-theme-dark/);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: null });
  await expect(page.locator('html')).toHaveClass(/pf-v6-theme-dark/);
  await expect(on(page).map).toBeVisible();

  await page.keyboard.press('e');
  await expect(page.getByRole('menuitem', { name: /^PNG/ }).first()).toBeFocused();
  await expectAccessible(page);
});

test('a small picture is not blown up in a saved page', async ({ page, demo, browser }) => {
  await page.goto(`${demo.url}/map?namespace=batch`);
  await mapIsLive(page);
  await expect(on(page).card('report', 'batch')).toBeAttached();
  const saved = await take(page, /^HTML page/);
  const path = test.info().outputPath('map.html');
  await saved.saveAs(path);
  const reader = await browser.newPage();
  await reader.goto(pathToFileURL(path).href);
  const picture = reader.getByRole('img');
  await expect(picture).toBeVisible();
  const { shown, natural } = await picture.evaluate((image) => ({
    shown: image.clientWidth,
    natural: image instanceof HTMLImageElement ? image.naturalWidth : 0,
  }));
  expect(shown).toBe(natural);
  await reader.close();
});

test('what the filters of the map hide is not on its paper', async ({ page, demo }) => {
  await page.goto(`${demo.url}/map?verdict=degraded`);
  await mapIsLive(page);
  await expect(on(page).card('fraud', 'payments')).toBeAttached();
  const shown = await on(page).rail.getByRole('listitem').count();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.getByText('Filters: verdict degraded')).toBeVisible();
  await expect(page.getByRole('row', { name: /Degraded reviews shop/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Broken/ })).toHaveCount(0);
  // One more row than services: the head of the table.
  await expect(page.getByRole('row')).toHaveCount(shown + 1);
});

test('the services table goes on paper by itself: which cluster, when, what was filtered, how many of how many', async ({
  page,
  demo,
}) => {
  await withSettings(page, { theme: 'dark' });
  await page.goto(`${demo.url}/services?namespace=shop&verdict=broken&open=-namespace/shop`);
  await expect(page.getByRole('treegrid').getByRole('button', { name: 'Open shop' })).toBeVisible();
  const { items } = (await (await page.request.get(`${demo.url}/api/v1/services?namespace=shop`)).json()) as {
    readonly items: readonly { readonly verdict: string }[];
  };
  const broken = items.filter(({ verdict }) => verdict === 'broken').length;
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.getByRole('heading', { level: 1, name: 'Services of demo-shop' })).toBeVisible();
  await expect(page.getByText('Filters: namespace shop; verdict broken')).toBeVisible();
  await expect(page.getByText(`${broken} of ${items.length} services are on this sheet.`)).toBeVisible();
  await expect(page.getByRole('row', { name: /^coupons Broken 0\/2 / })).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('treegrid')).toBeHidden();
  await expect(page.locator('html')).not.toHaveClass(/pf-v6-theme-dark/);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: null });
  await expect(page.locator('html')).toHaveClass(/pf-v6-theme-dark/);
  await expect(page.getByRole('treegrid')).toBeVisible();
});

test('a service goes on paper with its verdict, what to do next, and its pods', async ({ page, demo }) => {
  await page.goto(`${demo.url}/services/payments/fraud`);
  await expect(page.getByText('No pod receives traffic')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.getByRole('heading', { level: 1, name: 'fraud, payments' })).toBeVisible();
  await expect(page.getByText('Services of demo-shop')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Pods: 3 of 3' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^fraud-6c9f7d5b8-x2k4p no traffic / })).toBeVisible();
  await expect(page.getByRole('tablist')).toBeHidden();
});
