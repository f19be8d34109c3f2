import { GraphSnapshotSchema } from '@fairlead/protocol';
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
