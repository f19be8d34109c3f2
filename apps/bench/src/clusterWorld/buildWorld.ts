import type { ClusterWriter, KubeObject } from './clusterWriter.ts';
import { unlessRefused } from './clusterWriter.ts';
import { APPS, labelsOf, randomService, randomWorkload } from './randomObjects.ts';
import type { Dice, Workload } from './randomObjects.ts';

/** Label of everything that a run has made, by which it is found again. */
export const MADE_BY = { 'fairlead.example/bench': 'cluster-world' } as const;

export interface WorldSize {
  readonly namespaces: number;
  readonly services: number;
  readonly pods: number;
}

export interface BuiltWorld {
  readonly namespaces: readonly string[];
  /** `namespace/name` of the Services, with what they were made from. */
  readonly services: Map<string, KubeObject>;
  readonly workloads: readonly (Workload & { readonly namespace: string })[];
}

/** One workload has more pods than an EndpointSlice takes endpoints (R26). */
const CROWD = 120;
const AT_ONCE = 16;

export const namespaceName = (index: number): string => `fairlead-world-${index}`;

/** Makes the namespaces; throws if one of them is there already, for it is not ours then. */
export async function makeNamespaces(writer: ClusterWriter, count: number): Promise<readonly string[]> {
  const names = Array.from({ length: count }, (_, index) => namespaceName(index));
  const all = await writer.get<{ readonly items: readonly KubeObject[] }>('/api/v1/namespaces');
  const taken = all.items.filter(({ metadata }) => names.includes(metadata.name));
  if (taken.length > 0) {
    throw new Error(`the cluster has a namespace ${taken[0]?.metadata.name} already; delete it first`);
  }
  for (const name of names) {
    await writer.create('/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: MADE_BY },
    });
  }
  return names;
}

/** Fills the namespaces with workloads, services of every kind, and what people set by hand beside them. */
export async function buildWorld(
  writer: ClusterWriter,
  dice: Dice,
  namespaces: readonly string[],
  { services, pods }: WorldSize,
): Promise<BuiltWorld> {
  const made = new Map<string, KubeObject>();
  const workloads: (Workload & { readonly namespace: string })[] = [];
  const writes: (() => Promise<unknown>)[] = [];
  let wanted = 0;
  for (let index = 0; wanted < pods; index++) {
    const namespace = namespaces[index % namespaces.length] ?? '';
    const replicas = index === 0 ? CROWD : Math.floor(dice.next() * 6);
    const kinds = index === 0 ? (['Deployment'] as const) : undefined;
    const workload = { ...randomWorkload(dice, namespace, index, replicas, kinds), namespace };
    wanted += workload.kind === 'Job' ? 2 : replicas;
    workloads.push(workload);
    writes.push(() => writer.create(workload.path, workload.object));
  }
  for (let index = 0; index < services; index++) {
    const namespace = namespaces[index % namespaces.length] ?? '';
    const service = randomService(dice, namespace, index);
    made.set(`${namespace}/${service.metadata.name}`, service);
    writes.push(() => writer.create(`/api/v1/namespaces/${namespace}/services`, service));
  }
  for (const namespace of namespaces) writes.push(...handMade(writer, namespace));
  await inParallel(writes);
  return { namespaces, services: made, workloads };
}

/** A service without selector with a slice of someone's own, one with Endpoints that are mirrored, and pods without a workload. */
function handMade(writer: ClusterWriter, namespace: string): (() => Promise<unknown>)[] {
  const path = (group: string, resource: string) => `/${group}/namespaces/${namespace}/${resource}`;
  const ports = [{ name: 'sql', port: 5432, protocol: 'TCP' }];
  const service = (name: string): KubeObject => ({
    metadata: { name },
    spec: { ports: [{ name: 'sql', port: 5432 }] },
  });
  const slice: KubeObject = {
    metadata: {
      name: 'by-hand-1',
      labels: { 'kubernetes.io/service-name': 'by-hand', 'endpointslice.kubernetes.io/managed-by': 'staff' },
    },
    addressType: 'IPv4',
    ports,
    endpoints: [{ addresses: ['198.51.100.7'], conditions: { ready: true } }],
  };
  const pod = (name: string, spec: object): KubeObject => ({
    metadata: { name, labels: labelsOf(APPS[0], 'stable') },
    spec: { containers: [{ name: 'app', image: 'registry.k8s.io/pause:3.10' }], ...spec },
  });
  return [
    () => writer.create(path('api/v1', 'services'), service('by-hand')),
    () => writer.create(path('apis/discovery.k8s.io/v1', 'endpointslices'), slice),
    () => writer.create(path('api/v1', 'services'), service('mirrored')),
    () =>
      writer.create(path('api/v1', 'endpoints'), {
        metadata: { name: 'mirrored' },
        subsets: [{ addresses: [{ ip: '198.51.100.9' }], ports }],
      }),
    () => writer.create(path('api/v1', 'pods'), pod('alone', { hostname: 'one', subdomain: 's0' })),
    // Its node does not exist (R9); the garbage collection of pods may take it away in time.
    () => writer.create(path('api/v1', 'pods'), pod('nowhere', { nodeName: 'world-example-gone' })),
    () => writer.create(path('api/v1', 'pods'), pod('gated', { schedulingGates: [{ name: 'world.example/hold' }] })),
  ];
}

export async function inParallel(tasks: readonly (() => Promise<unknown>)[]): Promise<void> {
  const queue = [...tasks];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let task = queue.shift(); task !== undefined; task = queue.shift()) await task();
    }),
  );
}

/** Deletes the namespaces and waits until they are gone. */
export async function removeNamespaces(
  writer: ClusterWriter,
  names: readonly string[],
  wait: () => Promise<unknown>,
): Promise<void> {
  await Promise.all(names.map((name) => unlessRefused(writer.remove(`/api/v1/namespaces/${name}`), 404, 409)));
  for (;;) {
    const left = await writer.get<{ readonly items: readonly KubeObject[] }>('/api/v1/namespaces');
    if (!left.items.some(({ metadata }) => names.includes(metadata.name))) return;
    await wait();
  }
}
