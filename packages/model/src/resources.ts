import type {
  GatewayRecord,
  IngressRecord,
  NamespaceRecord,
  NodeRecord,
  PodRecord,
  ReferenceGrantRecord,
  ReplicaSetRecord,
  RouteRecord,
  ServiceRecord,
  WorkloadRecord,
} from './records.ts';

/** The resources Fairlead lists and watches, by their plural name in the Kubernetes API, and the record each becomes. */
export interface RecordOf {
  pods: PodRecord;
  services: ServiceRecord;
  nodes: NodeRecord;
  namespaces: NamespaceRecord;
  deployments: WorkloadRecord;
  statefulsets: WorkloadRecord;
  daemonsets: WorkloadRecord;
  jobs: WorkloadRecord;
  replicasets: ReplicaSetRecord;
  ingresses: IngressRecord;
  gateways: GatewayRecord;
  httproutes: RouteRecord;
  grpcroutes: RouteRecord;
  tlsroutes: RouteRecord;
  tcproutes: RouteRecord;
  udproutes: RouteRecord;
  referencegrants: ReferenceGrantRecord;
}

export type Resource = keyof RecordOf;
export type AnyRecord = RecordOf[Resource];

export interface ResourceInfo {
  readonly resource: Resource;
  /** API group; `""` for core. */
  readonly group: string;
  readonly version: string;
  /** Versions to ask for in turn where the server does not have the first: what is read of an object is written alike in all of them. */
  readonly otherVersions: readonly string[];
  readonly kind: string;
  readonly namespaced: boolean;
  /** Asked for as `PartialObjectMetadata`. */
  readonly metadataOnly: boolean;
  /** Defined by a CustomResourceDefinition: there is no protobuf of it, and many clusters do not have it. */
  readonly custom: boolean;
}

const info = (
  resource: Resource,
  group: string,
  kind: string,
  options: {
    readonly namespaced?: boolean;
    readonly metadataOnly?: boolean;
    readonly custom?: boolean;
    /** The most usual first. */
    readonly versions?: readonly [string, ...string[]];
  } = {},
): ResourceInfo => ({
  resource,
  group,
  version: options.versions?.[0] ?? 'v1',
  otherVersions: options.versions?.slice(1) ?? [],
  kind,
  namespaced: options.namespaced ?? true,
  metadataOnly: options.metadataOnly ?? false,
  custom: options.custom ?? false,
});

const GATEWAY_API = 'gateway.networking.k8s.io';

/** Every resource, in the order the status bar and the cache panel show them. */
export const RESOURCES: readonly ResourceInfo[] = [
  info('services', '', 'Service'),
  info('pods', '', 'Pod'),
  info('nodes', '', 'Node', { namespaced: false }),
  info('namespaces', '', 'Namespace', { namespaced: false }),
  info('deployments', 'apps', 'Deployment'),
  info('replicasets', 'apps', 'ReplicaSet', { metadataOnly: true }),
  info('statefulsets', 'apps', 'StatefulSet'),
  info('daemonsets', 'apps', 'DaemonSet'),
  info('jobs', 'batch', 'Job'),
  info('ingresses', 'networking.k8s.io', 'Ingress'),
  info('gateways', GATEWAY_API, 'Gateway', { custom: true }),
  info('httproutes', GATEWAY_API, 'HTTPRoute', { custom: true }),
  info('grpcroutes', GATEWAY_API, 'GRPCRoute', { custom: true }),
  // In the standard channel since Gateway API 1.5, in the experimental one before.
  info('tlsroutes', GATEWAY_API, 'TLSRoute', { custom: true, versions: ['v1', 'v1alpha3', 'v1alpha2'] }),
  info('tcproutes', GATEWAY_API, 'TCPRoute', { custom: true, versions: ['v1alpha2', 'v1'] }),
  info('udproutes', GATEWAY_API, 'UDPRoute', { custom: true, versions: ['v1alpha2', 'v1'] }),
  info('referencegrants', GATEWAY_API, 'ReferenceGrant', { custom: true, versions: ['v1beta1', 'v1'] }),
];

const byName = new Map(RESOURCES.map((entry) => [entry.resource, entry]));

/** Group, version, kind and scope of a resource. */
export function resourceInfo(resource: Resource): ResourceInfo {
  const found = byName.get(resource);
  if (found === undefined) throw new TypeError(`not a resource that Fairlead reads: ${resource}`);
  return found;
}
