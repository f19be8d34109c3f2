import {
  FindSchema,
  FindValuesSchema,
  LabelKeysSchema,
  LabelledSchema,
  ProblemSchema,
  ExpressionProblemSchema,
} from '@fairlead/protocol';
import type { Find } from '@fairlead/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPair } from './harness.ts';
import type { Pair } from './harness.ts';

let pair: Pair;

beforeAll(async () => {
  pair = await startPair({ simulator: { scene: 'shop' } });
}, 60_000);
afterAll(() => pair.stop());

async function find(q: string, more = ''): Promise<Find> {
  return FindSchema.parse(await pair.json(`api/v1/find?q=${encodeURIComponent(q)}${more}`));
}

const ids = ({ items }: Find): string[] => items.map(({ id }) => id);

describe('find', () => {
  it.each([
    ['verdict:broken ns:pay*', ['service/payments/fraud']],
    ['fraud label:app=fraud kind:service', ['service/payments/fraud']],
    ['reason:gate-missing', ['service/payments/fraud']],
    [
      'name:ledger OR name:fraud',
      ['service/payments/fraud', 'service/payments/ledger', 'workload/payments/StatefulSet/ledger'],
    ],
    ['CrashLoopBackOff verdict:broken kind:service', ['service/shop/recommendations']],
    ['sitemap -verdict:ok', ['service/shop/sitemap']],
  ])('answers %s', async (q, want) => {
    expect(ids(await find(q))).toEqual(want);
  });

  it('finds a service by IP, node, image and pod of one of its pods, and by its own IP', async () => {
    const [pod] = pair.simulator.world
      .list('pods', 'payments')
      .filter(({ metadata }) => metadata.name.startsWith('ledger'));
    const image = pod?.spec?.containers[0]?.image ?? '';
    const service = pair.simulator.world.get('services', 'payments/ledger');
    for (const word of [pod?.status?.podIP ?? '', pod?.metadata.name ?? '', service?.spec?.clusterIP ?? '']) {
      expect(ids(await find(word))).toContain('service/payments/ledger');
    }
    // Another service selects the same pod, and the workload stands by itself for it.
    expect(ids(await find(`ip:${pod?.status?.podIP}`))).toEqual([
      'service/payments/ledger',
      'service/payments/ledger-read',
      'workload/payments/StatefulSet/ledger',
    ]);
    expect(ids(await find(`image:${image}`))).toContain('service/payments/ledger');
    expect(ids(await find(`node:${pod?.spec?.nodeName} ns:payments`))).toContain('service/payments/ledger');
    expect(ids(await find('ip:10.255.255.255'))).toEqual([]);
  });

  it('compares counts, and finds nothing by what is not measured', async () => {
    const lacking = await find('ready<total kind:service');
    expect(ids(lacking)).toContain('service/payments/fraud');
    expect(ids(lacking)).not.toContain('service/payments/ledger');
    expect((await find('rate>=0 OR -rate>=0')).total).toBe(0);
    expect((await find('restarts>3')).total).toBeGreaterThan(0);
    const headless = await find('-type:headless kind:service');
    const all = await find('kind:service');
    expect(headless.total).toBeGreaterThan(0);
    expect(headless.total).toBeLessThan(all.total);
    expect(all.total).toBe(26);
  });

  it('names the aggregates that hide a match, counts by namespace, and is bounded', async () => {
    const all = await find('kind:service', '&limit=2');
    expect(all.items).toHaveLength(2);
    expect(all.total).toBe(26);
    expect(all.namespaces.reduce((sum, { matches }) => sum + matches, 0)).toBe(26);
    const [fraud] = (await find('name:fraud kind:service')).items;
    expect(fraud?.aggregates[0]).toBe('namespace/payments');
    expect(fraud?.aggregates).toEqual(expect.arrayContaining([expect.stringMatching(/^app\/payments\//)]));
    expect(ids(await find('kind:service', '&namespace=payments')).every((id) => id.includes('/payments/'))).toBe(true);
  });

  it('says where a malformed expression is wrong, and what would mend it', async () => {
    const response = await pair.fetch(`api/v1/find?q=${encodeURIComponent('cart verdct:broken')}`);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const body = (await response.json()) as { readonly expression: unknown };
    expect(ProblemSchema.parse(body)).toMatchObject({
      code: 'bad-request',
      detail: 'q: there is no field verdct (at character 6); try verdict:broken',
    });
    expect(ExpressionProblemSchema.parse(body.expression)).toMatchObject({ code: 'unknown-field', at: 5, length: 6 });
    for (const q of ['', '%20', '%28', `${'a'.repeat(1001)}`]) {
      expect((await pair.fetch(`api/v1/find?q=${q}`)).status).toBe(400);
    }
    expect((await pair.fetch('api/v1/find')).status).toBe(400);
  });

  it('follows the cluster', async () => {
    expect((await find('label:team=late')).total).toBe(0);
    pair.simulator.world.update('services', 'shop/cart', (service) => ({
      ...service,
      metadata: { ...service.metadata, labels: { ...service.metadata.labels, team: 'late' } },
    }));
    await expect.poll(async () => ids(await find('label:team=late'))).toEqual(['service/shop/cart']);
  });

  it('tells label keys that group services, and the services of each value', async () => {
    const { items: keys } = LabelKeysSchema.parse(await pair.json('api/v1/find/labels'));
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.every(({ nodes, values }) => values > 1 && values < nodes)).toBe(true);
    const path = 'api/v1/find/labelled?key=app.kubernetes.io/name&namespace=payments';
    const { items } = LabelledSchema.parse(await pair.json(path));
    expect(items).toContainEqual({ id: 'service/payments/fraud', value: 'fraud' });
    expect((await pair.fetch('api/v1/find/labelled?key=a b')).status).toBe(400);
  });

  it('completes values from the cluster', async () => {
    const values = async (query: string) =>
      FindValuesSchema.parse(await pair.json(`api/v1/find/values?${query}`)).items;
    expect((await values('field=ns&typed=pay')).map(({ value }) => value)).toEqual(['payments']);
    expect((await values('field=label&typed=app=fraud')).map(({ value }) => value)).toContain('app=fraud');
    expect((await values('field=pod')).length).toBe(20);
    expect((await pair.fetch('api/v1/find/values?field=colour')).status).toBe(400);
  });
});
