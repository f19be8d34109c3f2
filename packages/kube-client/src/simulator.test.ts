import { startSimulator } from '@fairlead/cluster-simulator';
import type { Fault, RequestRecord, Simulator } from '@fairlead/cluster-simulator';
import type { WatchEvent } from '@fairlead/informer';
import { FakeClock } from '@fairlead/informer/testing';
import { RESOURCES } from '@fairlead/model';
import type { AnyRecord, PodRecord, RecordOf, Resource } from '@fairlead/model';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from './connect.ts';
import type { ClusterConnection } from './connection.ts';

// Over HTTP against the simulator, whose world stands still but for what a test does to it.
const clock = new FakeClock();
let simulator: Simulator;
let connection: ClusterConnection;
const requests: RequestRecord[] = [];

/** No scene has any. */
const CUSTOM = [
  'gateways',
  'httproutes',
  'grpcroutes',
  'tlsroutes',
  'tcproutes',
  'udproutes',
  'referencegrants',
] as const;
const customObject = (name: string) => ({
  metadata: { namespace: 'shop', name },
  spec: {
    gatewayClassName: 'envoy',
    listeners: [],
    parentRefs: [{ name: 'edge' }],
    rules: [{ backendRefs: [{ name: 'cart', port: 80, weight: 3 }] }],
    from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'pay' }],
    to: [{ group: '', kind: 'Service' }],
  },
});

beforeAll(async () => {
  simulator = await startSimulator({ clock, onRequest: (request) => requests.push(request) });
  for (const [serial, resource] of CUSTOM.entries()) {
    for (const name of ['one', 'two']) simulator.cluster.apply(resource, customObject(`${name}-${serial}`));
  }
  connection = await connect({ kubeconfigFile: simulator.kubeconfigFile, environment: {} });
});

afterAll(async () => {
  await connection.close();
  await simulator.stop();
});

beforeEach(() => simulator.faults.clear());

const signal = (): AbortSignal => new AbortController().signal;

async function listAll<R extends Resource>(
  resource: R,
  limit = 500,
): Promise<{ items: RecordOf[R][]; pages: number; resourceVersion: string }> {
  const lw = connection.listerWatcher(resource);
  const items: RecordOf[R][] = [];
  let pages = 0;
  for (let continueToken: string | undefined; ;) {
    const page = await lw.list({ limit, continueToken, signal: signal() });
    items.push(...page.items);
    pages += 1;
    continueToken = page.continueToken;
    if (continueToken === undefined) return { items, pages, resourceVersion: page.resourceVersion };
  }
}

const keyed = (items: readonly AnyRecord[]): ReadonlyMap<string, AnyRecord> =>
  new Map(items.map((item) => [item.uid, item]));

describe.each(RESOURCES.map((info) => info.resource))('%s of the simulator', (resource) => {
  it('are the same in protobuf and in JSON, in pages and in one piece', async () => {
    const { items } = await listAll(resource);
    expect(items.length).toBeGreaterThan(0);
    const inPages = await listAll(resource, 2);
    expect(inPages.pages).toBe(Math.ceil(items.length / 2));
    expect(keyed(inPages.items)).toStrictEqual(keyed(items));

    simulator.faults.inject({ fault: { kind: 'json-only' } });
    expect(keyed((await listAll(resource)).items)).toStrictEqual(keyed(items));
    simulator.faults.inject({ fault: { kind: 'ignore-limit' } });
    const inOnePiece = await listAll(resource, 2);
    expect(inOnePiece.pages).toBe(1);
    expect(keyed(inOnePiece.items)).toStrictEqual(keyed(items));
  });
});

describe('list from the simulator', () => {
  const listPods = (): Promise<unknown> => listAll('pods', 2);
  it.each<{ name: string; fault: Fault; want: object }>([
    {
      name: 'an expired continue token',
      fault: { kind: 'expire-continue' },
      want: { code: 'RESOURCE_VERSION_EXPIRED' },
    },
    {
      name: '429 with Retry-After',
      fault: { kind: 'status', status: 429, retryAfterSeconds: 4 },
      want: { code: 'SERVER_BUSY', status: 429, retryAfterMs: 4000 },
    },
    { name: '403', fault: { kind: 'status', status: 403 }, want: { code: 'FORBIDDEN' } },
    { name: '401', fault: { kind: 'status', status: 401 }, want: { code: 'CREDENTIALS_REJECTED' } },
    { name: '500', fault: { kind: 'status', status: 500 }, want: { code: 'API_STATUS', status: 500 } },
    { name: 'a reset before the answer', fault: { kind: 'reset' }, want: { code: 'UNREACHABLE' } },
    { name: 'a reset within the answer', fault: { kind: 'reset', afterBytes: 100 }, want: { code: 'UNREACHABLE' } },
    { name: 'garbage', fault: { kind: 'garbage' }, want: { code: 'GARBAGE' } },
    { name: 'half an answer', fault: { kind: 'half' }, want: { code: 'GARBAGE' } },
    { name: 'an empty answer', fault: { kind: 'empty' }, want: { code: 'GARBAGE' } },
  ])('takes $name as $want.code', async ({ fault, want }) => {
    simulator.faults.inject({ resource: 'pods', verb: 'list', fault });
    await expect(listPods()).rejects.toMatchObject(want);
    simulator.faults.clear();
    await expect(listPods()).resolves.toBeDefined();
  });

  it('finds no such resource after it was taken away', async () => {
    simulator.faults.inject({ resource: 'ingresses', fault: { kind: 'status', status: 404 } });
    await expect(listAll('ingresses')).rejects.toMatchObject({ code: 'RESOURCE_NOT_SERVED' });
  });

  it('is forbidden to read custom resources that the server has', async () => {
    simulator.faults.inject({ resource: 'httproutes', fault: { kind: 'status', status: 403 } });
    await expect(listAll('httproutes')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

/** Watches pods from a list on, deletes one of them once the watch is accepted, and reads until `until` or the end. */
async function watchDeletion(until: (event: WatchEvent<PodRecord>) => boolean): Promise<{
  readonly victim: PodRecord;
  readonly events: readonly WatchEvent<PodRecord>[];
}> {
  const { items, resourceVersion } = await listAll('pods');
  const victim = items.find((pod) => pod.controller?.kind === 'ReplicaSet' && pod.deletionTimestamp === undefined);
  if (victim === undefined) throw new Error('the scene has no pod of a ReplicaSet');
  const events: WatchEvent<PodRecord>[] = [];
  const onAccepted = (): void => {
    void fetch(`${simulator.url}/api/v1/namespaces/${victim.namespace}/pods/${victim.name}`, { method: 'DELETE' });
  };
  const watch = connection
    .listerWatcher('pods')
    .watch({ resourceVersion, timeoutSeconds: 300, signal: signal(), onAccepted });
  for await (const batch of watch) {
    events.push(...batch.events);
    if (batch.events.some(until)) break;
  }
  return { victim, events };
}

/** Reads a watch to its end. */
async function readToEnd(resource: Resource, resourceVersion: string, onAccepted: () => void): Promise<void> {
  const watch = connection
    .listerWatcher(resource)
    .watch({ resourceVersion, timeoutSeconds: 300, signal: signal(), onAccepted });
  for await (const batch of watch) expect(batch.wireBytes).toBeGreaterThan(0);
}

describe('watch of the simulator', () => {
  it.each<{ encoding: string; faults: readonly Fault[] }>([
    { encoding: 'protobuf', faults: [] },
    { encoding: 'JSON', faults: [{ kind: 'json-only' }] },
  ])('tells of a deleted pod ($encoding)', async ({ faults }) => {
    for (const fault of faults) simulator.faults.inject({ fault });
    const { victim, events } = await watchDeletion((event) => event.type === 'MODIFIED' || event.type === 'DELETED');
    const last = events.at(-1);
    if (last === undefined || last.type === 'BOOKMARK') throw new Error('no event of an object');
    expect(last.object).toMatchObject({ uid: victim.uid, deletionTimestamp: expect.any(Number) });
    expect(last.resourceVersion).toBe(last.object.resourceVersion);
  });

  it('throws what the server sends as ERROR', async () => {
    simulator.faults.inject({ resource: 'pods', verb: 'watch', fault: { kind: 'expire-watch' } });
    const { resourceVersion } = await listAll('pods');
    const outcome = readToEnd('pods', resourceVersion, () => void clock.advance(0));
    await expect(outcome).rejects.toMatchObject({ code: 'RESOURCE_VERSION_EXPIRED' });
  });

  it('throws 410 for a version that is forgotten', async () => {
    const { items, resourceVersion } = await listAll('services');
    const [service] = items;
    if (service === undefined) throw new Error('the scene has no services');
    await fetch(`${simulator.url}/api/v1/namespaces/${service.namespace}/services/${service.name}`, {
      method: 'DELETE',
    });
    simulator.compact();
    const outcome = readToEnd('services', resourceVersion, () => undefined);
    await expect(outcome).rejects.toMatchObject({ code: 'RESOURCE_VERSION_EXPIRED' });
  });

  it.each<{ fault: Fault; want: object }>([
    { fault: { kind: 'reset', afterBytes: 40 }, want: { code: 'UNREACHABLE' } },
    { fault: { kind: 'garbage' }, want: { code: 'GARBAGE' } },
    { fault: { kind: 'half' }, want: { code: 'GARBAGE' } },
  ])('never takes what it cannot read for an event: $fault.kind', async ({ fault, want }) => {
    simulator.faults.inject({ resource: 'pods', verb: 'watch', fault });
    await expect(watchDeletion(() => false)).rejects.toMatchObject(want);
  });
});

describe('the connection', () => {
  it('finds all resources and the version', async () => {
    expect(await connection.discovery()).toStrictEqual(new Set(RESOURCES.map((info) => info.resource)));
    expect(await connection.kubernetesVersion()).toMatch(/^v1\.\d+\.\d+/);
  });

  it('reads EndpointSlices and Endpoints only when asked to', async () => {
    const { items } = await connection.readEndpointSlices('shop');
    expect(items.length).toBeGreaterThan(0);
    expect(await connection.readEndpoints('shop')).toMatchObject({ complete: true });
  });

  it('has sent nothing but GET, and nothing for Secrets, all along', () => {
    const own = requests.filter((request) => request.method !== 'DELETE');
    expect(new Set(own.map((request) => request.method))).toStrictEqual(new Set(['GET']));
    expect(own.filter((request) => request.resource === 'secrets')).toStrictEqual([]);
    const endpoints = own.filter((request) => request.resource?.startsWith('endpoint'));
    expect(endpoints.map((request) => request.path)).toStrictEqual([
      '/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices',
      '/api/v1/namespaces/shop/endpoints',
    ]);
  });
});
