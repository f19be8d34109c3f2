import { startClusterProxy } from './clusterProxy.ts';
import { everythingIsLive, expect, expectAccessible, mapIsLive, on, test } from './journey.ts';
import { startCluster, startServer } from './programs.ts';

test('another cluster at the same address takes the place of the first, on every screen that is open', async ({
  context,
}) => {
  const cluster = await startCluster();
  const server = await startServer(['--kubeconfig', cluster.kubeconfig]);
  const [map, table, own] = [await context.newPage(), await context.newPage(), await context.newPage()];
  await map.goto(`${server.url}/map?select=service/payments/fraud`);
  await table.goto(`${server.url}/services`);
  await own.goto(`${server.url}/services/payments/fraud`);
  for (const page of [map, table, own]) await everythingIsLive(page);
  await expect(on(map).drawer('fraud').getByRole('tab').first()).toBeVisible();
  await expect(table.getByRole('row', { name: /fraud/ })).toBeVisible();
  await expect(own.getByRole('tab').first()).toBeVisible();

  await cluster.stop();
  await expect(
    on(map)
      .resources.getByText(/retrying/)
      .first(),
  ).toBeVisible();
  const args = ['--scene', 'fleet', '--services', '12', '--pods', '24'];
  const other = await startCluster({ port: cluster.port, args });
  await expect(async () => everythingIsLive(map)).toPass({ timeout: 40_000 });
  await expect(on(map).map).toHaveAccessibleName(/^Service map, 12 services/);
  await expect(map.getByRole('application').getByText(/^fraud, /)).toHaveCount(0);
  await expect(on(map).rail).not.toContainText('fraud');
  await expect(table.getByRole('row', { name: /service-00000/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /fraud/ })).toHaveCount(0);
  for (const page of [map, own]) {
    await expect(page.getByRole('heading', { name: 'Could not read the service: it was deleted' })).toBeVisible();
    await expectAccessible(page);
  }
  await server.stop();
  await other.stop();
});

test('with the rights of one namespace there are its services, and it says what is not known', async ({ page }) => {
  const cluster = await startCluster();
  const proxy = await startClusterProxy(cluster);
  proxy.confine('payments');
  const server = await startServer(['--kubeconfig', proxy.kubeconfig, '--namespace', 'payments']);
  const { card, map, rail, resources } = on(page);
  await page.goto(`${server.url}/map`);
  await expect(map).toHaveAccessibleName('Service map, 5 services, 1 broken');
  await expect(card('fraud', 'payments')).toContainText('Broken');
  await expect(card('ledger-read', 'payments')).toContainText('OK');
  await expect(rail).toContainText('fraud');
  await expect(resources.getByRole('listitem').filter({ hasText: 'Nodes' })).toContainText('forbidden');
  await expect(page.getByText('May not list nodes.')).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${server.url}/services?open=service/payments/fraud`);
  await expect(page.getByRole('row', { name: /x2k4p/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^cart/ })).toHaveCount(0);
  await page.goto(`${server.url}/services/shop/cart`);
  await expect(page.getByRole('heading', { name: 'Services in namespace shop are not read' })).toBeVisible();
  await expect(page.getByText(/Fairlead was started for other namespaces only/)).toBeVisible();
  await expectAccessible(page);
  await server.stop();
  await proxy.stop();
  await cluster.stop();
});

test('a service that is deleted while its page is open says so, and is there again once it is made again', async ({
  page,
  own: { cluster, server },
}) => {
  await page.goto(`${server.url}/services/shop/cart`);
  await everythingIsLive(page);
  await page.getByRole('tab', { name: 'YAML' }).first().click();
  await expect(page.getByRole('region', { name: 'YAML' }).first()).toBeVisible();
  const address = '/api/v1/namespaces/shop/services/cart';
  const before = (await (await fetch(`${cluster.server}${address}`)).json()) as {
    readonly metadata: { readonly name: string; readonly labels?: unknown };
    readonly spec: { readonly selector: unknown; readonly ports: unknown };
  };
  await cluster.remove(address);
  await expect(page.getByRole('heading', { name: 'Could not read the service: it was deleted' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'cart' })).toBeVisible();
  // A mark of its last verdict would say that it is well.
  await expect(page.getByRole('main').getByRole('img', { name: 'OK' })).toHaveCount(0);
  await expectAccessible(page);

  const { metadata, spec } = before;
  await cluster.create('/api/v1/namespaces/shop/services', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: metadata.name, labels: metadata.labels },
    spec: { selector: spec.selector, ports: spec.ports },
  });
  await expect(page.getByRole('tab', { name: /^Pods \d\/\d/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Could not read the service: it was deleted' })).toHaveCount(0);
  await page.goto(`${server.url}/map?select=service/shop/cart`);
  await mapIsLive(page);
});
