import { expect, expectAccessible, mapIsLive, on, test, withSettings } from './journey.ts';

test('language and theme are one click away and stay in this browser', async ({ page, demo }) => {
  const { map } = on(page);
  await page.goto(demo.url);
  await mapIsLive(page);
  await page.getByRole('button', { name: 'Language: 简体中文' }).click();
  await expect(map).toHaveAccessibleName('服务拓扑图，26 个服务，6 个不可用');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await page.getByRole('button', { name: '深色主题' }).click();
  await expect(page.locator('html')).toHaveClass(/pf-v6-theme-dark/);
  await page.reload();
  await expect(map).toHaveAccessibleName('服务拓扑图，26 个服务，6 个不可用');
  await expect(page.locator('html')).toHaveClass(/pf-v6-theme-dark/);
  await expect(page).toHaveURL(`${demo.url}/map`);
  await page.getByRole('button', { name: '语言：English' }).click();
  await expect(map).toHaveAccessibleName('Service map, 26 services, 6 broken');
});

test('the browser decides until somebody chooses', async ({ browser, demo }) => {
  const context = await browser.newContext({ locale: 'zh-CN', colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto(demo.url);
  await expect(on(page).map).toHaveAccessibleName(/服务拓扑图/);
  await expect(page.locator('html')).toHaveClass(/pf-v6-theme-dark/);
  await context.close();
});

test('settings take effect at once and are kept', async ({ page, demo }) => {
  await page.goto(demo.url);
  await mapIsLive(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('button', { name: 'Compact' }).click();
  await expect(page.locator('html')).toHaveClass(/fl-compact/);
  await settings.getByRole('switch', { name: 'Single-key shortcuts' }).press('Space');
  await expect(settings.getByRole('switch', { name: 'Single-key shortcuts' })).not.toBeChecked();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  await page.reload();
  await mapIsLive(page);
  await expect(page.locator('html')).toHaveClass(/fl-compact/);
  await page.keyboard.press('b');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).not.toHaveURL(/verdict/);
});

test('shortcuts are listed and work, but never while typing', async ({ page, demo }) => {
  const { rail, find, drawer } = on(page);
  await page.goto(demo.url);
  await mapIsLive(page);
  await page.keyboard.press('?');
  const shortcuts = page.getByRole('dialog', { name: 'Shortcuts' });
  await expect(shortcuts.getByRole('row', { name: /g then s Services/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(shortcuts).toBeHidden();
  await page.keyboard.press('b');
  await expect(page).toHaveURL(/verdict=broken/);
  await page.keyboard.press('b');
  await expect(page).not.toHaveURL(/verdict=/);
  await page.keyboard.press('j');
  await expect(page).toHaveURL(/select=service/);
  await expect(page.getByRole('button', { name: 'Close the drawer' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/select=/);
  await page.keyboard.press('[');
  await expect(rail.getByRole('list')).toHaveCount(0);
  await expect(rail.getByRole('img', { name: '6 broken, 4 degraded' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('b[j');
  await expect(find).toHaveValue('b[j');
  await expect(rail.getByRole('list')).toHaveCount(0);
  await expect(drawer('orders')).toHaveCount(0);
});

test('the map is walked by keyboard, and says where one is', async ({ page, demo }) => {
  const { map, drawer, card } = on(page);
  await page.goto(`${demo.url}/map?namespace=payments`);
  await mapIsLive(page);
  await expect(card('fraud', 'payments')).toContainText('Broken, 0 of 3 pods receive traffic', { ignoreCase: true });
  await map.focus();
  await page.keyboard.press('ArrowRight');
  const first = await map.getAttribute('aria-activedescendant');
  expect(first).not.toBeNull();
  await page.keyboard.press('ArrowDown');
  await expect(map).not.toHaveAttribute('aria-activedescendant', first ?? '');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/select=/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/select=/);
  await expect(drawer('fraud')).toHaveCount(0);
});

test('a dialog gives the focus back to what opened it, and closes in the language of the page', async ({
  page,
  demo,
}) => {
  await withSettings(page, { language: 'zh' });
  await page.goto(demo.url);
  await mapIsLive(page);
  const help = page.getByRole('button', { name: '帮助', exact: true });
  for (const item of ['快捷键', '关于 Fairlead']) {
    await help.press('Enter');
    await page.getByRole('menuitem', { name: item }).press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: '关闭' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(help).toBeFocused();
  }
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeFocused();
});

test('about names the version and what was read', async ({ page, demo }) => {
  await page.goto(demo.url);
  await mapIsLive(page);
  await page.getByRole('button', { name: 'Help' }).click();
  await page.getByRole('menuitem', { name: 'About Fairlead' }).click();
  await expect(page.getByRole('dialog')).toContainText(/\d+\.\d+\.\d+/);
  await expect(page.getByRole('dialog')).toContainText('demo-shop');
  await expectAccessible(page);
});

test('a note about the cluster is closed for good', async ({ page, own }) => {
  await page.goto(own.server.url);
  await mapIsLive(page);
  const note = page.getByText(/Connected to demo-shop with your kubeconfig/);
  await expect(note).toBeVisible();
  await page.getByRole('button', { name: 'Close this note' }).click();
  await expect(note).toBeHidden();
  await page.reload();
  await mapIsLive(page);
  await expect(note).toBeHidden();
});
