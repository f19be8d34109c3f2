import { expect, expectAccessible, mapIsLive, on, test } from './journey.ts';

test('forced colours show the same: outlines, marks and words', async ({ page, demo }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await page.goto(`${demo.url}/map?select=service/payments/fraud`);
  await mapIsLive(page);
  await expect(on(page).drawer('fraud').getByRole('tab').first()).toBeVisible();
  await expect(on(page).card('fraud', 'payments')).toBeAttached();
  await expectAccessible(page);
  // The colours that are forced, not those of a theme, are what the canvas draws with.
  const used = await page.evaluate(() => {
    const probe = document.createElement('span');
    probe.style.color = 'CanvasText';
    document.body.append(probe);
    const ink = getComputedStyle(probe).color;
    probe.remove();
    const mark = document.querySelector('.fairlead-map__legend img');
    const drawing = decodeURIComponent(
      (mark instanceof HTMLImageElement ? mark.src : '').split(',').slice(1).join(','),
    );
    return { ink, has: drawing.includes(ink), hasTheme: /#(147878|63bdbd)/.test(drawing) };
  });
  expect(used).toMatchObject({ has: true, hasTheme: false });
});

test('at 200 % every screen fits its width, and the table keeps why', async ({ page, demo }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  for (const address of ['/services', '/map', '/services/payments/fraud', '/cache']) {
    await test.step(address, async () => {
      await page.goto(`${demo.url}${address}`);
      await expect(page.getByRole('main')).toBeVisible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      if (address !== '/services') return;
      await expect(page.getByRole('columnheader', { name: 'Why' })).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole('columnheader', { name: 'Since' })).toBeInViewport({ ratio: 1 });
      await expectAccessible(page);
    });
  }
});

test('the table is a tree of namespaces, apps, services and pods', async ({ page, demo }) => {
  await page.goto(`${demo.url}/services?namespace=payments`);
  await page.getByRole('button', { name: 'Group: namespace' }).click();
  await page.getByRole('option', { name: /^Group: app/ }).click();
  await expect(page).toHaveURL(/tree=app/);
  const rows = (level: number) =>
    page
      .getByRole('treegrid')
      .getByRole('row')
      .and(page.locator(`[aria-level="${level}"]`));
  await expect(rows(2)).toHaveCount(1);
  await expect(rows(3)).toHaveCount(5);
  await rows(3).filter({ hasText: 'fraud' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(rows(4).first()).toContainText('fraud-6c9f7d5b8');
  await page.keyboard.press('ArrowLeft');
  await expect(rows(4)).toHaveCount(0);
  await page.keyboard.press('ArrowLeft');
  await expect(rows(2).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rows(3)).toHaveCount(0);
  await expectAccessible(page);
});
