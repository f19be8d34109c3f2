import { everythingIsLive, expect, expectAccessible, on, test } from './journey.ts';

test('the cache panel shows what is held, and measures what is not', async ({ page, context, demo }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('measure')) asked.push(request.url());
  });
  await page.goto(`${demo.url}/map`);
  await everythingIsLive(page);
  await on(page).resources.getByRole('link', { name: /^Pods/ }).click();
  await expect(page).toHaveURL(/\/cache\?open=pods/);
  await expect(page.getByRole('heading', { level: 1, name: 'Cache' })).toBeVisible();
  const table = page.getByRole('table', { name: 'Resources in the cache' });
  for (const resource of ['services', 'pods', 'nodes', 'namespaces', 'deployments', 'ingresses']) {
    await expect(table.getByRole('row', { name: new RegExp(`^Details of ${resource} `) })).toContainText('live');
  }
  await expect(table.getByRole('row', { name: /replicasets/ })).toContainText('metadata only');
  await expect(table.getByRole('button', { name: 'Details of pods' })).toHaveAttribute('aria-expanded', 'true');
  await expect(table.getByText('Per second, last minute')).toBeVisible();
  await expect(table.getByText(/added [\d.]+ · modified [\d.]+ · deleted [\d.]+ · bookmarks/)).toHaveCount(2);
  await expect(table.getByRole('row', { name: /endpoint/i })).toHaveCount(0);

  // Nothing is asked of the cluster, and nothing claimed, before somebody wants to know.
  await expect(page.getByRole('heading', { name: 'Not measured' })).toBeVisible();
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: /^Measure \(/ }).click();
  await expect(page.getByRole('button', { name: /^Measure again \(/ })).toBeVisible();
  expect(asked).toHaveLength(1);
  for (const bar of ['Fairlead now', 'as trimmed objects', 'as whole objects', 'packed as tightly as our pods']) {
    await expect(page.getByRole('img', { name: new RegExp(`${bar}: .*EndpointSlices`) })).toBeVisible();
  }
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^### Fairlead .* cache/);
  expect(text).toContain('| pods v1 | live |');
  expect(text).not.toContain('fraud');
});
