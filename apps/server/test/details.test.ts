import { startSimulator } from '@fairlead/cluster-simulator';
import { EventsSchema, ObjectYamlSchema, PodLogSchema } from '@fairlead/protocol';
import type { Events, ObjectYaml, PodLog } from '@fairlead/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startPair } from './harness.ts';
import type { Pair } from './harness.ts';

const SECRET = 'hunter2-very-secret';

let pair: Pair;
beforeAll(async () => {
  pair = await startPair();
  const labels = { app: 'careless' };
  pair.simulator.cluster.apply('pods', {
    metadata: {
      namespace: 'shop',
      name: 'careless',
      labels,
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({ password: SECRET }),
        'example.com/copy': `{"env":"${SECRET}"}`,
        'example.com/note': 'kept',
      },
    },
    spec: {
      initContainers: [{ name: 'init', image: 'busybox:1', env: [{ name: 'TOKEN', value: SECRET }] }],
      containers: [
        {
          name: 'app',
          image: 'registry.example/careless:1',
          env: [
            { name: 'PASSWORD', value: SECRET },
            { name: 'EMPTY', value: '' },
            { name: 'REFERENCE', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
          ],
        },
        { name: 'beside', image: 'registry.example/beside:1' },
      ],
    },
  });
  await eventually(async () => expect((await pair.fetch(podPath('shop/careless', 'yaml'))).status).toBe(200));
});
afterAll(() => pair.stop());

const podPath = (pod: string, rest: string): string => {
  const [namespace, name] = pod.split('/');
  return `api/v1/namespaces/${namespace}/pods/${name}/${rest}`;
};

function podNamed(namespace: string, prefix: string): string {
  const pod = pair.simulator.world.list('pods', namespace).find(({ metadata }) => metadata.name.startsWith(prefix));
  if (pod === undefined) throw new Error(`no pod begins with ${prefix}`);
  return `${namespace}/${pod.metadata.name}`;
}

describe('what is read live', () => {
  it.each([
    { path: () => podPath(podNamed('shop', 'wishlist'), 'events'), schema: EventsSchema },
    { path: () => 'api/v1/namespaces/shop/services/cart/events', schema: EventsSchema },
    { path: () => podPath(podNamed('shop', 'wishlist'), 'yaml'), schema: ObjectYamlSchema },
    { path: () => 'api/v1/namespaces/shop/services/cart/yaml', schema: ObjectYamlSchema },
    { path: () => podPath(podNamed('shop', 'wishlist'), 'log'), schema: PodLogSchema },
  ])('is answered as its schema says and never kept', async ({ path, schema }) => {
    const response = await pair.fetch(path());
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const body: unknown = await response.json();
    expect(schema.parse(body)).toEqual(body);
  });

  it('tells the newest events of this pod first', async () => {
    const { items, complete } = (await pair.json(podPath(podNamed('shop', 'wishlist'), 'events'))) as Events;
    const times = items.map(({ lastAt }) => Date.parse(lastAt ?? ''));
    expect(times).toEqual(times.toSorted((left, right) => right - left));
    expect(complete).toBe(true);
    expect(items[0]).toMatchObject({ type: 'Warning', reason: 'Unhealthy', container: 'wishlist', source: 'kubelet' });
  });
});

describe('the YAML of a pod', () => {
  it('masks every environment value, also where an annotation repeats it', async () => {
    const { yaml, masked } = (await pair.json(podPath('shop/careless', 'yaml'))) as ObjectYaml;
    expect(yaml).not.toContain(SECRET);
    expect(yaml).not.toContain('last-applied-configuration');
    expect(yaml).toContain('value: "***"');
    expect(yaml).toContain('example.com/note: kept');
    expect(yaml).toContain('name: db');
    expect(masked).toBe(4);
  });

  it('leaves managed fields out, and reads no Secret', async () => {
    pair.simulator.world.update('pods', 'shop/careless', (pod) => {
      const written = {
        manager: 'kubectl',
        operation: 'Update',
        apiVersion: 'v1',
        time: '2026-11-22T12:00:00Z',
        fieldsType: 'FieldsV1',
        fieldsV1: { 'f:spec': {} },
      };
      return { ...pod, metadata: Object.assign({}, pod.metadata, { managedFields: [written] }) };
    });
    const { yaml } = (await pair.json(podPath('shop/careless', 'yaml'))) as ObjectYaml;
    expect(yaml).not.toContain('managedFields');
    expect(pair.requests.some((request) => request.includes('secret'))).toBe(false);
  });
});

describe('the YAML of a service', () => {
  it('is the object without managed fields', async () => {
    const { yaml, masked } = (await pair.json('api/v1/namespaces/shop/services/cart/yaml')) as ObjectYaml;
    expect(yaml).toMatch(/^apiVersion: v1\nkind: Service\nmetadata:\n/);
    expect(yaml).toContain('  selector:\n    app.kubernetes.io/name: cart\n');
    expect(yaml).not.toContain('managedFields');
    expect(masked).toBe(0);
  });
});

describe('the log of a container', () => {
  it('is the first app container and 500 lines at most unless told otherwise', async () => {
    const { container, lines, complete, previous } = (await pair.json(
      podPath(podNamed('shop', 'catalog'), 'log'),
    )) as PodLog;
    expect({ container, lines: lines.length, complete, previous }).toEqual({
      container: 'catalog',
      lines: 500,
      complete: false,
      previous: false,
    });
  });

  it('is of another container, of the run before, and shorter when asked for', async () => {
    const pod = podNamed('shop', 'recommendations');
    const { lines, previous } = (await pair.json(podPath(pod, 'log?previous=1&tailLines=1'))) as PodLog;
    expect({ previous, lines: lines.length }).toEqual({ previous: true, lines: 1 });
    expect(lines[0]).toContain('code=1');
    const beside = await eventually(async () => {
      const response = await pair.fetch(podPath('shop/careless', 'log?container=beside'));
      expect(response.status).toBe(200);
      return (await response.json()) as PodLog;
    });
    expect(beside).toMatchObject({ container: 'beside', containers: ['app', 'beside', 'init'] });
  });

  it.each([
    { query: 'tailLines=0' },
    { query: 'tailLines=5001' },
    { query: 'tailLines=many' },
    { query: 'container=../x' },
    { query: 'previous=perhaps' },
  ])('refuses $query', async ({ query }) => {
    const response = await pair.fetch(podPath(podNamed('shop', 'catalog'), `log?${query}`));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'bad-request' });
  });

  it('tells in the words of the cluster why there is none', async () => {
    const response = await pair.fetch(podPath(podNamed('shop', 'coupons'), 'log'));
    expect(response.status).toBe(502);
    const problem = (await response.json()) as { code: string; detail: string };
    expect(problem.code).toBe('upstream-failed');
    expect(problem.detail).toContain('is waiting to start');
  });
});

describe('when it may not or cannot be read', () => {
  it.each([
    { what: 'events', resource: 'events', rest: 'events' },
    { what: 'a pod', resource: 'pods', rest: 'yaml' },
    { what: 'a log', resource: 'pods', rest: 'log' },
  ])('says that the cluster forbids $what', async ({ resource, rest }) => {
    const pod = podNamed('shop', 'catalog');
    const verb = rest === 'events' ? 'list' : 'get';
    const remove = pair.simulator.faults.inject({ resource, verb, fault: { kind: 'status', status: 403 } });
    const response = await pair.fetch(podPath(pod, rest));
    remove();
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'upstream-forbidden' });
  });

  it.each([
    { fault: { kind: 'status', status: 500 }, rest: 'yaml' },
    { fault: { kind: 'reset' }, rest: 'yaml' },
    { fault: { kind: 'garbage' }, rest: 'yaml' },
    { fault: { kind: 'half' }, rest: 'yaml' },
    { fault: { kind: 'reset' }, rest: 'log' },
  ] as const)('says that the cluster failed: $fault.kind of $rest', async ({ fault, rest }) => {
    const remove = pair.simulator.faults.inject({ resource: 'pods', verb: 'get', fault });
    const response = await pair.fetch(podPath(podNamed('shop', 'catalog'), rest));
    remove();
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ code: 'upstream-failed' });
  });

  it('does not find what is gone, and reaches nothing that is not on the map', async () => {
    for (const path of ['shop/none', 'kube-system/none']) {
      const response = await pair.fetch(podPath(path, 'yaml'));
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'not-found' });
    }
    const remove = pair.simulator.faults.inject({
      resource: 'pods',
      verb: 'get',
      fault: { kind: 'status', status: 404 },
    });
    const response = await pair.fetch(podPath(podNamed('shop', 'catalog'), 'yaml'));
    remove();
    expect(await response.json()).toMatchObject({ code: 'not-found', status: 404 });
  });
});

describe('beyond loopback', () => {
  const PATHS = ['services/cart/events', 'pods/careless/events', 'pods/careless/yaml', 'pods/careless/log'];

  it.each([
    { allowDetails: false, want: 'details-not-allowed' },
    { allowDetails: true, want: 'not-found' },
  ])('with --allow-details $allowDetails answers $want', async ({ allowDetails, want }) => {
    const open = await startPair({ server: { host: '0.0.0.0', allowDetails } });
    const codes = await Promise.all(
      PATHS.slice(1).map(async (path) => {
        const response = await open.fetch(`api/v1/namespaces/shop/${path}`);
        return ((await response.json()) as { code: string }).code;
      }),
    );
    const comparison = await open.fetch('api/v1/namespaces/shop/services/cart/comparison');
    await open.stop();
    expect(codes).toEqual(codes.map(() => want));
    expect(comparison.status).toBe(200);
  });
});

describe('a watched namespace', () => {
  it('is all that details can be read of', async () => {
    const simulator = await startSimulator();
    const elsewhere = simulator.world.list('pods', 'payments')[0]?.metadata.name ?? '';
    await simulator.stop();
    const narrow = await startPair({ server: { namespaces: ['shop'] } });
    const response = await narrow.fetch(podPath(`payments/${elsewhere}`, 'yaml'));
    const asked = narrow.requests.filter((request) => request === 'get pods');
    await narrow.stop();
    expect({ status: response.status, asked }).toEqual({ status: 404, asked: [] });
  });
});
