import { everythingIsLive, expect, expectAccessible, mapIsLive, on, test, withSettings } from './journey.ts';

test('forced colours show the same: outlines, marks and words', async ({ page, demo }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await page.goto(`${demo.url}/map`);
  await mapIsLive(page);
  await expect(page.locator('.fairlead-map__legend img').first()).toBeVisible();
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

  await on(page).row('fraud', 'payments').click();
  await expect(on(page).drawer('fraud').getByRole('tab').first()).toBeVisible();
  await expect(on(page).card('fraud', 'payments')).toBeAttached();
  await expectAccessible(page);
});

test('a chart is drawn in the colours that somebody forces, whatever the theme', async ({ page, demo }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await withSettings(page, { theme: 'light' });
  const line = encodeURIComponent('calls service/payments/ledger-api service/payments/ledger');
  await page.goto(`${demo.url}/map?select=${line}`);
  const chart = page.locator('.fl-chart-plot canvas').first();
  await expect(chart).toBeVisible();
  const bright = (): Promise<number> =>
    chart.evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0;
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      let found = 0;
      for (let at = 0; at + 3 < data.length; at += 4) {
        if ([0, 1, 2, 3].every((part) => (data[at + part] ?? 0) > 200)) found += 1;
      }
      return found;
    });
  await expect.poll(bright).toBeGreaterThan(100);
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

test('Escape closes what lies on top first: a menu, the drawer, then the filters', async ({ page, demo }) => {
  await page.goto(`${demo.url}/map?verdict=broken&select=service/payments/fraud`);
  await mapIsLive(page);
  const { drawer, verdict } = on(page);
  await expect(drawer('fraud')).toBeVisible();
  for (const name of ['Group: auto', 'Hide', 'Focus', 'Export']) {
    await test.step(name, async () => {
      const toggle = page.getByRole('button', { name, exact: true });
      await toggle.click();
      await expect(toggle).toHaveAttribute('aria-expanded', 'true');
      await page.keyboard.press('Escape');
      await expect(toggle).toHaveAttribute('aria-expanded', 'false');
      await expect(toggle).toBeFocused();
      await expect(drawer('fraud')).toBeVisible();
    });
  }
  await page.keyboard.press('Escape');
  await expect(drawer('fraud')).toBeHidden();
  await expect(verdict('Broken')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(verdict('Broken')).toHaveAttribute('aria-pressed', 'false');
});

test('nothing that takes the focus lies wholly under a bar that stays', async ({ page, demo }) => {
  await page.setViewportSize({ width: 1440, height: 620 });
  for (const address of ['/map?select=service/payments/fraud', '/services/payments/fraud']) {
    await test.step(address, async () => {
      await page.goto(`${demo.url}${address}`);
      await everythingIsLive(page);
      await expect(page.getByRole('tablist')).toHaveCount(2);
      for (const key of ['Tab', 'Shift+Tab']) {
        for (let stops = 0; stops < 150; stops += 1) {
          await page.keyboard.press(key);
          const seen = await page.evaluate(() => {
            const element = document.activeElement;
            if (element === null || element === document.body) return undefined;
            const { left, right, top, bottom } = element.getBoundingClientRect();
            const points = [0.1, 0.5, 0.9].flatMap((across) =>
              [0.1, 0.5, 0.9].map((down) => [left + (right - left) * across, top + (bottom - top) * down] as const),
            );
            const isSeen = points.some(([x, y]) => {
              const there = document.elementFromPoint(x, y);
              return there !== null && (element.contains(there) || there.contains(element));
            });
            // The panel of a tab is as large as what it holds.
            return isSeen || bottom - top > innerHeight / 2 ? 'seen' : (element.textContent ?? '');
          });
          if (seen === undefined) break;
          expect(seen).toBe('seen');
        }
      }
    });
  }
});

test('what goes when it is used leaves the focus to what is near', async ({ page, demo }) => {
  const focusIsIn = (part: string): Promise<void> =>
    expect.poll(() => page.evaluate((css) => document.activeElement?.closest(css) !== null, part)).toBe(true);
  const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).last().press('Enter');

  await page.goto(`${demo.url}/map?verdict=broken&namespace=payments&select=service/payments/ledger`);
  await mapIsLive(page);
  await press('Remove payments');
  await focusIsIn('.fl-toolbar, .fl-chips');
  await press(/^Collapse the list/);
  await expect(page.getByRole('button', { name: 'Show what needs attention' })).toBeFocused();
  await page.getByRole('tab', { name: /^Callers/ }).press('Enter');
  await page.getByRole('grid').getByRole('button', { name: 'ledger-api', exact: true }).press('Enter');
  await expect(page).toHaveURL(/select=calls/);
  await focusIsIn('section.fl-service');
});

test('Tab goes through the whole page, each stop in sight and marked, and out again', async ({ page, demo }) => {
  await page.goto(`${demo.url}/map?select=service/payments/fraud`);
  await mapIsLive(page);
  await expect(on(page).drawer('fraud').getByRole('tab').first()).toBeVisible();
  const stops: string[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return undefined;
      const box = element.getBoundingClientRect();
      // What tells where the focus is goes when it goes.
      const looks = (): string =>
        [element, element.closest('.pf-v6-c-text-input-group')]
          .flatMap((each) =>
            each === null ? [] : [undefined, '::before', '::after'].map((part) => getComputedStyle(each, part)),
          )
          .map(({ outline, boxShadow, border, opacity }) => [outline, boxShadow, border, opacity].join(' '))
          .join('\n');
      const focused = looks();
      if (element instanceof HTMLElement) element.blur();
      const marked = looks() !== focused;
      if (element instanceof HTMLElement) element.focus();
      return {
        name: element.getAttribute('aria-label') ?? element.textContent ?? '',
        marked,
        inSight: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      };
    });
    if (stop === undefined) break;
    expect(stop, stop.name).toMatchObject({ marked: true, inSight: true });
    stops.push(stop.name);
    expect(stops.length, 'no trap').toBeLessThan(150);
  }
  const at = (name: string | RegExp): number => stops.findIndex((each) => each.match(name) !== null);
  const order = [
    /^Skip to/,
    /^Map$/,
    /^Settings/,
    /^Namespaces/,
    /^Export/,
    /^Collapse the list/,
    /^Service map/,
    /^Copy link/,
    /live$/,
  ];
  const places = order.map(at);
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('at 400 % everything can be reached: the tools of the page, and a screen that is high enough to read', async ({
  page,
  demo,
}) => {
  await page.setViewportSize({ width: 320, height: 256 });
  for (const address of ['/services', '/map?select=service/payments/fraud', '/services/payments/fraud', '/cache']) {
    await test.step(address, async () => {
      await page.goto(`${demo.url}${address}`);
      await everythingIsLive(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      for (const control of await page.getByRole('banner').locator('a, button').all()) {
        await control.focus();
        await expect(control).toBeInViewport({ ratio: 1 });
      }
      const screen = page.getByRole('main');
      await screen.evaluate((element) => element.scrollIntoView());
      expect((await screen.boundingBox())?.height).toBeGreaterThanOrEqual(400);
      await expectAccessible(page);
    });
  }
});
