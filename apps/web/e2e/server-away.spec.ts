import { expect, everythingIsLive, mapIsLive, on, test } from './journey.ts';
import { makeOtherVersion } from './otherVersion.ts';
import { root, startServer } from './programs.ts';

test('without Fairlead the last picture stays, dated, until it is back', async ({ page, own }) => {
  const { map, rail, resources } = on(page);
  await page.goto(`${own.server.url}/map`);
  await mapIsLive(page);
  await own.server.stop();
  await expect(page.getByText(/No connection to Fairlead for/)).toBeVisible();
  await expect(page.getByText(/The map shows \d\d:\d\d:\d\d/)).toBeVisible();
  await expect(page.getByText(/Next try in \d+ s\./)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Not connected/ })).toBeVisible();
  await expect(resources).toContainText(/lost at revision [\d,]+/);
  await expect(rail).toContainText('6 broken, 4 degraded');
  await expect(map).toBeVisible();

  // Tried while nobody answers yet: the server comes back by itself below, and the button goes with the trouble.
  const tried = page.waitForRequest(/\/api\/v1\//);
  await page.getByRole('button', { name: 'Try now' }).click();
  await tried;
  await expect(page.getByText(/No connection to Fairlead for/)).toBeVisible();

  const back = await startServer(['--kubeconfig', own.cluster.kubeconfig], { port: own.server.port });
  await everythingIsLive(page);
  await expect(page.getByText(/No connection to Fairlead/)).toBeHidden();
  await expect(rail).toContainText('6 broken, 4 degraded');
  await back.stop();
});

test('a page that never had a picture says what failed, and goes on by itself', async ({ page, demo }) => {
  // The document comes, the API does not.
  await page.route('**/api/**', (route) => route.abort('connectionrefused'));
  await page.goto(`${demo.url}/map`);
  await expect(page.getByRole('heading', { name: /Could not read the map/ })).toBeVisible();
  await expect(page.getByText('Fairlead does not answer. It may have been stopped.')).toBeVisible();
  const tried = page.waitForRequest(/\/api\/v1\//);
  await page.getByRole('button', { name: 'Try again' }).click();
  await tried;
  await expect(page.getByRole('heading', { name: /Could not read the map/ })).toBeVisible();
  await page.unroute('**/api/**');
  await mapIsLive(page);
});

test('a server upgraded under an open page offers a reload', async ({ page, own }) => {
  const { server, cluster } = own;
  const other = await makeOtherVersion(root);
  await page.goto(`${server.url}/map`);
  await mapIsLive(page);
  await server.stop();
  const upgraded = await startServer(['--kubeconfig', cluster.kubeconfig], { port: server.port, from: other.root });
  const offer = page.getByText(`Fairlead on the server is now ${other.version}`);
  await expect(offer).toBeVisible({ timeout: 30_000 });
  await everythingIsLive(page);
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await mapIsLive(page);
  await expect(offer).toBeHidden();
  await page.getByRole('button', { name: /^Cluster/ }).click();
  await expect(page.getByRole('dialog', { name: 'Cluster' })).toContainText(other.version);
  await upgraded.stop();
  await other.remove();
});
