import { aPod, aService } from '@fairlead/test-kit';
import type { PodRecord, ServiceRecord } from '@fairlead/model';
import type { Directory, Holder, WorkloadName } from '../src/mapping/directory.ts';

const service = (namespace: string, name: string, clusterIP = '10.96.0.1'): ServiceRecord =>
  aService({ namespace, name, clusterIP, clusterIPs: [clusterIP] });

const SERVICES = [
  service('shop', 'web'),
  service('shop', 'cart'),
  service('shop', 'db'),
  service('shop', 'checkout'),
  service('payments', 'pay', '10.96.0.9'),
  // The same name twice: a bare "api" says nothing.
  service('shop', 'api'),
  service('payments', 'api'),
];

const WORKLOADS: readonly WorkloadName[] = [
  { namespace: 'shop', kind: 'Deployment', name: 'web' },
  { namespace: 'shop', kind: 'Deployment', name: 'cart' },
  { namespace: 'shop', kind: 'StatefulSet', name: 'db' },
  { namespace: 'payments', kind: 'Deployment', name: 'pay' },
  { namespace: 'edge', kind: 'DaemonSet', name: 'traefik' },
  { namespace: 'shop', kind: 'Deployment', name: 'twin' },
  { namespace: 'payments', kind: 'Deployment', name: 'twin' },
];

/** Pods `NAME-1` of every workload. */
const POD = /^(.*)-1$/;

/** A small cluster: what the fixtures talk of. */
export function aDirectory(overrides: Partial<Directory> = {}): Directory {
  const workloadsNamed = (name: string, namespace?: string): WorkloadName[] =>
    WORKLOADS.filter(
      (workload) => workload.name === name && (namespace === undefined || workload.namespace === namespace),
    );
  const holders = new Map<string, Holder>([['10.1.0.7', { kind: 'pod', pod: podNamed('shop', 'cart-1') }]]);
  return {
    service: (namespace, name) => SERVICES.find((one) => one.namespace === namespace && one.name === name),
    servicesNamed: (name) => SERVICES.filter((one) => one.name === name),
    pod: (namespace, name) =>
      workloadsNamed(POD.exec(name)?.[1] ?? '', namespace).length > 0 ? podNamed(namespace, name) : undefined,
    workloadOfPod: ({ namespace, name }) =>
      workloadsNamed(POD.exec(name)?.[1] ?? '', namespace)[0] ?? { namespace, kind: 'Pod', name },
    workloadsNamed,
    appsNamed: () => [],
    holder: (address) => {
      const found = SERVICES.find(({ clusterIP }) => clusterIP === address);
      return found === undefined ? holders.get(address) : { kind: 'service', service: found };
    },
    ingress: (namespace, name) => namespace === 'shop' && name === 'shop',
    routeBackends: () => [],
    scraper: () => false,
    route: () => false,
    waypoint: (_namespace, workload) => workload === 'waypoint',
    ...overrides,
  };
}

function podNamed(namespace: string, name: string): PodRecord {
  return aPod({ namespace, name });
}
