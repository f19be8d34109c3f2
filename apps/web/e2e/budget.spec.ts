import type { Page } from '@playwright/test';
import { expect, mapIsLive, on, test } from './journey.ts';
import { startServer } from './programs.ts';

/** What the map may hold at once, however large the cluster is. */
const MOST_ELEMENTS = 1_500;

/** Cards and lines that the canvas holds, on the screen or not. */
async function elementsOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    interface Holder extends Element {
      readonly _cyreg?: { readonly cy?: { readonly elements: () => { readonly length: number } } };
    }
    const holders: readonly Holder[] = [...document.querySelectorAll('.fairlead-map__stage div')];
    return holders.find((holder) => holder._cyreg?.cy !== undefined)?._cyreg?.cy?.elements().length ?? Number.NaN;
  });
}

const team = (index: number): string => `namespace/team-${String(index).padStart(3, '0')}`;
const OPENED = Array.from({ length: 100 }, (_, index) => `open=${team(index)}`).join('&');

test('at 10,000 services the map never holds more than 1,500 elements, whatever is asked of it', async ({ page }) => {
  test.setTimeout(240_000);
  const server = await startServer(['--demo', 'fleet', '--services', '10000', '--pods', '10000']);
  try {
    for (const { name, query, least } of [
      { name: 'as it opens', query: '', least: 500 },
      { name: 'every service asked for', query: '?level=service', least: 1_000 },
      { name: 'every workload asked for', query: '?level=workload', least: 1_000 },
      { name: '2,000 services in opened namespaces', query: `?${OPENED}`, least: 1_000 },
    ]) {
      await test.step(name, async () => {
        await page.goto(`${server.url}/map${query}`);
        await mapIsLive(page);
        await expect.poll(() => elementsOf(page)).toBeGreaterThanOrEqual(least);
        expect(await elementsOf(page)).toBeLessThanOrEqual(MOST_ELEMENTS);
        await expect(page.getByRole('main')).toContainText(/of 10,000 services/);
      });
    }

    await test.step('zoomed in until namespaces open, and out again', async () => {
      await page.goto(`${server.url}/map`);
      await mapIsLive(page);
      const box = await on(page).map.boundingBox();
      await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
      for (const turn of [-200, 200]) {
        for (let turns = 0; turns < 12; turns += 1) {
          await page.mouse.wheel(0, turn);
          expect(await elementsOf(page)).toBeLessThanOrEqual(MOST_ELEMENTS);
        }
        if (turn < 0) await expect(page).toHaveURL(/open=namespace/);
      }
    });
  } finally {
    await server.stop();
  }
});
