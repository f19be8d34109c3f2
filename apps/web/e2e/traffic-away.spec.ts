import { RealPrometheus } from '@fairlead/test-kit/prometheus';
import { expect, expectAccessible, mapIsLive, on, test } from './journey.ts';
import { startServer } from './programs.ts';

const CALL = 'calls service/shop/frontend service/shop/catalog';

test('traffic of a Prometheus that dies stays on the map, dated, until it is back', async ({ page, own }) => {
  // Prometheus has to see a whole window first, and the server waits longer from try to try.
  test.setTimeout(180_000);
  const { host } = new URL(own.cluster.server);
  const prometheus = await RealPrometheus.start([{ job: 'pods', target: host, path: '/telemetry/metrics' }]);
  await prometheus.scraped(1, 5);
  const server = await startServer(['--kubeconfig', own.cluster.kubeconfig, '--prometheus', prometheus.url]);
  try {
    const { resources } = on(page);
    const line = on(page).drawer('frontend → catalog');
    const rate = line.getByText(/\d\/s/).first();
    await page.goto(`${server.url}/map?select=${encodeURIComponent(CALL)}`);
    await mapIsLive(page);
    await expect(resources.getByText(/^Prometheus, \d+ s ago$/)).toBeVisible({ timeout: 60_000 });
    await expect(rate).toBeVisible({ timeout: 60_000 });

    await test.step('away: since when, why, and everything as it was', async () => {
      await prometheus.kill();
      await expect(resources.getByText(/^stale since \d\d:\d\d:\d\d$/)).toBeVisible({ timeout: 30_000 });
      const note = page.getByText(/Traffic: stale since \d\d:\d\d:\d\d/);
      await expect(note).toBeVisible();
      await expect(page.getByText(/Rates and errors are the last known ones; verdicts are exact\./)).toBeVisible();
      await expect(rate).toBeVisible();
      // Objects are read as before.
      await expect(on(page).rail).toContainText('6 broken, 4 degraded');
      await expectAccessible(page);
      await page.reload();
      await mapIsLive(page);
      await expect(note).toBeVisible();
      await expect(rate).toBeVisible();
    });

    await test.step('back: by itself, on a page that stayed open', async () => {
      await prometheus.run();
      await expect(resources.getByText(/^Prometheus, \d+ s ago$/)).toBeVisible({ timeout: 90_000 });
      await expect(page.getByText(/Traffic: stale since/)).toHaveCount(0);
      await expect(rate).toBeVisible();
    });
  } finally {
    await server.stop();
    await prometheus.stop();
  }
});
