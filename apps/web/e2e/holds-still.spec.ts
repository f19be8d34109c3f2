import { seenPlaces } from './drawn.ts';
import { expect, mapIsLive, on, test } from './journey.ts';

const CHANGES = Number(process.env['FAIRLEAD_TEST_CHANGES'] ?? 120);
const LOOKS = 6;
const NAMESPACES = ['shop', 'payments', 'platform', 'batch'];

test.setTimeout(60_000 + CHANGES * 300);

/** The same numbers each time, from 0 to below `limit`. */
function numbers(): (limit: number) => number {
  let state = 7;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
}

test('services come and go, a window is resized, and nothing else moves, nor what was put somewhere by hand', async ({
  page,
  own,
}) => {
  const { cluster, server } = own;
  const before = '/map?pin=service/shop/cart@700,760';
  await page.goto(`${server.url}${before}`);
  await mapIsLive(page);
  await expect(on(page).card('fraud', 'payments')).toBeAttached();
  const first = await seenPlaces(page);
  const stood = Object.entries(first).filter(([id]) => id.includes('/'));
  expect(stood.length).toBeGreaterThan(25);

  const number = numbers();
  const there = new Map<string, string>();
  for (let change = 1; change <= CHANGES; change += 1) {
    const namespace = NAMESPACES[number(NAMESPACES.length)] ?? '';
    const gone = [...there][number(there.size + 1)];
    if (gone !== undefined && number(5) > 1) {
      await cluster.remove(`/api/v1/namespaces/${gone[1]}/services/${gone[0]}`);
      there.delete(gone[0]);
    } else {
      const name = `${'acmz'[number(4)]}-${change}`;
      const spec = { selector: { app: 'nobody' }, ports: [{ port: 80 }] };
      const service = { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec };
      await cluster.create(`/api/v1/namespaces/${namespace}/services`, service);
      there.set(name, namespace);
    }
    if (change % Math.floor(CHANGES / LOOKS) !== 0) continue;
    await expect(on(page).map).toHaveAccessibleName(new RegExp(`^Service map, ${26 + there.size} services, `));
    await page.setViewportSize(change % 2 === 0 ? { width: 1280, height: 800 } : { width: 1600, height: 1000 });
    await page.setViewportSize({ width: 1440, height: 900 });
    // What has come may have made the picture larger, so it may be seen from elsewhere: places are those of the map itself.
    const now = await seenPlaces(page);
    expect(Object.fromEntries(stood.map(([id]) => [id, now[id]]))).toEqual(Object.fromEntries(stood));
  }

  await page.reload();
  await mapIsLive(page);
  await expect(on(page).card('fraud', 'payments')).toBeAttached();
  const reloaded = await seenPlaces(page);
  expect(reloaded['service/shop/cart']).toBe(first['service/shop/cart']);
});
