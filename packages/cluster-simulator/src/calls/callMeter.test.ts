import { describe, expect, it } from 'vitest';
import { useApi } from '../../test/api.ts';
import { readExposition, sumOf } from '../../test/scraped.ts';
import { breaths } from './breath.ts';

const api = useApi();
const REQUESTS = 'istio_requests_total';

async function scrape(): Promise<Map<string, number>> {
  return readExposition(await (await api.get('/telemetry/metrics')).text());
}

/** What happened between two scrapes, per second of an even breath. */
async function rates(seconds: number, during: () => Promise<void> | void = () => undefined) {
  const before = await scrape();
  const fromMs = api.clock.now();
  await during();
  api.clock.advance(seconds * 1000);
  const after = await scrape();
  const even = breaths(fromMs, api.clock.now());
  return (metric: string, labels: Readonly<Record<string, string>>): number =>
    (sumOf(after, metric, labels) - sumOf(before, metric, labels)) / even;
}

const fromFrontend = { reporter: 'source', source_workload: 'frontend' };

async function live(namespace: string, name: string, life: string): Promise<void> {
  for (const { metadata } of api.simulator.world.list('pods', namespace)) {
    if (metadata.labels?.['app.kubernetes.io/name'] !== name) continue;
    const patch = { metadata: { annotations: { simulate: life } } };
    const path = `/api/v1/namespaces/${namespace}/pods/${metadata.name}`;
    expect((await api.send('PATCH', path, patch, 'application/merge-patch+json')).status).toBe(200);
  }
}

describe('calls in the shop', () => {
  it('are as many as its picture says, and fail where it says', () => {
    const told = api.simulator.calls().map(({ call, errorShare }) => {
      const name = `${call.from.name} > ${call.to.name}`;
      return [name, Math.round(errorShare * 100)];
    });
    expect(Object.fromEntries(told)).toEqual({
      'gateway > frontend': 0,
      'frontend > catalog': 0,
      'frontend > search': 0,
      'frontend > reviews': 48,
      'frontend > cart': 0,
      'frontend > recommendations': 100,
      'frontend > wishlist': 100,
      'frontend > checkout': 9,
      'checkout > orders': 100,
      'checkout > coupons': 100,
      'checkout > pay': 0,
      'pay > fraud': 100,
      'pay > ledger-api': 0,
      'ledger-api > ledger': 0,
    });
  });

  it.each([
    { to: 'catalog', code: '200', want: 329.6 * 0.9945 },
    { to: 'reviews', code: '503', want: 20.2 },
    { to: 'recommendations', code: '503', want: 38 },
    { to: 'wishlist', code: '503', want: 12 },
    { to: 'checkout', code: '500', want: 2 },
  ])('counts $want calls a second to $to that end with $code', async ({ to, code, want }) => {
    const rate = await rates(20);
    const found = rate(REQUESTS, { ...fromFrontend, destination_service_name: to, response_code: code });
    expect(Math.abs(found / want - 1)).toBeLessThan(0.05);
  });

  it('are the same at both ends, where there is another end', async () => {
    const rate = await rates(20);
    for (const service of ['catalog', 'search', 'cart', 'checkout', 'pay', 'ledger-api']) {
      const ends = ['source', 'destination'].map((reporter) =>
        rate(REQUESTS, { reporter, destination_service_name: service }),
      );
      expect(ends[1], service).toBeGreaterThan(1);
      expect(Math.abs((ends[0] ?? 0) / (ends[1] ?? 0) - 1), service).toBeLessThan(0.02);
    }
    expect(rate(REQUESTS, { reporter: 'destination', destination_service_name: 'orders' })).toBe(0);
  });

  it('flow on only from where they arrive', async () => {
    await live('shop', 'checkout', 'not-ready');
    api.clock.advance(20_000);
    const rate = await rates(30);
    expect(rate(REQUESTS, { destination_service_name: 'pay' })).toBe(0);
    expect(rate(REQUESTS, { destination_service_name: 'fraud' })).toBe(0);
    expect(rate(REQUESTS, { ...fromFrontend, destination_service_name: 'checkout', response_flags: 'UH' })).toBeCloseTo(
      22,
      0,
    );
  });

  it('fail from the moment on in which the last backend is lost, even if nobody looks', async () => {
    const rate = await rates(60, async () => {
      api.clock.advance(30_000);
      await live('shop', 'cart', 'not-ready');
    });
    const cart = { ...fromFrontend, destination_service_name: 'cart' };
    const failed = rate(REQUESTS, { ...cart, response_code: '503' });
    const all = rate(REQUESTS, cart);
    // Thirty seconds well, then sixty in which readiness is lost after some more seconds.
    expect(failed / all).toBeGreaterThan(0.45);
    expect(failed / all).toBeLessThan(0.7);
  });

  it('never step back while pods come and go', async () => {
    let before = await scrape();
    for (let round = 0; round < 12; round++) {
      api.clock.advance(15_000);
      const after = await scrape();
      for (const [sample, value] of after) {
        const was = before.get(sample) ?? 0;
        if (value < was) expect.fail(`${sample} went from ${was} to ${value}`);
      }
      before = after;
    }
  });

  it('are made by those pods only that take traffic, and unevenly where clients stick to one', async () => {
    const rate = await rates(20);
    const cart = api.simulator.world.list('pods', 'shop').filter(({ metadata }) => metadata.name.startsWith('cart-'));
    const each = cart.map(({ metadata }) => rate(REQUESTS, { reporter: 'destination', pod: metadata.name }));
    expect(Math.max(...each) / each.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0.62, 1);
    const ready = api.simulator.world
      .list('pods', 'shop')
      .filter(({ metadata }) => metadata.name.startsWith('checkout-'));
    const made = ready.map(({ metadata }) => rate(REQUESTS, { reporter: 'source', pod: metadata.name }));
    expect(made.filter((value) => value > 0)).toHaveLength(1);
  });
});
