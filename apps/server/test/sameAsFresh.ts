import type { Simulator } from '@fairlead/cluster-simulator';
import { connect } from '@fairlead/kube-client';
import { expect } from 'vitest';
import { startServer } from '../src/startServer.ts';
import type { RunningServer } from '../src/startServer.ts';
import { eventually, serverOptions } from './harness.ts';

/** What a server says of the cluster. */
const ANSWERS = [
  'api/v1/graph?level=service&budget=5000',
  'api/v1/graph?level=namespace',
  'api/v1/services',
  'api/v1/endpointslices',
  'api/v1/namespaces',
];
/** Of this run of this server, or times at which it saw something. */
const ITS_OWN: ReadonlySet<string> = new Set([
  'instance',
  'revision',
  'since',
  'at',
  'time',
  'resourceVersion',
  'uid',
  'creationTimestamp',
]);

const withoutItsOwn = (text: string): unknown =>
  JSON.parse(text, (key, value: unknown) => (ITS_OWN.has(key) ? undefined : value));

async function answersOf({ url }: RunningServer): Promise<unknown[]> {
  return Promise.all(
    ANSWERS.map(async (path) => [path, withoutItsOwn(await (await fetch(new URL(path, url))).text())]),
  );
}

/** Waits until a server gives the same answers as one that has just begun to read the same cluster; times apart. */
export async function expectSameAsFresh(server: RunningServer, simulator: Simulator): Promise<void> {
  const connection = await connect({ kubeconfigFile: simulator.kubeconfigFile });
  const fresh = await startServer(serverOptions(connection));
  try {
    await eventually(async () => expect((await fetch(new URL('readyz', fresh.url))).status).toBe(200));
    await eventually(async () => {
      const [ours, theirs] = await Promise.all([answersOf(server), answersOf(fresh)]);
      for (const [index, answer] of theirs.entries()) expect(ours[index]).toEqual(answer);
    }, 60_000);
  } finally {
    await fresh.stop();
  }
}
