import type { KubeObject } from './clusterWriter.ts';

/** Picks with the numbers of one seed, so that a run can be made again. */
export interface Dice {
  readonly next: () => number;
}

export const pick = <T>(dice: Dice, items: readonly T[]): T => {
  const item = items[Math.floor(dice.next() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
};
export const chance = (dice: Dice, share: number): boolean => dice.next() < share;

/** Few apps and tracks in each namespace, so that selectors overlap, miss by one label, and match nothing. */
export const APPS = ['web', 'api', 'cart', 'mail', 'feed', 'auth', 'geo', 'log', 'job', 'pay'] as const;
const TRACKS = ['stable', 'canary', ''] as const;
const GATE = 'world.example/ready';

const PORTS = [
  [{ name: 'http', containerPort: 8080 }],
  [{ name: 'http', containerPort: 9090 }],
  [{ name: 'web', containerPort: 8080 }],
  [
    { name: 'http', containerPort: 8080 },
    { name: 'dns', containerPort: 5353, protocol: 'UDP' },
  ],
  [{ name: 'http', containerPort: 8080, protocol: 'SCTP' }],
  [],
] as const;

/** How a simulated kubelet lets a pod live; on nodes with a real one the annotation means nothing. */
const LIVES = [
  'ready',
  'ready',
  'ready',
  'ready',
  'not-ready',
  'crash-loop',
  'image-pull',
  'init-stuck',
  'slow',
] as const;

export const labelsOf = (app: string, track: string): Readonly<Record<string, string>> => ({
  app,
  track,
  world: 'yes',
});

/** What of a pod template churn may change, as a rollout does. */
export function randomPodSpec(dice: Dice, name: string): Record<string, unknown> {
  const container = (of: string, ports: readonly object[]) => ({
    name: of,
    image: 'registry.k8s.io/pause:3.10',
    ports,
    resources: { requests: { cpu: '1m', memory: '1Mi' } },
  });
  const sidecar = chance(dice, 0.15)
    ? [{ ...container('mesh', [{ name: 'http', containerPort: 15_090 }]), restartPolicy: 'Always' }]
    : [];
  const init = chance(dice, 0.15) ? [container('init', [{ name: 'http', containerPort: 7 }])] : [];
  const named = chance(dice, 0.15);
  return {
    terminationGracePeriodSeconds: pick(dice, [0, 1, 3, 10]),
    containers: [container('app', pick(dice, PORTS)), ...(chance(dice, 0.2) ? [container('beside', [])] : [])],
    ...(sidecar.length + init.length > 0 && { initContainers: [...init, ...sidecar] }),
    ...(chance(dice, 0.12) && { readinessGates: [{ conditionType: GATE }] }),
    ...(chance(dice, 0.05) && { hostNetwork: true }),
    ...(named && { hostname: name, subdomain: name }),
    // Nowhere to go: the pod stays without a node and an address.
    ...(chance(dice, 0.04) && { nodeSelector: { 'world.example/nowhere': 'yes' } }),
  };
}

export function randomAnnotations(dice: Dice): Readonly<Record<string, string>> {
  return {
    simulate: pick(dice, LIVES),
    ...(chance(dice, 0.3) && { 'simulate-drain': 'ready' }),
    ...(chance(dice, 0.2) && { 'simulate-families': 'IPv4' }),
  };
}

export interface Workload {
  readonly kind: 'Deployment' | 'StatefulSet' | 'Job';
  readonly path: string;
  readonly object: KubeObject;
}

const KINDS = ['Deployment', 'Deployment', 'Deployment', 'Deployment', 'StatefulSet', 'Job'] as const;

/** A workload whose pods carry labels of its namespace's small alphabet. */
export function randomWorkload(
  dice: Dice,
  namespace: string,
  index: number,
  replicas: number,
  kinds: readonly Workload['kind'][] = KINDS,
): Workload {
  const name = `w${index}`;
  const kind = pick(dice, kinds);
  const labels = { ...labelsOf(pick(dice, APPS), pick(dice, TRACKS)), owner: name };
  const job = kind === 'Job';
  const annotations = job ? { simulate: pick(dice, ['succeeded', 'failed', 'ready']) } : randomAnnotations(dice);
  const spec = randomPodSpec(dice, `s${index}`);
  return {
    kind,
    path: `/apis/${job ? 'batch' : 'apps'}/v1/namespaces/${namespace}/${kind.toLowerCase()}s`,
    object: {
      apiVersion: `${job ? 'batch' : 'apps'}/v1`,
      kind,
      metadata: { name },
      spec: {
        ...(job
          ? { completions: 2, parallelism: 2, backoffLimit: 0 }
          : { replicas, selector: { matchLabels: { owner: name } } }),
        ...(kind === 'StatefulSet' && { serviceName: `s${index}`, podManagementPolicy: 'Parallel' }),
        template: {
          metadata: { labels, annotations },
          spec: { ...spec, ...(job && { restartPolicy: 'Never' }) },
        },
      },
    },
  };
}

export function randomSelector(dice: Dice): Readonly<Record<string, string>> {
  const app = pick(dice, [...APPS, 'wep']);
  return chance(dice, 0.4) ? { app, track: pick(dice, [...TRACKS, 'Stable']) } : { app };
}

export function randomPorts(dice: Dice): readonly object[] {
  return pick<readonly object[]>(dice, [
    [{ name: 'http', port: 80, targetPort: 'http' }],
    [{ name: 'http', port: 80, targetPort: 'http' }],
    [{ port: 80 }],
    [
      { name: 'http', port: 80, targetPort: 'http', appProtocol: 'kubernetes.io/h2c' },
      { name: 'metrics', port: 9100, targetPort: 9100 },
    ],
    [{ name: 'dns', port: 53, protocol: 'UDP', targetPort: 'dns' }],
    [{ name: 'sig', port: 2905, protocol: 'SCTP', targetPort: 'http' }],
  ]);
}

/** A Service of any kind there is. */
export function randomService(dice: Dice, namespace: string, index: number): KubeObject {
  const metadata = {
    name: `s${index}`,
    namespace,
    ...(chance(dice, 0.05) && { labels: { 'service.kubernetes.io/service-proxy-name': 'other' } }),
    ...(chance(dice, 0.05) && { annotations: { 'service.kubernetes.io/topology-mode': 'Auto' } }),
  };
  const common = { apiVersion: 'v1', kind: 'Service', metadata };
  if (chance(dice, 0.03)) return { ...common, spec: { type: 'ExternalName', externalName: 'api.example.com' } };
  const headless = chance(dice, 0.2);
  const local = chance(dice, 0.15);
  const type = headless ? 'ClusterIP' : pick(dice, ['ClusterIP', 'ClusterIP', 'ClusterIP', 'NodePort', 'LoadBalancer']);
  const noPorts = headless && chance(dice, 0.2);
  return {
    ...common,
    spec: {
      type,
      ...(headless && { clusterIP: 'None' }),
      ...(chance(dice, 0.94) && { selector: randomSelector(dice) }),
      ...(!noPorts && { ports: randomPorts(dice) }),
      ...(chance(dice, 0.1) && { publishNotReadyAddresses: true }),
      ...(local && { internalTrafficPolicy: 'Local' }),
      ...(type !== 'ClusterIP' && chance(dice, 0.4) && { externalTrafficPolicy: 'Local' }),
      ...(chance(dice, 0.15) && { trafficDistribution: pick(dice, ['PreferClose', 'PreferSameNode']) }),
      ...(chance(dice, 0.3) && { ipFamilyPolicy: 'PreferDualStack' }),
      ...(chance(dice, 0.1) && { sessionAffinity: 'ClientIP' }),
    },
  };
}
