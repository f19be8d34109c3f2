import { ServiceSchema, ServicesDeltaSchema, ServicesSchema } from '@fairlead/protocol';
import type { ServiceRow, Services } from '@fairlead/protocol';
import { applyServicesDelta } from '@fairlead/service-graph';
import { afterEach, describe, expect, it } from 'vitest';
import { openEventStream } from './eventStream.ts';
import type { OpenEventStream } from './eventStream.ts';
import { eventually, startPair } from './harness.ts';
import type { Pair, PairOptions } from './harness.ts';

const ZONE = 'topology.kubernetes.io/zone';

const stops: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function start(options: PairOptions = {}): Promise<Pair> {
  const pair = await startPair(options);
  stops.push(() => pair.stop());
  return pair;
}

const rowsOf = async (pair: Pair, namespace: string): Promise<Services> =>
  ServicesSchema.parse(await pair.json(`api/v1/services?namespace=${namespace}`));

function rowOf({ items }: Services, name: string): ServiceRow {
  const row = items.find((item) => item.name === name);
  if (row === undefined) throw new Error(`there is no row of ${name}`);
  return row;
}

/** Applies deltas until the zones of a service are these. */
async function follow(stream: OpenEventStream, from: Services, name: string, zones: ServiceRow['zones']) {
  let rows = from;
  while (JSON.stringify(rowOf(rows, name).zones) !== JSON.stringify(zones)) {
    const event = await stream.next('delta');
    if (event === undefined) throw new Error('the stream has ended');
    rows = applyServicesDelta(rows, ServicesDeltaSchema.parse(event.data));
  }
  return rows;
}

describe('where the pods of a row are', () => {
  it('follows the zone label of their node, in the rows and their stream', async () => {
    const pair = await start();
    const before = await rowsOf(pair, 'payments');
    const stream = await openEventStream(
      new URL(`api/v1/services/stream?namespace=payments&since=${before.instance}-${before.revision}`, pair.server.url),
    );
    stops.push(() => stream.close());
    const { pods } = ServiceSchema.parse(await pair.json('api/v1/namespaces/payments/services/ledger-api'));
    const receiving = pods.filter(({ traffic }) => traffic === 'receives');
    const nodes = new Set(receiving.map(({ node }) => node));
    const zoneOf = (zone: string | undefined): void => {
      for (const node of nodes) {
        pair.simulator.cluster.revise('nodes', node ?? '', (object) => {
          const { [ZONE]: _, ...labels } = object.metadata.labels ?? {};
          const zoned = zone === undefined ? labels : { ...labels, [ZONE]: zone };
          return { ...object, metadata: { ...object.metadata, labels: zoned } };
        });
      }
    };
    const first = rowOf(before, 'ledger-api');
    expect(receiving.length).toBeGreaterThan(0);
    expect(new Set(first.zones?.map(({ zone }) => zone))).toEqual(new Set(receiving.map(({ zone }) => zone)));
    expect(first.owners).toEqual([{ kind: 'Deployment', name: 'ledger-api' }]);
    expect(first.ownersTotal).toBe(1);

    zoneOf('attic');
    const moved = await follow(stream, before, 'ledger-api', [{ zone: 'attic', pods: receiving.length }]);
    // Nothing else of the row has changed: the zones alone were worth a delta.
    expect({ ...rowOf(moved, 'ledger-api'), zones: first.zones }).toEqual(first);
    expect(rowOf(await rowsOf(pair, 'payments'), 'ledger-api').zones).toEqual([
      { zone: 'attic', pods: receiving.length },
    ]);

    zoneOf(undefined);
    await follow(stream, moved, 'ledger-api', [{ zone: null, pods: receiving.length }]);
  });

  it('is not known without the right to read nodes, nor who made them without that to read pods', async () => {
    const withoutNodes = await start({
      prepare: ({ faults }) => void faults.inject({ resource: 'nodes', fault: { kind: 'status', status: 403 } }),
    });
    await eventually(async () => {
      const row = rowOf(await rowsOf(withoutNodes, 'shop'), 'cart');
      expect(row).toMatchObject({ verdict: 'ok', zones: null, owners: [{ kind: 'Deployment', name: 'cart' }] });
    });
    const withoutPods = await start({
      prepare: ({ faults }) => void faults.inject({ resource: 'pods', fault: { kind: 'status', status: 403 } }),
    });
    const row = rowOf(await rowsOf(withoutPods, 'shop'), 'cart');
    expect(row).toMatchObject({ verdict: 'unknown', zones: null, owners: null, ownersTotal: null });
  });
});
