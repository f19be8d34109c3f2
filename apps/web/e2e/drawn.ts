import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

/** The map as SVG, since a canvas says nothing of what is drawn on it. */
export async function drawnSvg(page: Page, part: 'the whole map' | 'what the window shows'): Promise<string> {
  await page.keyboard.press('e');
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: new RegExp(`^SVG.*${part}`) }).click();
  return readFile(await (await saved).path(), 'utf8');
}

/** Where every card is seen from where: places do not tell what data tell. */
export async function seenPlaces(page: Page): Promise<Readonly<Record<string, string>>> {
  const svg = await drawnSvg(page, 'what the window shows');
  const cards = svg.matchAll(/<g data-id="([^"]+)">(?:(?!<g data-id).)*?<use [^>]*x="([^"]+)" y="([^"]+)"/gs);
  return {
    width: /<svg [^>]*width="(\d+)"/.exec(svg)?.[1] ?? '',
    from: /translate\(([^)]+)\)/.exec(svg)?.[1] ?? '',
    ...Object.fromEntries([...cards].map(([, id, x, y]) => [id, `${x} ${y}`])),
  };
}
