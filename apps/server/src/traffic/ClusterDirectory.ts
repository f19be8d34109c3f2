import type { ClusterCache, ObjectChange } from '@fairlead/informer';
import { objectKey } from '@fairlead/model';
import type {
  EpochSeconds,
  Labels,
  ObjectKey,
  PodRecord,
  RouteBackendRecord,
  RouteKind,
  ServiceRecord,
} from '@fairlead/model';
import { workloadOf } from '@fairlead/resolver';
import type { Directory, Holder, WorkloadName } from '@fairlead/traffic';
import { ROUTE_RESOURCES } from '../cluster/routersInGraph.ts';
import { AddressBook } from './AddressBook.ts';
import { NameIndex } from './NameIndex.ts';

/** Labels by which applications are named, the surest first: OpenTelemetry takes `service.name` from them. */
const APP_LABELS = ['app.kubernetes.io/instance', 'app.kubernetes.io/name', 'app'];

/** What those who read metrics are called by their own charts and operators. */
const SCRAPERS: ReadonlySet<string> = new Set([
  'prometheus',
  'prometheus-agent',
  'vmagent',
  'victoria-metrics-agent',
  'grafana-agent',
]);

const WAYPOINT_CLASS = 'istio-waypoint';
const MANAGED_BY = 'gateway.istio.io/managed';
const MESH_CONTROLLER = 'istio.io-mesh-controller';

/**
 * What the cluster knows, by the names that telemetry uses: indexes beside the cache, kept up with its changes. Made only where
 * there is a source of traffic.
 */
export class ClusterDirectory implements Directory {
  readonly #cache: Pick<ClusterCache, 'store'>;
  readonly #addresses: AddressBook;
  readonly #services = new NameIndex();
  readonly #workloads = new NameIndex();
  readonly #apps = new NameIndex();
  readonly #clusterIps = new Map<string, ObjectKey>();

  /** @param now seconds of the Unix epoch */
  constructor(cache: Pick<ClusterCache, 'store'>, now: () => EpochSeconds) {
    this.#cache = cache;
    this.#addresses = new AddressBook(now);
  }

  apply(changes: readonly ObjectChange[]): void {
    for (const change of changes) this.#apply(change);
  }

  #apply(change: ObjectChange): void {
    switch (change.resource) {
      case 'pods':
        this.#addresses.change(change.key, change.before, change.after);
        return;
      case 'services':
        if (change.before !== undefined) this.#dropService(change.key, change.before);
        if (change.after !== undefined) this.#addService(change.key, change.after);
        return;
      case 'deployments':
      case 'statefulsets':
      case 'daemonsets':
      case 'jobs':
      case 'replicasets': {
        const { before, after } = change;
        if (before !== undefined) this.#move(before, 'delete');
        if (after !== undefined) this.#move(after, 'add');
        return;
      }
      case 'nodes':
      case 'namespaces':
      case 'ingresses':
      case 'gateways':
      case 'httproutes':
      case 'grpcroutes':
      case 'tlsroutes':
      case 'tcproutes':
      case 'udproutes':
      case 'referencegrants':
        return;
    }
  }

  #addService(key: ObjectKey, service: ServiceRecord): void {
    this.#services.add(service.name, key);
    for (const ip of addressesOf(service)) this.#clusterIps.set(ip, key);
  }

  #dropService(key: ObjectKey, service: ServiceRecord): void {
    this.#services.delete(service.name, key);
    for (const ip of addressesOf(service)) if (this.#clusterIps.get(ip) === key) this.#clusterIps.delete(ip);
  }

  /** A workload by its name and by those of its app; of a Job or ReplicaSet that somebody controls, its controller. */
  #move(record: Movable, change: 'add' | 'delete'): void {
    const { namespace, controller } = record;
    const kind = 'kind' in record ? record.kind : 'ReplicaSet';
    // A Deployment has a record of its own; a CronJob and an Argo Rollout are known only by what they control.
    if (controller?.kind === 'Deployment') return;
    const id = `${namespace}/${controller?.kind ?? kind}/${controller?.name ?? record.name}`;
    // Several Jobs of one CronJob count one by one.
    this.#workloads[change](controller?.name ?? record.name, id);
    if (!('templateLabels' in record)) return;
    for (const app of appsOf(record.templateLabels ?? {})) this.#apps[change](app, id);
  }

  service(namespace: string, name: string): ServiceRecord | undefined {
    return this.#cache.store('services').get(objectKey({ namespace, name }));
  }

  servicesNamed(name: string): readonly ServiceRecord[] {
    return this.#services.get(name).flatMap((key) => this.#cache.store('services').get(key) ?? []);
  }

  pod(namespace: string, name: string): PodRecord | undefined {
    return this.#cache.store('pods').get(objectKey({ namespace, name }));
  }

  workloadOfPod(pod: PodRecord): WorkloadName {
    const found = workloadOf(pod, {
      replicaSet: (namespace, name) => this.#cache.store('replicasets').get(objectKey({ namespace, name })),
      job: (namespace, name) => this.#cache.store('jobs').get(objectKey({ namespace, name })),
    });
    return { namespace: pod.namespace, ...found };
  }

  workloadsNamed(name: string, namespace?: string): readonly WorkloadName[] {
    return inNamespace(this.#workloads.get(name), namespace);
  }

  appsNamed(app: string, namespace?: string): readonly WorkloadName[] {
    return inNamespace(this.#apps.get(app), namespace);
  }

  holder(address: string, since: EpochSeconds): Holder | 'changed-hands' | undefined {
    const key = this.#clusterIps.get(address);
    const service = key === undefined ? undefined : this.#cache.store('services').get(key);
    if (service !== undefined) return { kind: 'service', service };
    const pods = this.#addresses.holders(address).flatMap((holder) => this.#cache.store('pods').get(holder) ?? []);
    const [pod] = pods;
    if (pods.some(({ hostNetwork }) => hostNetwork)) return { kind: 'node', name: pod?.nodeName ?? '' };
    if (this.#addresses.releasedSince(address, since)) return 'changed-hands';
    if (pod === undefined) return undefined;
    return { kind: 'pod', pod };
  }

  routeBackends(
    kind: RouteKind,
    namespace: string,
    route: string,
    rule: number | 'all',
  ): readonly RouteBackendRecord[] {
    const rules = this.#cache.store(ROUTE_RESOURCES[kind]).get(objectKey({ namespace, name: route }))?.rules ?? [];
    return (rule === 'all' ? rules.flat() : rules[rule]) ?? [];
  }

  route(kind: RouteKind, namespace: string, name: string): boolean {
    return this.#cache.store(ROUTE_RESOURCES[kind]).get(objectKey({ namespace, name })) !== undefined;
  }

  /** Istio names the Deployment of a waypoint after its Gateway, and labels its pods, should Gateways not be readable. */
  waypoint(namespace: string, workload: string): boolean {
    const key = objectKey({ namespace, name: workload });
    if (this.#cache.store('gateways').get(key)?.className === WAYPOINT_CLASS) return true;
    return this.#cache.store('deployments').get(key)?.templateLabels[MANAGED_BY] === MESH_CONTROLLER;
  }

  scraper(namespace: string, workload: string): boolean {
    const key = objectKey({ namespace, name: workload });
    const labels = (['statefulsets', 'deployments', 'daemonsets'] as const).map(
      (resource) => this.#cache.store(resource).get(key)?.templateLabels ?? {},
    );
    return labels.some((each) => appsOf(each).some((app) => SCRAPERS.has(app)));
  }

  ingress(namespace: string, name: string): boolean {
    return this.#cache.store('ingresses').get(objectKey({ namespace, name })) !== undefined;
  }
}

interface Movable {
  readonly namespace: string;
  readonly name: string;
  readonly kind?: string;
  readonly controller: { readonly kind: string; readonly name: string } | undefined;
  readonly templateLabels?: Labels;
}

function addressesOf({ clusterIP, clusterIPs, externalIPs, loadBalancerIngress }: ServiceRecord): string[] {
  const own = clusterIPs.length > 0 ? clusterIPs : [clusterIP ?? 'None'];
  return [...own.filter((ip) => ip !== 'None'), ...externalIPs, ...loadBalancerIngress];
}

function appsOf(labels: Labels): string[] {
  return [...new Set(APP_LABELS.flatMap((label) => labels[label] ?? []))];
}

function inNamespace(ids: readonly string[], namespace: string | undefined): WorkloadName[] {
  const found = ids.map((id) => {
    const [of = '', kind = '', name = ''] = id.split('/');
    return { namespace: of, kind, name };
  });
  return namespace === undefined ? found : found.filter((workload) => workload.namespace === namespace);
}
