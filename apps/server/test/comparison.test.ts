import type { Clock } from '@fairlead/cluster-simulator';
import { ComparisonSchema } from '@fairlead/protocol';
import type { Comparison } from '@fairlead/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startPair } from './harness.ts';
import type { Pair } from './harness.ts';

/** Time goes on, but nobody in the cluster acts: what is planted stays. */
const clock: Clock = { now: () => Date.now(), setTimer: () => () => undefined };

let pair: Pair;
beforeAll(async () => {
  pair = await startPair({ simulator: { clock } });
});
afterAll(() => pair.stop());

const pathOf = (service: string): string => {
  const [namespace, name] = service.split('/');
  return `api/v1/namespaces/${namespace}/services/${name}/comparison`;
};

async function compare(service: string): Promise<Comparison> {
  const body = await pair.json(pathOf(service));
  const comparison = ComparisonSchema.parse(body);
  expect(comparison).toEqual(body);
  return comparison;
}

const SERVICE_NAME = 'kubernetes.io/service-name';
const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';

function slicesOf(service: string) {
  const [namespace, name] = service.split('/');
  return pair.simulator.world
    .list('endpointslices', namespace)
    .filter(({ metadata }) => metadata.labels?.[SERVICE_NAME] === name);
}

type PlantedSlice = ReturnType<typeof slicesOf>[number];

/** Changes the first slice behind the controller's back; returns how to put it back. */
function plant(service: string, change: (slice: PlantedSlice) => PlantedSlice): () => void {
  const [before] = slicesOf(service);
  if (before === undefined) throw new Error(`no slice of ${service}`);
  const key = `${before.metadata.namespace}/${before.metadata.name}`;
  pair.simulator.world.update('endpointslices', key, change);
  return () => void pair.simulator.world.update('endpointslices', key, () => before);
}

const secondsAgo = (seconds: number): string => `${new Date(Date.now() - seconds * 1000).toISOString().slice(0, 19)}Z`;

const FIELDS = { fieldsType: 'FieldsV1' };

/** Says of a slice who wrote its endpoints and when, as the API server keeps it. */
function writtenBy({ metadata, ...slice }: PlantedSlice, manager: string, seconds: number): PlantedSlice {
  const time = secondsAgo(seconds);
  const managedFields = [
    {
      manager,
      operation: 'Update',
      apiVersion: 'discovery.k8s.io/v1',
      time,
      ...FIELDS,
      fieldsV1: { 'f:endpoints': {} },
    },
  ];
  return { ...slice, metadata: Object.assign({}, metadata, { managedFields }) };
}

describe('comparing a service with what the cluster publishes', () => {
  it.each(['payments/ledger', 'payments/ledger-read', 'shop/search', 'shop/gift-wrap', 'shop/sitemap', 'shop/coupons'])(
    'finds %s the same, in one request',
    async (service) => {
      const before = pair.requests.filter((request) => request.includes('endpoint')).length;
      const comparison = await compare(service);
      expect(comparison).toMatchObject({ result: 'same', requests: 1, state: 'live', differencesTotal: 0 });
      expect(comparison.published.endpoints).toBe(comparison.derived.endpoints);
      expect(pair.requests.filter((request) => request.includes('endpoint')).slice(before)).toEqual([
        'list endpointslices',
      ]);
    },
  );

  it('calls a planted false zone different, and names it', async () => {
    const restore = plant('payments/ledger', (slice) => ({
      ...slice,
      endpoints: (slice.endpoints ?? []).map((endpoint, index) =>
        index === 0 ? { ...endpoint, zone: 'zone-false' } : endpoint,
      ),
    }));
    const { result, differences } = await compare('payments/ledger');
    restore();
    expect(result).toBe('different');
    expect(differences).toMatchObject([
      {
        kind: 'changed',
        fields: ['zone'],
        published: { zone: 'zone-false' },
        cause: { id: 'zone-differs', proven: false },
      },
    ]);
    expect((await compare('payments/ledger')).result).toBe('same');
  });

  it('calls a planted stale slice different: an endpoint of a pod that is no more', async () => {
    const restore = plant('shop/catalog', (slice) => {
      const [first] = slice.endpoints ?? [];
      if (first === undefined) throw new Error('the slice has endpoints');
      const ghost = { ...first, targetRef: { kind: 'Pod', namespace: 'shop', name: 'ghost', uid: 'gone' } };
      return { ...slice, endpoints: [...(slice.endpoints ?? []), ghost] };
    });
    const { result, differences } = await compare('shop/catalog');
    restore();
    expect(result).toBe('different');
    expect(differences).toMatchObject([
      { kind: 'only-published', pod: 'ghost', derived: null, cause: { id: 'stale-slice', facts: { gone: true } } },
    ]);
  });

  it('calls a slice without one of its ports different, and names the port', async () => {
    const restore = plant('shop/reviews', (slice) => ({ ...slice, ports: (slice.ports ?? []).slice(1) }));
    const { result, differences } = await compare('shop/reviews');
    restore();
    expect(result).toBe('different');
    expect(differences.length).toBeGreaterThan(0);
    for (const { cause } of differences) expect(cause).toMatchObject({ id: 'missing-port', proven: false });
  });

  it('explains a controller that has not followed a pod yet, by the times of slice and pod, with its age', async () => {
    const restore = plant('shop/frontend', (slice) => writtenBy(slice, 'kube-controller-manager', 600));
    const [pod] = pair.simulator.world
      .list('pods', 'shop')
      .filter(({ metadata }) => metadata.name.startsWith('frontend'));
    const key = `shop/${pod?.metadata.name}`;
    pair.simulator.world.update('pods', key, (before) => ({
      ...before,
      status: {
        ...before.status,
        conditions: (before.status.conditions ?? []).map((condition) =>
          condition.type === 'Ready' ? { ...condition, status: 'False', lastTransitionTime: secondsAgo(4) } : condition,
        ),
      },
    }));
    const { result, differences } = await eventually(async () => {
      const found = await compare('shop/frontend');
      expect(found.result).not.toBe('same');
      return found;
    });
    expect(result).toBe('explained');
    expect(differences).toMatchObject([
      {
        kind: 'changed',
        fields: ['ready', 'serving'],
        published: { ready: true },
        derived: { ready: false },
        cause: { id: 'controller-lag', rule: 'R28', proven: true },
      },
    ]);
    expect(differences[0]?.cause.ageSeconds).toBeGreaterThanOrEqual(3);
    restore();
    if (pod !== undefined) pair.simulator.world.update('pods', key, () => pod);
  });

  it('explains the zone of a node that was relabelled since, by asking the node (R28b)', async () => {
    const [slice] = slicesOf('payments/ledger');
    const nodeName = slice?.endpoints?.[0]?.nodeName ?? '';
    const restore = plant('payments/ledger', (before) => writtenBy(before, 'kube-controller-manager', 600));
    const node = pair.simulator.world.update('nodes', nodeName, ({ metadata, ...rest }) => ({
      ...rest,
      metadata: Object.assign({}, metadata, {
        labels: { ...metadata.labels, 'topology.kubernetes.io/zone': 'zone-new' },
        managedFields: [
          {
            manager: 'kubectl-label',
            operation: 'Update',
            apiVersion: 'v1',
            ...FIELDS,
            time: secondsAgo(30),
            fieldsV1: { 'f:metadata': { 'f:labels': { 'f:topology.kubernetes.io/zone': {} } } },
          },
        ],
      }),
    }));
    expect(node.metadata.labels?.['topology.kubernetes.io/zone']).toBe('zone-new');
    const { differences, result, requests } = await eventually(async () => {
      const found = await compare('payments/ledger');
      expect(found.result).not.toBe('same');
      return found;
    });
    expect(result).toBe('explained');
    expect(requests).toBe(2);
    for (const each of differences) {
      expect(each).toMatchObject({ fields: ['zone'], cause: { id: 'relabelled-node', rule: 'R28b', proven: true } });
    }
    restore();
  });

  it('keeps slices of another manager apart and lists them', async () => {
    pair.simulator.world.create('endpointslices', {
      metadata: {
        namespace: 'shop',
        name: 'cart-extra',
        labels: { [SERVICE_NAME]: 'cart', [MANAGED_BY]: 'staff' },
      },
      addressType: 'IPv4',
      ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
      endpoints: [{ addresses: ['192.0.2.9'], conditions: { ready: true } }],
    });
    const { result, notes, published, addresses } = await compare('shop/cart');
    pair.simulator.world.remove('endpointslices', 'shop/cart-extra');
    expect(result).toBe('same');
    expect(notes).toMatchObject([{ id: 'foreign-manager', facts: { slice: 'cart-extra', managedBy: 'staff' } }]);
    expect(published.sources).toContainEqual(expect.objectContaining({ name: 'cart-extra', role: 'other' }));
    expect(addresses).toMatchObject([{ addresses: ['192.0.2.9'], source: 'cart-extra' }]);
  });

  it('passes over an empty slice that lingers, and says so (R28f)', async () => {
    const [filled] = slicesOf('shop/cart');
    pair.simulator.world.create('endpointslices', {
      metadata: { namespace: 'shop', name: 'cart-empty', labels: { ...filled?.metadata.labels } },
      addressType: 'IPv4',
      ports: [],
      endpoints: [],
    });
    const { result, notes } = await compare('shop/cart');
    pair.simulator.world.remove('endpointslices', 'shop/cart-empty');
    expect({ result, notes: notes.map(({ id }) => id) }).toEqual({ result: 'same', notes: ['lingering-empty-slice'] });
  });

  it('shows the addresses of a service without selector, dated, and leaves its shared verdict alone', async () => {
    const { result, addresses, addressesTotal, reasons, readAt } = await compare('platform/legacy-db');
    expect(result).toBe('not-derived');
    expect(addresses).toHaveLength(addressesTotal);
    expect(addressesTotal).toBeGreaterThan(0);
    expect(reasons.map(({ id }) => id)).toEqual(['no-selector']);
    expect(Math.abs(Date.now() - Date.parse(readAt))).toBeLessThan(5000);
    expect(await pair.json('api/v1/namespaces/platform/services/legacy-db')).toMatchObject({ verdict: 'unknown' });
  });

  it('finds that nobody fills a service without selector', async () => {
    pair.simulator.cluster.apply('services', {
      metadata: { namespace: 'platform', name: 'nobody' },
      spec: { ports: [{ port: 80 }] },
    });
    await eventually(async () => expect((await pair.fetch(pathOf('platform/nobody'))).status).toBe(200));
    const { reasons, requests } = await compare('platform/nobody');
    expect({ ids: reasons.map(({ id }) => id), requests }).toEqual({
      ids: ['no-selector', 'no-selector-unfilled'],
      requests: 2,
    });
  });

  it('is never kept', async () => {
    expect((await pair.fetch(pathOf('shop/cart'))).headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    { fault: { status: 403 }, want: { status: 403, code: 'upstream-forbidden' } },
    { fault: { status: 500 }, want: { status: 502, code: 'upstream-failed' } },
  ])('says $want.code when the cluster answers $fault.status', async ({ fault, want }) => {
    const remove = pair.simulator.faults.inject({ resource: 'endpointslices', fault: { kind: 'status', ...fault } });
    const response = await pair.fetch(pathOf('shop/cart'));
    remove();
    expect(response.status).toBe(want.status);
    expect(await response.json()).toMatchObject({ code: want.code });
  });

  it('does not know what is not there', async () => {
    expect((await pair.fetch(pathOf('shop/none'))).status).toBe(404);
  });
});
