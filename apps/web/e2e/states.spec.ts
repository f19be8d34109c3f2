import { startClusterProxy } from './clusterProxy.ts';
import { expect, expectAccessible, mapIsLive, on, test } from './journey.ts';
import { startCluster, startServer } from './programs.ts';

interface InNamespace {
  readonly metadata: { readonly name: string; readonly namespace: string };
}

test('an empty cluster says what was read, and the map appears by itself', async ({ page }) => {
  const cluster = await startCluster();
  for (const { metadata } of await cluster.list<InNamespace>('/api/v1/services')) {
    await cluster.remove(`/api/v1/namespaces/${metadata.namespace}/services/${metadata.name}`);
  }
  const server = await startServer(['--kubeconfig', cluster.kubeconfig]);
  await page.goto(server.url);
  await expect(page.getByRole('heading', { name: 'No services in this cluster yet' })).toBeVisible();
  await expect(page.getByText(/Read \d+ namespaces and \d+ pods; none has a Service/)).toBeVisible();
  await expectAccessible(page);
  const spec = { selector: { 'app.kubernetes.io/name': 'cart' }, ports: [{ port: 80, targetPort: 'http' }] };
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'first' }, spec };
  await cluster.create('/api/v1/namespaces/shop/services', service);
  await expect(on(page).map).toHaveAccessibleName('Service map, 1 service, 0 broken');
  await expect(page.getByText('The only service has ready backends')).toBeVisible();
  await expectAccessible(page);
  await server.stop();
  await cluster.stop();
});

test('while pods are read there is no verdict; then, without the right to read them, the mend', async ({ page }) => {
  const cluster = await startCluster();
  const proxy = await startClusterProxy(cluster);
  proxy.hold('pods');
  const server = await startServer(['--kubeconfig', proxy.kubeconfig]);
  const { rail, card, map, resources } = on(page);
  await page.goto(server.url);
  const reading = page.getByRole('region', { name: 'Reading the cluster' });
  await expect(reading).toContainText('No verdict before pods and nodes are complete.');
  await expect(reading.getByRole('progressbar', { name: /pods/i })).toHaveAttribute('aria-valuetext', 'waiting');
  await expect(reading.getByRole('progressbar', { name: /nodes/i })).toHaveAttribute('aria-valuetext', '12, done');
  await expect(card('catalog', 'shop')).toContainText(/unknown/i);
  await expect(rail).not.toContainText('broken');
  await expectAccessible(page);

  proxy.release();
  await mapIsLive(page);
  await expect(reading).toBeHidden();
  await expect(rail).toContainText('6 broken, 4 degraded');

  proxy.forbid('pods');
  await expect(page.getByText('May not list pods.')).toBeVisible();
  await expect(page.getByText(/kubectl create clusterrolebinding .*--serviceaccount=tools:fairlead/)).toBeVisible();
  await expect(resources.getByRole('listitem').filter({ hasText: 'Pods' })).toContainText('forbidden');
  await expect(card('catalog', 'shop')).toContainText(/unknown/i);
  await expect(page.getByRole('application').getByText(/, OK, /)).toHaveCount(0);
  await expect(map).toBeVisible();
  await expectAccessible(page);

  proxy.release();
  await expect(page.getByText('May not list pods.')).toBeHidden({ timeout: 45_000 });
  await server.stop();
  await proxy.stop();
  await cluster.stop();
});
