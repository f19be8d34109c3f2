import { startClusterProxy } from './clusterProxy.ts';
import { everythingIsLive, expect, expectAccessible, mapIsLive, on, test } from './journey.ts';
import { startCluster, startServer } from './programs.ts';

test('an address that no cluster can answer says so, and the page stays live', async ({ page, demo }) => {
  await page.goto(`${demo.url}/map?namespace=No_Name&select=bogus`);
  await mapIsLive(page);
  await expect(page.getByText('Not known here: namespace=No_Name')).toBeVisible();
  await expect(page.getByText('Not known here: select=bogus')).toBeVisible();
  await expect(on(page).card('fraud', 'payments')).toBeAttached();

  await page.goto(`${demo.url}/services/No_Name/cart`);
  await expect(page.getByRole('heading', { name: 'Could not read the service' })).toBeVisible();
  await everythingIsLive(page);
  await expect(page.getByRole('button', { name: /^Not connected/ })).toHaveCount(0);
});

test('an address that is no screen says so in words, with the way on', async ({ page, demo }) => {
  const response = await page.goto(`${demo.url}/maps?namespace=payments`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'There is no screen at this address' })).toBeVisible();
  await expect(page.getByText('/maps', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Open the map' }).click();
  await expect(page).toHaveURL(/\/map\?namespace=payments/);
  await mapIsLive(page);
});

test('without any rights nothing is said of services, not even that there are none', async ({ page }) => {
  const cluster = await startCluster();
  const proxy = await startClusterProxy(cluster);
  for (const resource of ['services', 'pods', 'nodes', 'namespaces']) proxy.forbid(resource);
  const server = await startServer(['--kubeconfig', proxy.kubeconfig]);
  await page.goto(`${server.url}/map`);
  await expect(page.getByText('May not list services.')).toBeVisible();
  await expect(page.getByText('May not list pods.')).toBeVisible();
  await expect(on(page).rail).toContainText('Services are not read, so nothing is known of them.');
  await expect(page.getByText(/verdicts are exact/)).toHaveCount(0);
  for (const word of ['All', 'Broken', 'Degraded']) {
    await expect(page.getByRole('button', { name: `${word} (not known: may not be read)` })).toBeVisible();
  }
  await expect(page.getByText('– services · – pods')).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${server.url}/services/shop/cart`);
  await expect(page.getByRole('heading', { name: 'Services in namespace shop are not read' })).toBeVisible();
  await expect(page.getByText(/There is no service/)).toHaveCount(0);
  await expectAccessible(page);
  await server.stop();
  await proxy.stop();
  await cluster.stop();
});
