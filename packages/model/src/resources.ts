import type {
  GatewayRecord,
  IngressRecord,
  NamespaceRecord,
  NodeRecord,
  PodRecord,
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
}

export type Resource = keyof RecordOf;
export type AnyRecord = RecordOf[Resource];

export interface ResourceInfo {
  readonly resource: Resource;
  /** API group; `""` for core. */
  readonly group: string;
  readonly version: string;
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
  options: { readonly namespaced?: boolean; readonly metadataOnly?: boolean; readonly custom?: boolean } = {},
): ResourceInfo => ({
  resource,
  group,
  version: 'v1',
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
];

const byName = new Map(RESOURCES.map((entry) => [entry.resource, entry]));

/** Group, version, kind and scope of a resource. */
export function resourceInfo(resource: Resource): ResourceInfo {
  const found = byName.get(resource);
  if (found === undefined) throw new TypeError(`not a resource that Fairlead reads: ${resource}`);
  return found;
}
