import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSimulator } from '@fairlead/cluster-simulator';
import type { Simulator } from '@fairlead/cluster-simulator';
import { connect } from '@fairlead/kube-client';
import type { Resource } from '@fairlead/model';
import { StatusSchema } from '@fairlead/protocol';
import type { Status } from '@fairlead/protocol';
import { expect } from 'vitest';
import { FastClock } from './fastClock.ts';
import { Gate } from './gate.ts';
import type { Identity } from './gate.ts';
import { eventually, serverOptions } from './harness.ts';
import { startServer } from '../src/startServer.ts';
import type { RunningServer } from '../src/startServer.ts';

/** All that Fairlead reads, and the shop has. */
export const RESOURCES = [
  'pods',
  'services',
  'nodes',
  'namespaces',
  'deployments',
  'replicasets',
  'statefulsets',
  'daemonsets',
  'jobs',
  'ingresses',
] as const satisfies readonly Resource[];

/** Times as fast: half a minute is three quarters of a second. */
const SPEED = 40;
/** The longest wait, five minutes for what was not served, is eight seconds of this on a machine that has nothing else to do. */
const TRUTH_MS = 60_000;

export type ResourceStatus = Status['resources'][number];

/** A server that reads a simulated shop through a gate, on a clock on which nobody waits long. */
export interface BehindGate {
  readonly simulator: Simulator;
  readonly gate: Gate;
  readonly clock: FastClock;
  readonly server: RunningServer;
  /** Replaces the token that the server presents. */
  writeToken(token: string): Promise<void>;
  status(resource: Resource): Promise<ResourceStatus>;
  /** What the status has told of a resource since it began, or since `forget`; also what was too short for anyone to ask. */
  told(resource: Resource): readonly ResourceStatus[];
  forget(): void;
  /** What the cache panel says of a resource. */
  cache(resource: Resource): Promise<{ relists: number; expired: number; errors: number }>;
  /** Changes an object of each resource that has one. */
  touchAll(): void;
  /** Waits until every resource is live and holds exactly what the cluster has, and the answers are what it publishes. */
  expectTruth(): Promise<void>;
  stop(): Promise<void>;
}

export interface BehindGateOptions {
  readonly prepare?: (behind: Pick<BehindGate, 'simulator' | 'gate' | 'clock'>) => void;
  /** Over TLS, with a certificate that the server trusts. */
  readonly tls?: boolean;
  /** Where the token comes from; its file by default. */
  readonly token?: 'file' | 'exec plugin';
}

/** A certificate or key that the tests of kube-client have, too; all of one authority, `server` for kubernetes.test. */
const certificate = (name: string): string =>
  readFileSync(new URL(`../../../packages/kube-client/test/certificates/${name}`, import.meta.url), 'utf8');

/** What the server trusts, and what it does not: a certificate for somebody else. */
export const TRUSTED: Identity = { cert: certificate('server.crt'), key: certificate('server.key') };
export const NOT_TRUSTED: Identity = { cert: certificate('client.crt'), key: certificate('client.key') };

export async function startBehindGate(options: BehindGateOptions = {}): Promise<BehindGate> {
  const { prepare, tls = false, token = 'file' } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'fairlead-gate-'));
  const simulator = await startSimulator({ bookmarkMs: 60_000 / SPEED });
  const gate = new Gate(simulator.server, tls ? TRUSTED : undefined);
  const port = await gate.listen();
  const tokenFile = path.join(folder, 'token');
  const writeToken = (text: string): Promise<void> =>
    writeFile(tokenFile, token === 'file' ? text : JSON.stringify(execCredential(text)));
  await writeToken('first');
  const kubeconfigFile = path.join(folder, 'kubeconfig');
  const cluster = tls
    ? {
        server: `https://127.0.0.1:${port}`,
        'certificate-authority-data': Buffer.from(certificate('ca.crt')).toString('base64'),
        'tls-server-name': 'kubernetes.test',
      }
    : { server: `http://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true };
  const user = token === 'file' ? { tokenFile } : { exec: execPlugin(tokenFile) };
  await writeFile(kubeconfigFile, kubeconfigOf(cluster, user));
  const clock = new FastClock(SPEED);
  prepare?.({ simulator, gate, clock });
  const connection = await connect({ kubeconfigFile, clock });
  const server = await startServer({ ...serverOptions(connection), clock });
  const told = new Map<string, ResourceStatus[]>();
  server.session.onStatus(() => {
    for (const status of StatusSchema.parse(server.session.status()).resources) {
      const before = told.get(status.resource) ?? [];
      const last = before.at(-1);
      const isNew = last?.state !== status.state || last.error?.code !== status.error?.code;
      if (isNew || last.nextTryAt !== status.nextTryAt) told.set(status.resource, [...before, status]);
    }
  });
  const json = async (where: string): Promise<unknown> => (await fetch(new URL(where, server.url))).json();
  let touched = 0;
  const behind: BehindGate = {
    simulator,
    gate,
    clock,
    server,
    writeToken,
    status: async (resource) => {
      const { resources } = StatusSchema.parse(await json('api/v1/status'));
      const found = resources.find((each) => each.resource === resource);
      if (found === undefined) throw new Error(`the status does not tell of ${resource}`);
      return found;
    },
    told: (resource) => told.get(resource) ?? [],
    forget: () => told.clear(),
    cache: async (resource) => {
      const { resources } = (await json('api/v1/cache')) as {
        resources: { resource: string; relists: number; expired: number; errors: number }[];
      };
      const found = resources.find((each) => each.resource === resource);
      if (found === undefined) throw new Error(`the cache does not tell of ${resource}`);
      return found;
    },
    touchAll: () => {
      touched += 1;
      for (const resource of RESOURCES) {
        const [object] = simulator.world.list(resource);
        if (object === undefined) continue;
        const { namespace, name } = object.metadata;
        simulator.world.update(resource, namespace === undefined ? name : `${namespace}/${name}`, touchedWith(touched));
      }
    },
    expectTruth: async () => {
      await eventually(async () => {
        const { resources } = StatusSchema.parse(await json('api/v1/status'));
        expect(resources.filter(({ state }) => state !== 'live')).toEqual([]);
        for (const resource of RESOURCES) expect(heldOf(server, simulator, resource)).toEqual([]);
        for (const { resource, objects } of resources) {
          expect([resource, objects]).toEqual([resource, simulator.world.list(resource as Resource).length]);
        }
      }, TRUTH_MS);
      await eventually(async () => {
        const isThere = (service: string): boolean =>
          simulator.world.get('services', service.replace('/services/', '/')) !== undefined;
        for (const service of COMPARED.filter(isThere)) {
          const { result, state, differences } = (await json(`api/v1/namespaces/${service}/comparison`)) as Record<
            string,
            unknown
          >;
          expect({ service, result, state, differences }).toEqual({
            service,
            result: 'same',
            state: 'live',
            differences: [],
          });
        }
      }, TRUTH_MS);
    },
    stop: async () => {
      await server.stop();
      clock.stop();
      await gate.close();
      await simulator.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return behind;
}

const COMPARED = ['payments/services/ledger', 'shop/services/search', 'shop/services/cart', 'payments/services/fraud'];

/** Objects of the cluster that the server does not hold as they are. */
function heldOf(server: RunningServer, simulator: Simulator, resource: Resource): string[] {
  return simulator.world.list(resource).flatMap(({ metadata: { namespace, name, uid, resourceVersion } }) => {
    const held = server.session.object(resource, namespace === undefined ? name : `${namespace}/${name}`);
    const same = held?.uid === uid && held.resourceVersion === resourceVersion;
    return same ? [] : [`${resource} ${name}: ${held?.resourceVersion ?? 'not held'} for ${resourceVersion}`];
  });
}

function touchedWith(serial: number) {
  return <O extends { readonly metadata: { readonly annotations?: Readonly<Record<string, string>> | undefined } }>(
    object: O,
  ): O => ({
    ...object,
    metadata: { ...object.metadata, annotations: { ...object.metadata.annotations, touched: String(serial) } },
  });
}

/** A plugin that hands out whatever its file says. */
function execPlugin(file: string): object {
  return { apiVersion: EXEC_API, command: 'cat', args: [file], interactiveMode: 'Never' };
}

const EXEC_API = 'client.authentication.k8s.io/v1';
const execCredential = (token: string): object => ({
  apiVersion: EXEC_API,
  kind: 'ExecCredential',
  status: { token },
});

function kubeconfigOf(cluster: object, user: object): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'gate',
    clusters: [{ name: 'gate', cluster }],
    users: [{ name: 'me', user }],
    contexts: [{ name: 'gate', context: { cluster: 'gate', user: 'me' } }],
  });
}
