import type { EpochSeconds, IngressRecord, ObjectKey, ResourceState, WorkloadRecord } from '@fairlead/model';
import type { ServiceAnswer } from '@fairlead/resolver';
import { backingPodsOf } from './backingPods.ts';
import type { BackingPods } from './backingPods.ts';
import { ChangingItems } from './content.ts';
import type { ContentChanges, GraphContent, PlacedNode } from './content.ts';
import { edgeId, idParts, ingressId, namespaceId, serviceId, workloadId } from './ids.ts';
import { ingressNode, routedServices } from './ingressNode.ts';
import type { IngressEntry } from './ingressNode.ts';
import { membersOf } from './members.ts';
import { MultiMap } from './MultiMap.ts';
import type { Describe } from './protocolReason.ts';
import { attentionOf, namedService, serviceNode } from './serviceNode.ts';
import type { ServiceEntry } from './serviceNode.ts';
import type { Attention, GraphEdge, GraphGroup } from './types.ts';
import { carrySince } from './verdictOf.ts';
import type { ServiceVerdict } from './verdictOf.ts';
import { workloadNode } from './workloadNode.ts';

export interface ServiceGraphOptions {
  readonly describe: Describe;
  /** By which external names of the cluster are recognised; `cluster.local` unless told otherwise. */
  readonly clusterDomain?: string;
}

/**
 * The whole graph, kept up to date piece by piece: put what changed, then `flush`. One changed service costs what hangs
 * together with it (its workloads, their services, its namespace), never the cluster.
 */
export class ServiceGraph implements GraphContent {
  readonly #describe: Describe;
  readonly #clusterDomain: string;

  readonly #services = new Map<string, ServiceEntry>();
  readonly #ingresses = new Map<string, IngressEntry>();
  readonly #replicas = new Map<string, number>();
  /** Workload to the services that select its pods. */
  readonly #selectedBy = new MultiMap();
  /** Service, existing or not, to the Ingresses that route to it and the external names that name it. */
  readonly #routedBy = new MultiMap();
  readonly #namedBy = new MultiMap();
  readonly #servicesIn = new MultiMap();
  readonly #nodesIn = new MultiMap();
  readonly #edgesFrom = new MultiMap();

  readonly #dirty = new Set<string>();
  readonly #dirtyNamespaces = new Set<string>();

  readonly #nodes = new ChangingItems<PlacedNode>();
  readonly #edges = new ChangingItems<GraphEdge>();
  readonly #groups = new ChangingItems<GraphGroup>();
  readonly #attention = new ChangingItems<Attention>();

  constructor({ describe, clusterDomain = 'cluster.local' }: ServiceGraphOptions) {
    this.#describe = describe;
    this.#clusterDomain = clusterDomain;
  }

  /** As of the last `flush`. */
  get nodes(): ReadonlyMap<string, PlacedNode> {
    return this.#nodes.items;
  }
  get edges(): ReadonlyMap<string, GraphEdge> {
    return this.#edges.items;
  }
  get groups(): ReadonlyMap<string, GraphGroup> {
    return this.#groups.items;
  }
  get attention(): ReadonlyMap<string, Attention> {
    return this.#attention.items;
  }

  /** The verdict held on a service, with the time its trouble began; `key` is `namespace/name`. */
  verdict(key: ObjectKey): ServiceVerdict | undefined {
    return this.#services.get(`service/${key}`)?.verdict;
  }

  /** Puts a service with its answer and verdict. `now` dates trouble whose beginning the API does not tell. */
  putService(answer: ServiceAnswer, verdict: ServiceVerdict, now: EpochSeconds): void {
    const { service } = answer;
    const id = serviceId(service.namespace, service.name);
    const before = this.#services.get(id);
    const entry: ServiceEntry = {
      id,
      service,
      verdict: carrySince(before?.verdict, verdict, now),
      backends: answer.backends,
      parts: backingPodsOf(service.namespace, answer.pods),
    };
    this.#unlinkService(before);
    this.#services.set(id, entry);
    this.#servicesIn.add(service.namespace, id);
    for (const { workload } of entry.parts) this.#selectedBy.add(workload, id);
    const named = namedService(service, this.#clusterDomain);
    if (named !== undefined) this.#namedBy.add(named, id);
    this.#touchService(entry);
    if (before === undefined) for (const naming of this.#namedBy.get(id)) this.#dirty.add(naming);
  }

  dropService(key: ObjectKey): void {
    const entry = this.#services.get(`service/${key}`);
    if (entry === undefined) return;
    this.#touchService(entry);
    this.#unlinkService(entry);
    this.#services.delete(entry.id);
    for (const naming of this.#namedBy.get(entry.id)) this.#dirty.add(naming);
  }

  /** Puts an Ingress with the state of that resource. */
  putIngress(ingress: IngressRecord, state: ResourceState): void {
    const id = ingressId(ingress.namespace, ingress.name);
    this.#unlinkIngress(id);
    this.#ingresses.set(id, { id, ingress, state });
    for (const service of routedServices(ingress)) this.#routedBy.add(service, id);
    this.#dirty.add(id);
  }

  dropIngress(key: ObjectKey): void {
    const id = `ingress/${key}`;
    this.#unlinkIngress(id);
    this.#ingresses.delete(id);
    this.#dirty.add(id);
  }

  /** Puts how many pods a workload asks for. */
  putWorkload({ namespace, kind, name, replicas }: WorkloadRecord): void {
    const id = workloadId(namespace, kind, name);
    this.#replicas.set(id, replicas);
    this.#dirty.add(id);
  }

  dropWorkload({ namespace, kind, name }: Pick<WorkloadRecord, 'namespace' | 'kind' | 'name'>): void {
    const id = workloadId(namespace, kind, name);
    this.#replicas.delete(id);
    this.#dirty.add(id);
  }

  /** Builds what the puts and drops since the last call touched, and tells what changed in the graph by them. */
  flush(): ContentChanges {
    // In this order: building a node or an edge looks at what exists, not at what is built.
    for (const id of this.#dirty) this.#build(id);
    this.#dirty.clear();
    for (const namespace of this.#dirtyNamespaces) this.#buildGroup(namespace);
    this.#dirtyNamespaces.clear();
    return {
      nodes: this.#nodes.take(),
      edges: this.#edges.take(),
      groups: this.#groups.take(),
      attention: this.#attention.take(),
    };
  }

  /** A service, and what looks different when it does: its workloads, the services that share them, Ingresses to it. */
  #touchService(entry: ServiceEntry): void {
    this.#dirty.add(entry.id);
    for (const { workload } of entry.parts) this.#touchWorkload(workload);
    for (const ingress of this.#routedBy.get(entry.id)) this.#dirty.add(ingress);
    this.#dirtyNamespaces.add(entry.service.namespace);
  }

  #touchWorkload(workload: string): void {
    this.#dirty.add(workload);
    for (const service of this.#selectedBy.get(workload)) this.#dirty.add(service);
  }

  #unlinkService(entry: ServiceEntry | undefined): void {
    if (entry === undefined) return;
    this.#servicesIn.delete(entry.service.namespace, entry.id);
    for (const { workload } of entry.parts) {
      this.#selectedBy.delete(workload, entry.id);
      // The last other service may fold it in now.
      this.#touchWorkload(workload);
    }
    const named = namedService(entry.service, this.#clusterDomain);
    if (named !== undefined) this.#namedBy.delete(named, entry.id);
  }

  #unlinkIngress(id: string): void {
    const before = this.#ingresses.get(id);
    if (before === undefined) return;
    for (const service of routedServices(before.ingress)) this.#routedBy.delete(service, id);
  }

  #build(id: string): void {
    const kind = id.slice(0, id.indexOf('/'));
    if (kind === 'service') this.#buildService(id);
    else if (kind === 'workload') this.#buildWorkload(id);
    else this.#buildIngress(id);
  }

  #buildService(id: string): void {
    const entry = this.#services.get(id);
    const folded = entry?.parts.find(({ workload }) => !this.#standsAlone(workload));
    this.#setNode(id, entry === undefined ? undefined : serviceNode(entry, folded, this.#describe));
    const line = entry === undefined ? undefined : attentionOf(entry, this.#describe);
    if (line === undefined) this.#attention.drop(id);
    else this.#attention.put(line);
    this.#setEdges(id, entry === undefined ? [] : this.#edgesOfService(entry));
  }

  #edgesOfService({ id, service, parts }: ServiceEntry): GraphEdge[] {
    const selects = parts
      .filter(({ workload }) => this.#standsAlone(workload))
      .map(({ workload }) => edge('selects', id, workload, 'derived'));
    const named = namedService(service, this.#clusterDomain);
    const exists = named !== undefined && named !== id && this.#services.has(named);
    return exists ? [...selects, edge('names', id, named, 'declared')] : selects;
  }

  /** A workload is a node of its own when it serves several services or shares one with another workload. */
  #standsAlone(workload: string): boolean {
    const services = this.#selectedBy.get(workload);
    return services.size > 1 || [...services].some((id) => (this.#services.get(id)?.parts.length ?? 0) > 1);
  }

  #buildWorkload(id: string): void {
    const selections = [...this.#selectedBy.get(id)].sort().flatMap((service) => {
      const entry = this.#services.get(service);
      const pods = entry?.parts.find(({ workload }: BackingPods) => workload === id);
      return entry === undefined || pods === undefined ? [] : [{ entry, pods }];
    });
    this.#setNode(id, this.#standsAlone(id) ? workloadNode(id, selections, this.#replicas.get(id)) : undefined);
  }

  #buildIngress(id: string): void {
    const entry = this.#ingresses.get(id);
    const targets = entry === undefined ? [] : routedServices(entry.ingress);
    const verdicts = targets.map((target) => this.#services.get(target)?.verdict.verdict);
    this.#setNode(id, entry === undefined ? undefined : ingressNode(entry, verdicts));
    this.#setEdges(
      id,
      targets.filter((target) => this.#services.has(target)).map((target) => edge('routes', id, target, 'declared')),
    );
  }

  #buildGroup(namespace: string): void {
    const id = namespaceId(namespace);
    if (this.#nodesIn.get(namespace).size === 0) {
      this.#groups.drop(id);
      return;
    }
    const services = [...this.#servicesIn.get(namespace)].flatMap((service) => {
      const entry = this.#services.get(service);
      return entry === undefined ? [] : [{ name: entry.service.name, verdict: entry.verdict.verdict }];
    });
    this.#groups.put({ id, kind: 'namespace', name: namespace, members: membersOf(services) });
  }

  #setNode(id: string, placed: PlacedNode | undefined): void {
    const [, namespace = ''] = idParts(id);
    const existed = this.#nodes.items.has(id);
    if (placed === undefined) {
      this.#nodes.drop(id);
      this.#nodesIn.delete(namespace, id);
    } else {
      this.#nodes.put(placed);
      this.#nodesIn.add(namespace, id);
    }
    if (existed !== (placed !== undefined)) this.#dirtyNamespaces.add(namespace);
  }

  #setEdges(source: string, edges: readonly GraphEdge[]): void {
    const wanted = new Set(edges.map(({ id }) => id));
    // A set may lose members while it is walked.
    for (const id of this.#edgesFrom.get(source)) {
      if (wanted.has(id)) continue;
      this.#edges.drop(id);
      this.#edgesFrom.delete(source, id);
    }
    for (const item of edges) {
      this.#edges.put(item);
      this.#edgesFrom.add(source, item.id);
    }
  }
}

function edge(kind: GraphEdge['kind'], source: string, target: string, basis: GraphEdge['basis']): GraphEdge {
  return { id: edgeId(kind, source, target), kind, source, target, basis };
}
