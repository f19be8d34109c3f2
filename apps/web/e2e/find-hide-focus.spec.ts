import { drawnSvg } from './drawn.ts';
import { expect, expectAccessible, mapIsLive, on, test } from './journey.ts';

test.beforeEach(async ({ page, demo }) => {
  await page.goto(demo.url);
  await mapIsLive(page);
});

test('a service is found by the IP of a pod and by a label, and Enter walks through', async ({ page, demo }) => {
  const { find, card } = on(page);
  const answer = await page.request.get(`${demo.url}/api/v1/namespaces/payments/services/pay`);
  const { pods } = (await answer.json()) as { readonly pods: readonly { readonly addresses: readonly string[] }[] };
  const ip = pods.flatMap(({ addresses }) => addresses)[0] ?? '';
  await page.keyboard.press('/');
  await page.keyboard.type(`${ip} kind:service`);
  await expect(page.getByRole('status').getByText('1 match', { exact: true })).toBeAttached();
  await find.press('Enter');
  await expect(page).toHaveURL(/select=service(\/|%2F)payments(\/|%2F)pay(&|$)/);

  await find.fill('name:');
  await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible();
  await find.fill('ns:pay');
  await page.getByRole('option', { name: 'ns:payments' }).waitFor();
  await expectAccessible(page);
  await find.press('Tab');
  await find.pressSequentially('verdict:broken OR name:cart');
  await expect(find).toHaveValue('ns:payments verdict:broken OR name:cart');
  await expect(page.getByRole('status').getByText('2 matches', { exact: true })).toBeAttached();
  await find.press('Enter');
  await expect(page).toHaveURL(/select=service(\/|%2F)payments(\/|%2F)fraud/);
  await find.press('Enter');
  await expect(page).toHaveURL(/select=service(\/|%2F)shop(\/|%2F)cart/);
  await find.press('Shift+Enter');
  await expect(page.getByRole('status').getByText('fraud, match 1 of 2')).toBeAttached();
  await expect(card('fraud', 'payments')).toBeAttached();
});

test('what is hidden is counted, and Back brings it back', async ({ page }) => {
  const { card, map } = on(page);
  await page.getByRole('button', { name: 'Hide', exact: true }).click();
  await page.getByRole('checkbox', { name: /^Services at rest/ }).click();
  await expect(page.getByRole('button', { name: /^Hidden: \d+$/ })).toBeVisible();
  await expect(card('gift-wrap', 'shop')).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Hide what matches ...' }).fill('verdict:broken');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Hidden: \d+, 6 broken$/ })).toBeVisible();
  await expect(page.getByText('services are hidden: 6 broken')).toBeVisible();
  await expect(map).toHaveAccessibleName('Service map, 26 services, 6 broken');
  await expectAccessible(page);
  await page.goBack();
  await page.goBack();
  await expect(card('gift-wrap', 'shop')).toBeAttached();
  await expect(card('fraud', 'payments')).toBeAttached();
});

test('a focus leaves the neighbours, and the way to another service what lies between', async ({ page }) => {
  const { card, row } = on(page);
  await row('checkout', 'shop').click();
  await page.getByRole('button', { name: 'Focus', exact: true }).click();
  await page.getByRole('menuitem', { name: '2 steps' }).click();
  await expect(page).toHaveURL(/focus=.*upstream=2.*downstream=2/);
  await expect(page.getByText('checkout, 2 steps both ways')).toBeVisible();
  await expect(card('sitemap', 'shop')).toHaveCount(0);
  await expect(card('checkout', 'shop')).toBeAttached();

  await page.getByRole('button', { name: 'Focus', exact: true }).click();
  await page.getByRole('textbox', { name: 'Path to: find the other end' }).fill('front');
  await page.getByRole('menuitem', { name: /^frontend/ }).click();
  await expect(page).toHaveURL(/path=.*checkout&path=.*frontend/);
  await expect(page.getByText(/^checkout to frontend: /)).toBeVisible();
  await expect(card('frontend', 'shop')).toBeAttached();
  await page.goBack();
  await expect(page.getByText('checkout, 2 steps both ways')).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(card('sitemap', 'shop')).toBeAttached();
});

test('a view is saved under a name and opened again, on the table too', async ({ page }) => {
  const { find } = on(page);
  await find.fill('ready<total -ns:payments');
  await expect(page).toHaveURL(/find=ready/);
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('textbox', { name: 'Name this view ...' }).fill('lacking pods');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'lacking pods', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await on(page).screen('Services').click();
  const table = page.getByRole('treegrid');
  await expect(table.getByRole('row', { name: /wishlist/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /\bcart\b/ })).toHaveCount(0);
  await page.goto(new URL('/map', page.url()).href);
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('menuitem', { name: 'lacking pods', exact: true }).click();
  await expect(find).toHaveValue('ready<total -ns:payments');

  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('menuitem', { name: 'Rename the view lacking pods' }).click();
  await page.getByRole('textbox', { name: 'Rename the view lacking pods' }).fill('too few pods');
  await page.keyboard.press('Enter');
  await page.reload();
  await page.getByRole('button', { name: 'Saved views' }).click();
  await expect(page.getByRole('menuitem', { name: 'too few pods', exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: 'Delete the view too few pods' }).click();
  await expect(page.getByRole('menuitem', { name: 'too few pods', exact: true })).toHaveCount(0);
});

test('cards are grouped by a label across namespaces, the address says so, and Back undoes it', async ({ page }) => {
  const { card } = on(page);
  const menu = (text: string) => page.getByRole('button', { name: `Group: ${text}`, exact: true });
  const drawn = (): Promise<string> => drawnSvg(page, 'the whole map');
  await menu('auto').click();
  const offered = page.getByRole('listbox', { name: 'Group' }).getByRole('option');
  await expect(offered.filter({ hasText: /^label app\.kubernetes\.io\/part-of/ })).toBeVisible();
  await offered.filter({ hasText: /^label app ?Areas/ }).click();
  await expect(page).toHaveURL(/group=label(:|%3A)app(&|$)/);
  await expect(menu('label app')).toBeFocused();
  await expect(card('fraud', 'payments')).toBeAttached();
  await expect(async () => expect(await drawn()).toContain('without app')).toPass();
  await page.reload();
  await expect(menu('label app')).toBeVisible();
  await mapIsLive(page);
  await page.goBack();
  await expect(menu('auto')).toBeVisible();
  await expect(page).not.toHaveURL(/group=/);
  await expect(async () => expect(await drawn()).not.toContain('without app')).toPass();
});
