import { expect, everythingIsLive, mapIsLive, on, test } from './journey.ts';
import { startCluster, startServer } from './programs.ts';

test('a cluster that goes away leaves a stale map, never a well one, and heals by itself', async ({ page }) => {
  const cluster = await startCluster();
  const server = await startServer(['--kubeconfig', cluster.kubeconfig]);
  const { card, row, map, resources } = on(page);
  await page.goto(`${server.url}/map`);
  await mapIsLive(page);
  await expect(card('dns', 'platform')).toContainText('OK');
  const loaded = await page.evaluate(() => performance.timeOrigin);

  await cluster.stop();
  await expect(resources.getByText(/retrying/).first()).toBeVisible();
  await expect(page.getByText(/: retrying/)).toBeVisible();
  await expect(page.getByText('Readiness may have changed since.')).toBeVisible();
  await expect(page.getByRole('button', { name: /Partly stale/ })).toBeVisible();
  await expect(card('dns', 'platform')).toContainText(/unknown/i);
  await expect(page.getByRole('application').getByText(/, OK, /)).toHaveCount(0);
  await expect(row('recommendations', 'shop')).toBeVisible();
  await expect(map).toHaveAccessibleName(/26 services, 6 broken/);

  const again = await startCluster({ port: cluster.port });
  await expect(async () => everythingIsLive(page)).toPass({ timeout: 40_000 });
  await expect(page.getByText('Readiness may have changed since.')).toBeHidden();
  await expect(page.getByRole('button', { name: /^Live/ })).toBeVisible();
  await expect(card('dns', 'platform')).toContainText('OK');
  await expect(map).toHaveAccessibleName(/26 services, 6 broken/);
  // The events of the new cluster arrive on the page that was open all the time.
  await again.patch('/api/v1/namespaces/platform/services/dns', { spec: { selector: { tier: 'nowhere' } } });
  await expect(row('dns', 'platform')).toBeVisible();
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(loaded);
  await server.stop();
  await again.stop();
});
