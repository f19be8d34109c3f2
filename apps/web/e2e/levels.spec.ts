import { expect, mapIsLive, on, test } from './journey.ts';
import { startServer } from './programs.ts';

test.setTimeout(120_000);

test('at 2,000 services zooming opens a namespace and folds it again, and j opens what hides the next broken one', async ({
  page,
}) => {
  const server = await startServer(['--demo', 'fleet', '--pods', '4000', '--services', '2000']);
  try {
    const { map } = on(page);
    const services = map.getByRole('listitem').filter({ hasText: /^service-\d+, / });
    await page.goto(`${server.url}/map`);
    await expect(page.getByRole('button', { name: /^All 2,000$/ })).toBeVisible({ timeout: 60_000 });
    await expect(map.getByRole('listitem').filter({ hasText: /^team-000, / })).toHaveCount(1);
    await expect(services).toHaveCount(0);
    await mapIsLive(page);

    const box = await map.boundingBox();
    if (box === null) throw new Error('the map has no place');
    // On a tile, or on a gap beside one, which is as good.
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await expect(async () => {
      await page.mouse.wheel(0, -200);
      await expect(page).toHaveURL(/open=namespace/, { timeout: 700 });
    }).toPass();
    await expect(services.first()).toBeAttached();
    const inside = await services.first().textContent();
    // Opening by zoom is a step of the history like any other.
    await page.goBack();
    await expect(page).not.toHaveURL(/open=/);
    await expect(services).toHaveCount(0);
    await page.goForward();
    await expect(page).toHaveURL(/open=namespace/);
    await expect(services.filter({ hasText: inside ?? 'nothing' })).toBeAttached();
    await expect(async () => {
      await page.mouse.wheel(0, 200);
      await expect(page).not.toHaveURL(/open=/, { timeout: 700 });
    }).toPass();
    await expect(services).toHaveCount(0);

    await page.keyboard.press('j');
    await expect(page).toHaveURL(/select=service.*open=namespace/);
    const [, namespace = '', name = ''] =
      decodeURIComponent(page.url()).match(/select=service\/([^/]+)\/([^&]+)/) ?? [];
    await expect(on(page).drawer(name)).toBeVisible();
    await expect(on(page).card(name, namespace)).toBeAttached();

    await page.reload();
    await expect(on(page).drawer(name)).toBeVisible();
    await expect(on(page).card(name, namespace)).toBeAttached();
  } finally {
    await server.stop();
  }
});
