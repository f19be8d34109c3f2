import type { Page } from '@playwright/test';
import { expect, expectAccessible, mapIsLive, on, test } from './journey.ts';

const tip = (page: Page) => page.locator('.fairlead-map__tip');

/** Walks by arrow keys until the keyboard stands on a service; gives its name back. */
async function walkToService(page: Page): Promise<string> {
  await on(page).map.focus();
  for (const key of ['Down', 'Down', 'Down', 'Right', 'Up', 'Up', 'Up', 'Left']) {
    await page.keyboard.press(`Arrow${key}`);
    const active = (await on(page).map.getAttribute('aria-activedescendant')) ?? '';
    const [, name] = /service\/payments\/(.+)$/.exec(active) ?? [];
    if (name !== undefined) return name;
  }
  throw new Error('no service is reached by arrow keys');
}

test('moves of the map are in the address, and the way back undoes them', async ({ page, demo }) => {
  await page.goto(`${demo.url}/map`);
  await mapIsLive(page);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(page).toHaveURL(/at=-?\d+%2C-?\d+%2C1\.\d+/);
  const near = page.url();
  await page.reload();
  await mapIsLive(page);
  // From there by keyboard: a step of its own, since nobody moved for a while.
  await on(page).map.focus();
  await page.keyboard.press('PageDown');
  await expect(page).not.toHaveURL(near);
  await page.goBack();
  await expect(page).toHaveURL(near);
  await page.goBack();
  await expect(page).toHaveURL(`${demo.url}/map`);
  await page.goForward();
  await page.getByRole('button', { name: 'Fit the whole map' }).click();
  await expect(page).toHaveURL(`${demo.url}/map`);
});

test('nothing lies on the map that an open drawer has made narrow, until l is pressed', async ({ page, demo }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${demo.url}/map`);
  await mapIsLive(page);
  const legend = page.getByRole('region', { name: 'Legend' });
  const overview = page.getByRole('application', { name: 'Minimap' });
  await expect(legend).toBeVisible();
  await on(page).row('fraud', 'payments').click();
  await expect(on(page).drawer('fraud')).toBeVisible();
  await expect(legend).toBeHidden();
  await expect(overview).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(legend).toBeVisible();
  await expect(overview).toBeVisible();
  await on(page).row('fraud', 'payments').click();
  await expect(legend).toBeHidden();
  await page.keyboard.press('l');
  await expect(legend).toBeVisible();
});

test('a frame gathers cards, which open in the table', async ({ page, demo }) => {
  await page.goto(`${demo.url}/map?namespace=payments`);
  await mapIsLive(page);
  // Cards are spoken of once they are drawn.
  await expect(on(page).card('fraud', 'payments')).toBeAttached();
  const box = await on(page).map.boundingBox();
  if (box === null) throw new Error('the map is not on the screen');
  await page.keyboard.down('Shift');
  await page.mouse.move(box.x + 2, box.y + 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.6, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  const picked = page.getByRole('region', { name: 'Picked cards' });
  await expect(picked.getByRole('status')).toHaveText(/^\d services picked/);
  const [count] = /\d+/.exec((await picked.getByRole('status').textContent()) ?? '') ?? [];
  await expectAccessible(page);

  // One by keyboard more or less.
  await walkToService(page);
  await page.keyboard.press('Shift+Space');
  await expect(picked.getByRole('status')).not.toHaveText(new RegExp(`^${count} `));
  await page.keyboard.press('Shift+Space');
  await expect(picked.getByRole('status')).toHaveText(new RegExp(`^${count} `));

  await picked.getByRole('button', { name: 'Open in the table' }).click();
  const rows = page.getByRole('treegrid').getByRole('row').and(page.locator('[aria-level="2"]'));
  await expect(rows).toHaveCount(Number(count));
  await page.getByRole('button', { name: 'Remove Picked' }).click();
  await expect(page).not.toHaveURL(/pick=/);
});

test('a card has a menu, by mouse and by keyboard, and a tip for whoever stands on it', async ({
  page,
  demo,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await page.goto(`${demo.url}/map?namespace=payments`);
  await mapIsLive(page);
  await expect(on(page).card('fraud', 'payments')).toBeAttached();
  const name = await walkToService(page);
  await expect(tip(page)).toHaveText(new RegExp(`^${name}payments.*\\d of \\d pods receive traffic`));
  await expectAccessible(page);
  await page.keyboard.press('Shift+F10');
  await expect(tip(page)).toBeHidden();
  const menu = page.getByRole('menu', { name: `What can be done with ${name}` });
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('End');
  await menu.getByRole('menuitem', { name: 'Copy the kubectl line' }).press('Enter');
  await expect.poll(clipboard).toBe(`kubectl -n payments get service ${name} -o wide`);
  await expect(on(page).map).toBeFocused();

  await page.keyboard.press('Shift+F10');
  await menu.getByRole('menuitem', { name: 'Pin here' }).press('Enter');
  await expect(page).toHaveURL(/pin=service/);
  const pinnedAt = page.url();
  await page.keyboard.press('Control+Shift+ArrowDown');
  await expect(page).not.toHaveURL(pinnedAt);
  await page.keyboard.press('Delete');
  await expect(page).not.toHaveURL(/pin=/);

  await page.keyboard.press('Escape');
  await expect(tip(page)).toBeHidden();

  const box = await on(page).map.boundingBox();
  await page.mouse.click((box?.x ?? 0) + 4, (box?.y ?? 0) + (box?.height ?? 0) - 4, { button: 'right' });
  const ofMap = page.getByRole('menu', { name: 'What can be done with the map' });
  await ofMap.getByRole('menuitem', { name: 'Copy the link to this view' }).click();
  await expect.poll(clipboard).toBe(page.url());

  // Without dragging: the selected card comes to where the menu is asked for.
  await on(page).row('fraud', 'payments').click();
  await page.mouse.click((box?.x ?? 0) + 4, (box?.y ?? 0) + (box?.height ?? 0) - 4, { button: 'right' });
  await ofMap.getByRole('menuitem', { name: 'Bring fraud here and pin it' }).click();
  await expect(page).toHaveURL(/pin=service(\/|%2F)payments(\/|%2F)fraud(@|%40)/);
  await expect(ofMap).toBeHidden();
});
