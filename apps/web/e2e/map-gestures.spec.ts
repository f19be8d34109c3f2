import type { Page } from '@playwright/test';
import { expect, mapIsLive, on, test } from './journey.ts';

interface Seen {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Where the address says that somebody looks. */
function seenIn(page: Page): Seen | undefined {
  const [x, y, zoom] = (new URL(page.url()).searchParams.get('at') ?? '').split(',').map(Number);
  return x === undefined || y === undefined || zoom === undefined ? undefined : { x, y, zoom };
}

async function middleOfMap(page: Page): Promise<{ x: number; y: number }> {
  const box = await on(page).map.boundingBox();
  if (box === null) throw new Error('the map is not on the screen');
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
}

/** Two fingers that go apart, or together, around a point. */
async function pinch(page: Page, { x, y }: { x: number; y: number }, from: number, to: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const fingers = (apart: number) => [
    { x: x - apart, y, id: 0 },
    { x: x + apart, y, id: 1 },
  ];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(from) });
  for (let step = 1; step <= 6; step += 1) {
    const touchPoints = fingers(from + ((to - from) * step) / 6);
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}

test('Ctrl and the wheel zoom the map around the pointer, not the page', async ({ page, demo }) => {
  await page.goto(`${demo.url}/map`);
  await mapIsLive(page);
  await expect(on(page).card('fraud', 'payments')).toBeAttached();
  const at = await middleOfMap(page);
  await page.mouse.move(at.x, at.y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -20);
  await page.keyboard.up('Control');
  await expect.poll(() => seenIn(page)?.zoom).toBeGreaterThan(1);
  expect(await page.evaluate(() => globalThis.visualViewport?.scale)).toBe(1);
  await page.goBack();
  await expect(page).toHaveURL(`${demo.url}/map`);
});

test('the overview takes the map along, by a click and by a drag, and m hides it', async ({ page, demo }) => {
  await page.goto(`${demo.url}/map?at=600,300,1.5`);
  await mapIsLive(page);
  const overview = page.getByRole('application', { name: 'Minimap' });
  const box = await overview.boundingBox();
  if (box === null) throw new Error('the overview is not on the screen');
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.4);
  await page.mouse.down();
  await page.mouse.up();
  await expect.poll(() => seenIn(page)?.x).not.toBe(600);
  const clicked = seenIn(page);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.5, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => seenIn(page)?.x ?? 0).toBeGreaterThan((clicked?.x ?? Infinity) + 50);
  expect(seenIn(page)?.zoom).toBe(1.5);
  await on(page).map.focus();
  await page.keyboard.press('m');
  await expect(overview).toBeHidden();
  await page.keyboard.press('m');
  await expect(overview).toBeVisible();
});

test.describe('by touch', () => {
  test.use({ hasTouch: true });

  test('two fingers zoom the map, not the page', async ({ page, demo }) => {
    await page.goto(`${demo.url}/map`);
    await mapIsLive(page);
    await expect(on(page).card('fraud', 'payments')).toBeAttached();
    const at = await middleOfMap(page);
    await pinch(page, at, 60, 140);
    await expect.poll(() => seenIn(page)?.zoom).toBeGreaterThan(1.2);
    expect(await page.evaluate(() => globalThis.visualViewport?.scale)).toBe(1);
    const near = seenIn(page)?.zoom ?? 0;
    await pinch(page, at, 140, 90);
    await expect.poll(() => seenIn(page)?.zoom ?? Infinity).toBeLessThan(near);
  });

  test('a finger that rests on a card asks for its menu, one that taps it selects it', async ({ page, demo }) => {
    // Put where the window looks.
    await page.goto(`${demo.url}/map?pin=service/payments/fraud@500,300&at=500,300,1`);
    await mapIsLive(page);
    await expect(on(page).card('fraud', 'payments')).toBeAttached();
    const card = await middleOfMap(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ ...card, id: 0 }] });
    const menu = page.getByRole('menu');
    await expect(menu.getByRole('menuitem', { name: 'Focus on its neighbours' })).toBeVisible();
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect(menu).toBeVisible();
    await expect(page).not.toHaveURL(/select=/);
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await page.touchscreen.tap(card.x, card.y);
    await expect(page).toHaveURL(/select=service.*fraud/);
  });
});
