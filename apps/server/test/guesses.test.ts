import { GraphSnapshotSchema, StatusSchema } from '@fairlead/protocol';
import { expect, it } from 'vitest';
import { eventually, startPair } from './harness.ts';

it('guesses calls from names in the environment, to services that are there, and never shows a value', async () => {
  const pair = await startPair();
  try {
    const guesses = async (): Promise<string[]> => {
      const { edges } = GraphSnapshotSchema.parse(await pair.json('api/v1/graph?level=service'));
      const guessed = edges.filter(({ declaredBy }) => declaredBy?.includes('environment'));
      return guessed.filter(({ source }) => source === 'service/shop/cart').map(({ id }) => id);
    };
    const env = [
      { name: 'LEDGER_URL', value: 'postgres://me:hunter2@ledger.payments.svc:5432/books' },
      { name: 'LATER_URL', value: 'http://later-on' },
      { name: 'OTHER_URL', value: 'http://nowhere' },
    ];
    const setEnv = (variables: typeof env): void => {
      pair.simulator.world.update('deployments', 'shop/cart', (deployment) => {
        const { template } = deployment.spec;
        const containers = template.spec.containers.map((container) => ({ ...container, env: variables }));
        const spec = { ...template.spec, containers };
        return { ...deployment, spec: { ...deployment.spec, template: { ...template, spec } } };
      });
    };
    const ledger = 'calls service/shop/cart service/payments/ledger';
    expect(await guesses()).toEqual([]);
    setEnv(env);
    await eventually(async () => expect(await guesses()).toEqual([ledger]));
    const [service] = pair.simulator.world.list('services').filter(({ metadata }) => metadata.name === 'search');
    if (service === undefined) throw new Error('the shop has a service search');
    const { spec } = service;
    pair.simulator.cluster.apply('services', {
      metadata: { namespace: 'shop', name: 'later-on' },
      spec: { ...spec, clusterIP: '10.96.77.7', clusterIPs: ['10.96.77.7'] },
    });
    await eventually(async () => {
      expect(await guesses()).toEqual([ledger, 'calls service/shop/cart service/shop/later-on']);
    });
    expect(JSON.stringify(pair.server.session.object('deployments', 'shop/cart'))).not.toContain('hunter2');
    setEnv([]);
    await eventually(async () => expect(await guesses()).toEqual([]));
  } finally {
    await pair.stop();
  }
});

it('keeps nothing of which ConfigMaps are used unless they are read', async () => {
  const uses = async (configMaps: boolean): Promise<number> => {
    const pair = await startPair({ server: { configMaps } });
    try {
      return pair.server.session.object('deployments', 'shop/wishlist')?.configMaps.length ?? Number.NaN;
    } finally {
      await pair.stop();
    }
  };
  expect([await uses(true), await uses(false)]).toEqual([1, 0]);
});

const WISHLIST = 'calls service/shop/wishlist service/shop/recommendations';

it('guesses calls from the ConfigMaps that workloads use, if it is asked to, and keeps nothing else of them', async () => {
  const pair = await startPair({ server: { configMaps: true } });
  try {
    const guesses = async () => {
      const { edges } = GraphSnapshotSchema.parse(await pair.json('api/v1/graph?level=service'));
      return edges.filter(({ declaredBy }) => declaredBy?.includes('config-map')).map(({ id }) => id);
    };
    await eventually(async () => expect(await guesses()).toEqual([WISHLIST]));
    const { configMaps } = StatusSchema.parse(await pair.json('api/v1/status'));
    expect(configMaps).toEqual({ state: 'live', read: 1, total: 1, error: null });
    expect(pair.requests.filter((request) => request.includes('configmaps'))).toEqual(['get configmaps']);

    pair.simulator.cluster.apply('configmaps', {
      metadata: { namespace: 'shop', name: 'urls' },
      data: { LEDGER_URL: 'http://me:hunter2@ledger.payments/books', pay: 'pay.payments' },
    });
    const use = (deployment: string, more: object): void => {
      pair.simulator.world.update('deployments', `shop/${deployment}`, ({ spec, ...rest }) => {
        const { template } = spec;
        const containers = template.spec.containers.map((container) => ({ ...container, ...more }));
        return { ...rest, spec: { ...spec, template: { ...template, spec: { ...template.spec, containers } } } };
      });
    };
    const keyOfPay = { configMapKeyRef: { name: 'urls', key: 'pay' } };
    use('cart', { env: [{ name: 'PAY_HOST', valueFrom: keyOfPay }] });
    use('catalog', { envFrom: [{ configMapRef: { name: 'urls' } }] });
    await eventually(async () => {
      expect(await guesses()).toEqual([
        'calls service/shop/cart service/payments/pay',
        'calls service/shop/catalog service/payments/ledger',
        WISHLIST,
      ]);
    });
    expect(JSON.stringify(pair.server.session.object('deployments', 'shop/catalog'))).not.toContain('hunter2');
  } finally {
    await pair.stop();
  }
});

it('says that ConfigMaps may not be read', async () => {
  const pair = await startPair({
    server: { configMaps: true },
    prepare: ({ faults }) => void faults.inject({ resource: 'configmaps', fault: { kind: 'status', status: 403 } }),
  });
  try {
    await eventually(async () => {
      const { configMaps } = StatusSchema.parse(await pair.json('api/v1/status'));
      expect(configMaps).toMatchObject({ state: 'forbidden', read: 0, total: 1 });
    });
  } finally {
    await pair.stop();
  }
});

it('reads no ConfigMap without being asked to', async () => {
  const pair = await startPair();
  try {
    expect(StatusSchema.parse(await pair.json('api/v1/status')).configMaps).toBeUndefined();
    expect(pair.requests.filter((request) => request.includes('configmaps'))).toEqual([]);
  } finally {
    await pair.stop();
  }
});
