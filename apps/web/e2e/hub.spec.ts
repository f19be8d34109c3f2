import { PROMETHEUS } from '@fairlead/test-kit/promql-products';
import { startPromqlServer } from '@fairlead/test-kit/promql-server';
import { expect, expectAccessible, mapIsLive, on, test } from './journey.ts';
import { startCluster, startServer } from './programs.ts';

/** More than the list of callers holds. */
const CALLERS = 240;
const names = Array.from({ length: CALLERS }, (_, index) => `client-${String(index).padStart(3, '0')}`);

const deployment = (name: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'platform' },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: 'app', image: 'registry.example/client:1.0' }] },
    },
  },
});

const call = (name: string, code: string) => ({
  reporter: 'destination',
  source_workload: name,
  source_workload_namespace: 'platform',
  destination_workload: 'dns',
  destination_workload_namespace: 'platform',
  destination_service: 'dns.platform.svc.cluster.local',
  destination_service_name: 'dns',
  destination_service_namespace: 'platform',
  request_protocol: 'http',
  response_code: code,
});

test('a service with 240 callers keeps its card, folds their lines into one, and lists the busiest', async ({
  page,
}) => {
  const cluster = await startCluster();
  for (const name of names) await cluster.create('/apis/apps/v1/namespaces/platform/deployments', deployment(name));
  const prometheus = await startPromqlServer(PROMETHEUS, {
    // The first calls most; half of what the last one asks fails.
    istio_requests_total: [
      ...names.map((name, index) => [call(name, '200'), CALLERS - index] as const),
      [call('client-239', '503'), 1] as const,
    ],
  });
  const source = `http://127.0.0.1:${prometheus.port}`;
  const server = await startServer(['--kubeconfig', cluster.kubeconfig, '--prometheus', source]);
  try {
    await page.goto(`${server.url}/map?namespace=platform&select=service/platform/dns`);
    await mapIsLive(page);
    const { map, drawer } = on(page);

    await test.step('one card stands for all callers, says how many fail, and shows their lines when asked', async () => {
      const callers = map.getByRole('listitem').filter({ hasText: /^240 callers, 1 fail of dns/ });
      await expect(callers).toHaveText(/press Enter to show their lines$/);
      await map.focus();
      await page.keyboard.press('Control+ArrowLeft');
      await expect(map).toHaveAttribute('aria-activedescendant', /callers service\/platform\/dns/);
      await page.keyboard.press('Enter');
      await expect(callers).toHaveText(/press Enter to hide their lines$/);
      await page.keyboard.press('Enter');
      await expect(callers).toHaveText(/press Enter to show their lines$/);
    });

    await test.step('the list of callers begins with the busiest, and says how many there are beyond it', async () => {
      await drawer('dns').getByRole('tab', { name: 'Callers 240' }).click();
      const list = drawer('dns').getByRole('grid', { name: 'Calls it' });
      await expect(list.getByRole('row').nth(1)).toContainText('client-000');
      await expect(drawer('dns').getByText('200 of 240, those with most calls')).toBeVisible();
      await expectAccessible(page);
    });

    await test.step('the table counts them', async () => {
      await page.keyboard.press('g');
      await page.keyboard.press('s');
      await expect(page).toHaveURL(/\/services\?/);
      await page.keyboard.press('Escape');
      await expect(drawer('dns')).toBeHidden();
      await page.getByRole('button', { name: 'Callers', exact: true }).click();
      await expect(page).toHaveURL(/sort=callers/);
      await page.getByRole('button', { name: 'Callers', exact: true }).click();
      await expect(page).toHaveURL(/sort=-callers/);
      await expect(page.getByRole('treegrid').getByRole('row', { level: 2 }).first()).toContainText(/dns.*240/);
    });
  } finally {
    await server.stop();
    await prometheus.stop();
    await cluster.stop();
  }
});
