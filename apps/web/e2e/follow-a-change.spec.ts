import { expect, mapIsLive, on, test } from './journey.ts';
import { expectPaintedLive, forgetPaints, recordPaints } from './painted.ts';
import { changedShare } from './pictures.ts';

interface Named {
  readonly metadata: { readonly name: string };
}

test('an edited selector breaks a service on the screen, and moves nothing else', async ({ page, own }) => {
  const { cluster, server } = own;
  const { rail, row, card, map, verdict } = on(page);
  await recordPaints(page);
  // Nothing changes by itself in these two namespaces.
  await page.goto(`${server.url}/map?namespace=batch&namespace=payments`);
  await mapIsLive(page);
  await expect(card('pay', 'payments')).toContainText('degraded', { ignoreCase: true });
  const before = await map.screenshot();
  await forgetPaints(page);

  await cluster.patch('/api/v1/namespaces/payments/services/ledger-read', { spec: { selector: { tier: 'nowhere' } } });
  await expect(row('ledger-read', 'payments')).toContainText('No pod matches');
  await expect(verdict('Broken')).toHaveText('Broken 2');
  await expect(card('ledger-read', 'payments')).toContainText('broken', { ignoreCase: true });
  await expect(map).toHaveAccessibleName(/2 broken/);
  await expectPaintedLive(page);
  await expect(page.getByText('ledger-read lost its last backend.')).toBeAttached();

  // One card and two counts are painted anew; a picture laid out anew would differ nearly everywhere.
  const share = await changedShare(page, before, await map.screenshot());
  expect(share).toBeGreaterThan(0);
  expect(share).toBeLessThan(0.03);

  await cluster.patch('/api/v1/namespaces/payments/services/ledger-read', {
    spec: { selector: { tier: null, 'app.kubernetes.io/name': 'ledger' } },
  });
  await expect(row('ledger-read', 'payments')).toBeHidden();
  await expect(rail).toContainText('1 broken');
  await expect(page.getByText('ledger-read has a backend again.')).toBeAttached();
});

test('a scaled Deployment and a deleted pod show on the card and in the open drawer', async ({ page, own }) => {
  const { cluster, server } = own;
  const { card, drawer } = on(page);
  await recordPaints(page);
  await page.goto(`${server.url}/map?namespace=payments&select=service/payments/ledger`);
  await mapIsLive(page);
  await expect(drawer('ledger').getByRole('tab', { name: 'Pods 3/3' })).toBeVisible();
  await forgetPaints(page);

  await cluster.patch('/apis/apps/v1/namespaces/payments/statefulsets/ledger/scale', { spec: { replicas: 4 } });
  await expect(card('ledger', 'payments')).toContainText('3 of 4 pods receive traffic');
  await expect(drawer('ledger').getByRole('tab', { name: 'Pods 3/4' })).toBeVisible();
  await expect(drawer('ledger').getByRole('list', { name: /^Pods,/ })).toContainText('ledger-3');
  await expect(card('ledger', 'payments')).toContainText('4 of 4 pods receive traffic', { timeout: 30_000 });
  await expectPaintedLive(page);

  const pods = await cluster.list<Named>('/api/v1/namespaces/payments/pods?labelSelector=app=pay');
  const [pod] = pods.map(({ metadata }) => metadata.name).filter((name) => name.startsWith('pay-stable-'));
  await cluster.remove(`/api/v1/namespaces/payments/pods/${pod}`);
  await expect(card('pay', 'payments')).toContainText(/2 of \d pods receive traffic/);
  await expectPaintedLive(page);
});

test('a new service appears, and a deleted one goes', async ({ page, own }) => {
  const { cluster, server } = own;
  const { card, map } = on(page);
  await page.goto(`${server.url}/map`);
  await mapIsLive(page);
  const service = { metadata: { name: 'brand-new' }, spec: { selector: { app: 'nobody' }, ports: [{ port: 80 }] } };
  await cluster.create('/api/v1/namespaces/shop/services', { apiVersion: 'v1', kind: 'Service', ...service });
  await expect(map).toHaveAccessibleName(/27 services, 7 broken/);
  await expect(card('brand-new', 'shop')).toContainText('broken', { ignoreCase: true });
  await cluster.remove('/api/v1/namespaces/shop/services/brand-new');
  await expect(map).toHaveAccessibleName(/26 services, 6 broken/);
  await expect(card('brand-new', 'shop')).toHaveCount(0);
});

test('a paused picture stands still, counts what waits, and catches up', async ({ page, own }) => {
  const { cluster, server } = own;
  const { rail, row, map } = on(page);
  await page.goto(`${server.url}/map`);
  await mapIsLive(page);
  await map.focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(/Paused at \d\d:\d\d:\d\d/)).toBeVisible();
  await cluster.patch('/api/v1/namespaces/shop/services/cart', { spec: { selector: { tier: 'nowhere' } } });
  await expect(page.getByText(/[1-9]\d* changes? waiting/)).toBeVisible();
  await expect(rail).toContainText('6 broken');
  await expect(row('cart', 'shop')).toBeHidden();
  await page.getByRole('button', { name: 'Resume' }).first().click();
  await expect(rail).toContainText('7 broken');
  await expect(row('cart', 'shop')).toBeVisible();
  await expect(page.getByText(/Paused at \d/)).toBeHidden();
});
