import { GraphSnapshotSchema, StatusSchema } from '@fairlead/protocol';
import type { GraphSnapshot, ResourceStatus } from '@fairlead/protocol';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually, startPair } from './harness.ts';
import type { Pair, PairOptions } from './harness.ts';

let pair: Pair | undefined;
afterEach(() => pair?.stop());

async function start(options: PairOptions = {}): Promise<Pair> {
  return (pair = await startPair(options));
}

const graphOf = async ({ json }: Pair): Promise<GraphSnapshot> => GraphSnapshotSchema.parse(await json('api/v1/graph'));

async function resourceOf({ json }: Pair, resource: string): Promise<ResourceStatus | undefined> {
  return StatusSchema.parse(await json('api/v1/status')).resources.find((entry) => entry.resource === resource);
}

const verdictsOf = (graph: GraphSnapshot): Set<string> =>
  new Set(graph.nodes.filter(({ kind }) => kind === 'service').map(({ verdict }) => verdict));

describe('while the first lists are not complete', () => {
  it('answers with what is known, unknown and syncing, and is not ready', async () => {
    const here = await start({
      atOnce: true,
      prepare: ({ faults }) => void faults.inject({ resource: 'pods', fault: { kind: 'hang' } }),
    });
    const graph = await eventually(async () => {
      const found = await graphOf(here);
      expect(found.total).toBeGreaterThan(20);
      return found;
    });
    const services = graph.nodes.filter(
      ({ kind, serviceType }) => kind === 'service' && serviceType !== 'ExternalName',
    );
    for (const { verdict, state, reasons } of services) {
      expect(verdict).toBe('unknown');
      // Without a selector it rests on the services alone, and those may be live by now.
      if (reasons.includes('no-selector')) continue;
      expect(state).toBe('syncing');
      expect(reasons).toContain('not-read-yet');
    }
    expect((await here.fetch('healthz')).status).toBe(200);
    // Services may be there before other lists are.
    await eventually(async () => {
      const notReady = await here.fetch('readyz');
      expect(notReady.status).toBe(503);
      expect(notReady.headers.get('content-type')).toBe('application/problem+json');
      expect(await notReady.json()).toMatchObject({ code: 'not-ready', status: 503, missing: ['pods'] });
    });
  });

  it('starts without the API server, and heals', async () => {
    const here = await start({ atOnce: true, prepare: (simulator) => simulator.disconnect() });
    await eventually(async () => expect((await resourceOf(here, 'pods'))?.state).toBe('retrying'));
    expect((await here.fetch('healthz')).status).toBe(200);
    expect((await here.fetch('readyz')).status).toBe(503);
    expect(await graphOf(here)).toMatchObject({ nodes: [], total: 0 });
    await here.simulator.reconnect();
    await eventually(async () => expect((await here.fetch('readyz')).status).toBe(200));
    expect(verdictsOf(await graphOf(here))).toContain('ok');
  });
});

describe('when the API server goes away', () => {
  it('nothing stays ok, what is broken stays broken, and it heals by itself', async () => {
    const here = await start();
    const before = await graphOf(here);
    expect(verdictsOf(before)).toContain('ok');
    await here.simulator.disconnect();
    const stale = await eventually(async () => {
      const graph = await graphOf(here);
      expect(verdictsOf(graph)).not.toContain('ok');
      return graph;
    });
    expect(stale.nodes).toHaveLength(before.nodes.length);
    const fraud = stale.nodes.find(({ id }) => id === 'service/payments/fraud');
    expect(fraud).toMatchObject({ verdict: 'broken', state: 'retrying' });
    expect(stale.nodes.find(({ id }) => id === 'service/payments/ledger')?.headline).toMatchObject({ id: 'stale' });
    expect(await resourceOf(here, 'pods')).toMatchObject({ state: 'retrying', error: { code: 'unreachable' } });
    expect((await here.fetch('readyz')).status).toBe(200);
    await here.simulator.reconnect();
    await eventually(async () => expect(verdictsOf(await graphOf(here))).toContain('ok'));
  });
});

describe('without a right', () => {
  it('to read services, the log names the mend, unless it is followed already', async () => {
    const said: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => void said.push(line) });
    const prepare: PairOptions['prepare'] = ({ faults }) =>
      void faults.inject({ resource: 'services', fault: { kind: 'status', status: 403 } });
    await start({ prepare, server: { log } });
    expect(said.filter((line) => line.includes('--namespace NAME'))).toEqual([
      expect.stringContaining('services forbidden'),
    ]);
    await pair?.stop();
    said.length = 0;
    await start({ prepare, server: { log, namespaces: ['shop'] } });
    expect(said.join('')).toContain('services forbidden');
    expect(said.join('')).not.toContain('--namespace NAME');
  });

  it('to read pods, services are shown as unknown and forbidden', async () => {
    const here = await start({
      prepare: ({ faults }) => void faults.inject({ resource: 'pods', fault: { kind: 'status', status: 403 } }),
    });
    const graph = await graphOf(here);
    const cart = graph.nodes.find(({ id }) => id === 'service/shop/cart');
    expect(cart).toMatchObject({ verdict: 'unknown', state: 'forbidden', headline: { id: 'forbidden' } });
    expect(await resourceOf(here, 'pods')).toMatchObject({ state: 'forbidden', objects: null });
    expect(await resourceOf(here, 'services')).toMatchObject({ state: 'live' });
  });

  it('to read nodes, verdicts are told all the same', async () => {
    const here = await start({
      prepare: ({ faults }) => void faults.inject({ resource: 'nodes', fault: { kind: 'status', status: 403 } }),
    });
    const graph = await eventually(async () => {
      const found = await graphOf(here);
      expect(verdictsOf(found)).toContain('ok');
      return found;
    });
    expect(graph.nodes.find(({ id }) => id === 'service/payments/fraud')?.verdict).toBe('broken');
    expect((await resourceOf(here, 'nodes'))?.state).toBe('forbidden');
  });

  it('in one of two namespaces, the other is shown', async () => {
    const here = await start({
      server: { namespaces: ['shop', 'payments'] },
      prepare: ({ faults }) =>
        void faults.inject({ resource: 'pods', namespace: 'payments', fault: { kind: 'status', status: 403 } }),
    });
    const graph = await eventually(async () => {
      const found = await graphOf(here);
      expect(found.nodes.find(({ id }) => id === 'service/shop/cart')?.verdict).toBe('ok');
      return found;
    });
    expect(new Set(graph.nodes.map(({ namespace }) => namespace))).toEqual(new Set(['shop', 'payments']));
    const ledger = graph.nodes.find(({ id }) => id === 'service/payments/ledger');
    expect(ledger).toMatchObject({ verdict: 'unknown', state: 'forbidden' });
    expect((await resourceOf(here, 'pods'))?.namespaces).toEqual([
      { namespace: 'shop', state: 'live' },
      { namespace: 'payments', state: 'forbidden' },
    ]);
    expect(await here.json('api/v1/status')).toMatchObject({ namespaces: ['shop', 'payments'] });
  });
});

describe('when the server disappoints', () => {
  it('a failing list is retried and told', async () => {
    const here = await start({
      atOnce: true,
      prepare: ({ faults }) =>
        void faults.inject({ resource: 'services', fault: { kind: 'status', status: 500 }, times: 1 }),
    });
    await eventually(async () => {
      expect(await resourceOf(here, 'services')).toMatchObject({ state: 'retrying', error: { status: 500 } });
    });
    await eventually(async () => expect((await here.fetch('readyz')).status).toBe(200));
  });

  it('an expired watch is read again, and the picture stays right', async () => {
    const here = await start();
    here.simulator.faults.inject({ resource: 'pods', verb: 'watch', fault: { kind: 'expire-watch' }, times: 1 });
    // Ends the watches; the next one on pods is told that its version has expired.
    await here.simulator.disconnect();
    here.simulator.compact();
    await here.simulator.reconnect();
    await eventually(async () => {
      const { resources } = (await here.json('api/v1/cache')) as { resources: { resource: string; relists: number }[] };
      expect(resources.find(({ resource }) => resource === 'pods')?.relists).toBeGreaterThan(0);
      expect((await resourceOf(here, 'pods'))?.state).toBe('live');
    });
    expect(verdictsOf(await graphOf(here))).toContain('ok');
  });

  it('measuring says so', async () => {
    const here = await start();
    here.simulator.faults.inject({ resource: 'endpoints', fault: { kind: 'status', status: 403 } });
    const { notCached } = (await here.json('api/v1/cache?measure=1')) as {
      notCached: { resource: string; objects: number | null; basis: string }[];
    };
    expect(notCached.find(({ resource }) => resource === 'endpoints')).toMatchObject({
      objects: null,
      basis: 'forbidden',
    });
    expect(notCached.find(({ resource }) => resource === 'endpointslices')?.objects).toBeGreaterThan(10);
    await here.simulator.disconnect();
    const failed = await here.fetch('api/v1/cache?measure=1');
    expect(failed.status).toBe(502);
    expect(await failed.json()).toMatchObject({ code: 'upstream-failed' });
  });
});

describe('what is asked of the cluster', () => {
  it('is lists and watches of what is shown; never Endpoints, EndpointSlices or Secrets', async () => {
    const here = await start();
    for (const path of ['graph', 'services', 'endpointslices', 'cache', 'status', 'namespaces/shop/services/cart']) {
      expect((await here.fetch(`api/v1/${path}`)).status).toBe(200);
    }
    const watched = ['services', 'pods', 'nodes', 'namespaces', 'deployments', 'replicasets', 'statefulsets'];
    const all = [
      ...watched,
      'daemonsets',
      'jobs',
      'ingresses',
      'gateways',
      'httproutes',
      'grpcroutes',
      'tlsroutes',
      'tcproutes',
      'udproutes',
      'referencegrants',
    ];
    const allowed = new Set(all.flatMap((resource) => [`list ${resource}`, `watch ${resource}`]));
    // In a version that the server does not have.
    allowed.add('none tlsroutes');
    expect(here.requests.filter((request) => !allowed.has(request) && request !== 'none none')).toEqual([]);
    for (const resource of all) expect(here.requests).toContain(`watch ${resource}`);

    const asked = here.requests.length;
    await here.fetch('api/v1/cache?measure=1');
    expect(
      here.requests
        .slice(asked)
        .filter((request) => request.includes('endpoint'))
        .sort(),
    ).toEqual(['list endpoints', 'list endpointslices']);
    // Not even counted.
    expect(here.requests.filter((request) => request.includes('secret'))).toEqual([]);
  });
});
