import type { ResourceName } from './shapes.ts';

export interface ResourceType {
  /** Plural name, as in the path. */
  readonly resource: ResourceName;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  /** API group; `""` for core. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** Has a `/scale` subresource, by which `kubectl scale` works. */
  readonly scalable: boolean;
  /** Defined by a CustomResourceDefinition: whole objects come in JSON only. */
  readonly custom: boolean;
  /** `metadata.generation` counts the changes of its spec. */
  readonly countsGenerations: boolean;
  /** A bookmark is an empty object of the kind; this is what the API server's JSON of one carries beside metadata. */
  readonly emptyBody: Readonly<Record<string, unknown>>;
}

interface Options {
  readonly short?: readonly string[];
  readonly all?: boolean;
  readonly cluster?: boolean;
  readonly scalable?: boolean;
  readonly custom?: boolean;
  readonly countsGenerations?: boolean;
  readonly version?: string;
  readonly empty?: Readonly<Record<string, unknown>>;
}

const type = (
  resource: ResourceName,
  singular: string,
  kind: string,
  group: string,
  options: Options = {},
): ResourceType => ({
  resource,
  singular,
  kind,
  group,
  version: options.version ?? 'v1',
  shortNames: options.short ?? [],
  categories: options.all === true ? ['all'] : [],
  namespaced: options.cluster !== true,
  scalable: options.scalable ?? false,
  custom: options.custom ?? false,
  countsGenerations: options.countsGenerations ?? true,
  emptyBody: options.empty ?? { spec: {}, status: {} },
});

const GATEWAY_API = 'gateway.networking.k8s.io';
const emptyTemplate = { metadata: {}, spec: { containers: null } };

export const RESOURCE_TYPES: readonly ResourceType[] = [
  type('pods', 'pod', 'Pod', '', { short: ['po'], all: true, empty: { spec: { containers: null }, status: {} } }),
  type('services', 'service', 'Service', '', {
    short: ['svc'],
    all: true,
    countsGenerations: false,
    empty: { spec: {}, status: { loadBalancer: {} } },
  }),
  type('nodes', 'node', 'Node', '', { short: ['no'], cluster: true, countsGenerations: false }),
  type('namespaces', 'namespace', 'Namespace', '', { short: ['ns'], cluster: true, countsGenerations: false }),
  type('configmaps', 'configmap', 'ConfigMap', '', { short: ['cm'], countsGenerations: false, empty: {} }),
  type('events', 'event', 'Event', '', {
    short: ['ev'],
    countsGenerations: false,
    empty: { involvedObject: {}, source: {} },
  }),
  type('endpoints', 'endpoints', 'Endpoints', '', { short: ['ep'], countsGenerations: false, empty: {} }),
  type('deployments', 'deployment', 'Deployment', 'apps', {
    short: ['deploy'],
    all: true,
    scalable: true,
    empty: { spec: { replicas: 0, selector: null, template: emptyTemplate, strategy: {} }, status: {} },
  }),
  type('replicasets', 'replicaset', 'ReplicaSet', 'apps', {
    short: ['rs'],
    all: true,
    scalable: true,
    empty: { spec: { replicas: 0, selector: null, template: emptyTemplate }, status: { replicas: 0 } },
  }),
  type('statefulsets', 'statefulset', 'StatefulSet', 'apps', {
    short: ['sts'],
    all: true,
    scalable: true,
    empty: {
      spec: { selector: null, template: emptyTemplate, serviceName: '', updateStrategy: {} },
      status: { replicas: 0 },
    },
  }),
  type('daemonsets', 'daemonset', 'DaemonSet', 'apps', {
    short: ['ds'],
    all: true,
    empty: {
      spec: { selector: null, template: emptyTemplate, updateStrategy: {} },
      status: { currentNumberScheduled: 0, numberMisscheduled: 0, desiredNumberScheduled: 0, numberReady: 0 },
    },
  }),
  type('jobs', 'job', 'Job', 'batch', { all: true, empty: { spec: { template: emptyTemplate }, status: {} } }),
  type('ingresses', 'ingress', 'Ingress', 'networking.k8s.io', {
    short: ['ing'],
    empty: { spec: {}, status: { loadBalancer: {} } },
  }),
  type('endpointslices', 'endpointslice', 'EndpointSlice', 'discovery.k8s.io', {
    empty: { addressType: '', endpoints: null, ports: null },
  }),
  type('gateways', 'gateway', 'Gateway', GATEWAY_API, { short: ['gtw'], custom: true, empty: {} }),
  type('httproutes', 'httproute', 'HTTPRoute', GATEWAY_API, { custom: true, empty: {} }),
  type('grpcroutes', 'grpcroute', 'GRPCRoute', GATEWAY_API, { custom: true, empty: {} }),
  // As in Gateway API 1.4 with its experimental channel.
  type('tlsroutes', 'tlsroute', 'TLSRoute', GATEWAY_API, { custom: true, version: 'v1alpha3', empty: {} }),
  type('tcproutes', 'tcproute', 'TCPRoute', GATEWAY_API, { custom: true, version: 'v1alpha2', empty: {} }),
  type('udproutes', 'udproute', 'UDPRoute', GATEWAY_API, { custom: true, version: 'v1alpha2', empty: {} }),
  type('referencegrants', 'referencegrant', 'ReferenceGrant', GATEWAY_API, {
    short: ['refgrant'],
    custom: true,
    version: 'v1beta1',
    empty: {},
  }),
];

const byName = new Map(RESOURCE_TYPES.map((entry) => [entry.resource, entry]));
const byPath = new Map(RESOURCE_TYPES.map((entry) => [`${entry.group}/${entry.version}/${entry.resource}`, entry]));

export function resourceType(resource: ResourceName): ResourceType {
  const found = byName.get(resource);
  if (found === undefined) throw new TypeError(`not a simulated resource: ${resource}`);
  return found;
}

/** The resource at `/api/v1/...` (group `""`) or `/apis/GROUP/VERSION/...`; `undefined` if it is not served. */
export function findResourceType(group: string, version: string, plural: string): ResourceType | undefined {
  return byPath.get(`${group}/${version}/${plural}`);
}

/** `v1`, or `apps/v1`. */
export function apiVersionOf(entry: Pick<ResourceType, 'group' | 'version'>): string {
  return entry.group === '' ? entry.version : `${entry.group}/${entry.version}`;
}
