import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startSimulator } from '@fairlead/cluster-simulator';
import { FakeClock } from '@fairlead/informer/testing';
import { RESOURCES } from '@fairlead/model';
import type { Resource } from '@fairlead/model';
import { describe, expect, it } from 'vitest';
import { savePages } from '../test/fleetPages.ts';
import type { Held, Task } from '../test/heldBytes.ts';
import { folder } from '../test/kubeconfigFile.ts';
import type { FleetShape } from '../test/manyObjects.ts';

const PROGRAM = fileURLToPath(new URL('../test/heldBytes.ts', import.meta.url));
const TOLERANCE = 0.05;
/** What V8 keeps once for the code of a store: nothing beside a fleet, a tenth of what is left of one. */
const CLASSES_BYTES = 40_000;

/** Kept like HTTP routes. */
const ALIKE: readonly Resource[] = ['grpcroutes', 'tlsroutes', 'tcproutes', 'udproutes'];
const KINDS = RESOURCES.map(({ resource }) => resource).filter((resource) => !ALIKE.includes(resource));

async function heldOf(tasks: readonly Task[]): Promise<readonly Held[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, JSON.stringify(tasks)]);
  return JSON.parse(stdout) as readonly Held[];
}

/** Those of which the cache says more or less than the heap snapshot does. */
function wrong(held: readonly Held[]): readonly string[] {
  return held.flatMap(({ resource, step, objects, keptBytes, toldBytes }) =>
    Math.abs(toldBytes - keptBytes) <= Math.max(keptBytes * TOLERANCE, CLASSES_BYTES)
      ? []
      : `${resource}, ${objects} ${step}: told ${toldBytes}, kept ${keptBytes}`,
  );
}

describe('retainedBytes, within 5 % of a heap snapshot', { timeout: 300_000 }, () => {
  it.each<FleetShape>(['bare', 'labelled', 'rich'])(
    'holds for each resource of a fleet of %s objects, when listed, when all have changed, when a tenth is left',
    async (shape) => {
      const held = await heldOf(
        KINDS.map((resource) => ({ resource, pages: { shape, objects: resource === 'pods' ? 20_000 : 2_000 } })),
      );
      expect(held).toHaveLength(KINDS.length * 3);
      expect(wrong(held)).toEqual([]);
      // What is left takes no room of what is gone.
      for (const resource of KINDS) {
        const [listed, , left] = held.filter((each) => each.resource === resource);
        expect((left?.keptBytes ?? 0) / (listed?.keptBytes ?? 0), resource).toBeLessThan(0.25);
      }
    },
  );

  it.each(['protobuf', 'json'] as const)('holds for the fleet of the simulator in %s', async (encoding) => {
    using place = folder();
    const simulator = await startSimulator({
      scene: 'fleet',
      size: { pods: 8_000, services: 2_000, nodes: 1_500 },
      clock: new FakeClock(),
    });
    const tasks: Task[] = [];
    try {
      for (const resource of ['services', 'pods', 'nodes', 'deployments', 'replicasets'] as const) {
        const file = await savePages(simulator.server, resource, encoding, place.path);
        tasks.push({ resource, pages: { file, encoding } });
      }
    } finally {
      await simulator.stop();
    }
    expect(wrong(await heldOf(tasks))).toEqual([]);
  });
});
