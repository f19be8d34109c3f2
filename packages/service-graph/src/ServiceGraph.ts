import type {
  Call,
  CallEnd,
  DeclaredCall,
  EpochSeconds,
  GatewayRecord,
  IngressRecord,
  ObjectKey,
  ReferenceGrantRecord,
  ResourceState,
  RouteKind,
  RouteRecord,
  WorkloadRecord,
} from '@fairlead/model';
import type { ServiceAnswer } from '@fairlead/resolver';
import { backingPodsOf } from './nodes/backingPods.ts';
import type { BackingPods } from './nodes/backingPods.ts';
import { callNode } from './nodes/callNodes.ts';
import { CallPairs, endsOf, pairOf } from './edges/CallPairs.ts';
import type { Inbound, Pair } from './edges/CallPairs.ts';
import type { Connections } from './connections/Connections.ts';
import { ChangingItems } from './content.ts';
import type { ContentChanges, GraphContent, PlacedNode } from './content.ts';
import { DrawnEdges } from './edges/DrawnEdges.ts';
import { DrawnNodes } from './nodes/DrawnNodes.ts';
import type { Member } from './nodes/DrawnNodes.ts';
import { serviceId, workloadId } from './ids.ts';
import { MultiMap } from './collections/MultiMap.ts';
import type { Describe } from './verdict/protocolReason.ts';
import { Routers } from './routes/Routers.ts';
import { attentionOf, namedService, serviceNode, toldReasons } from './nodes/serviceNode.ts';
import type { ServiceEntry, ToldReasons } from './nodes/serviceNode.ts';
import { statedEdge } from './edges/statedEdge.ts';
import type { Attention, GraphEdge, GraphGroup } from './types.ts';
import { carrySince } from './verdict/verdictOf.ts';
import type { ServiceVerdict } from './verdict/verdictOf.ts';
import { workloadNode } from './nodes/workloadNode.ts';

export interface ServiceGraphOptions {
  readonly describe: Describe;
  /** By which external names of the cluster are recognised; `cluster.local` unless told otherwise. */
  readonly clusterDomain?: string;
  /** Whether all ReferenceGrants of a namespace are known; else a route may lead wherever it says. */
  readonly grantsRead?: (namespace: string) => boolean;
  /** Whether it is known that there is no such Service; `key` is `namespace/name`. Else it may be on its way to the map. */
  readonly isMissing?: (key: ObjectKey) => boolean;
}

/**
 * The whole graph, kept up to date piece by piece: put what changed, then `flush`. One changed service costs what hangs
 * together with it (its workloads, their services, its namespace), never the cluster.
 */
export class ServiceGraph implements GraphContent {
  readonly #describe: Describe;
  readonly #clusterDomain: string;

  readonly #services = new Map<string, ServiceEntry>();
  readonly #replicas = new Map<string, number>();
  /** Workload to the services that select its pods. */
  readonly #selectedBy = new MultiMap();
  readonly #routers: Routers;
  /** Service, existing or not, to the external names that name it. */
  readonly #namedBy = new MultiMap();
  readonly #calls = new CallPairs();

  readonly #dirty = new Set<string>();
  /** Services whose inbound calls differ since they were last asked for. */
  #inboundChanged = new Set<string>();
  /** Services whose inbound calls differ since the last `flush`: a hub is looked at once, however many call it. */
  readonly #recalled = new Set<string>();

  readonly #nodes = new DrawnNodes();
  readonly #edges = new DrawnEdges(this.#calls);
  readonly #attention = new ChangingItems<Attention>();

  constructor(options: ServiceGraphOptions) {
    const { describe, clusterDomain = 'cluster.local', grantsRead = () => false, isMissing = () => false } = options;
    this.#describe = describe;
    this.#clusterDomain = clusterDomain;
    this.#routers = new Routers({
      verdictOf: (service) => this.#services.get(service)?.verdict.verdict,
      touch: (id) => void this.#dirty.add(id),
      grantsRead,
      isMissing: (service) => !this.#services.has(service) && isMissing(service.slice('service/'.length)),
      describe,
    });
  }

  /** As of the last `flush`. */
  get nodes(): ReadonlyMap<string, PlacedNode> {
    return this.#nodes.items;
  }
  get edges(): ReadonlyMap<string, GraphEdge> {
    return this.#edges.items;
  }
  get groups(): ReadonlyMap<string, GraphGroup> {
    return this.#nodes.groups;
  }
  get attention(): ReadonlyMap<string, Attention> {
    return this.#attention.items;
  }
  get connections(): Connections {
    return this.#edges.connections;
  }
  nodesIn(namespace: string): Iterable<string> {
    return this.#nodes.in(namespace);
  }

  /** The verdict held on a service, with the time its trouble began; `key` is `namespace/name`. */
  verdict(key: ObjectKey): ServiceVerdict | undefined {
    return this.#services.get(`service/${key}`)?.verdict;
  }

  /** The lines of the card of a service; `key` is `namespace/name`. */
  told(key: ObjectKey): ToldReasons | undefined {
    return this.#services.get(`service/${key}`)?.told;
  }

  /** Ids of the services that select pods of a workload. */
  selecting(workload: string): Iterable<string> {
    return this.#selectedBy.get(workload);
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
      told: toldReasons(verdict, before, this.#describe),
      backends: answer.backends,
      parts: backingPodsOf(service.namespace, answer.pods),
    };
    this.#unlinkService(before);
    this.#services.set(id, entry);
    this.#nodes.addService(service.namespace, id);
    for (const { workload } of entry.parts) this.#selectedBy.add(workload, id);
    const named = namedService(service, this.#clusterDomain);
    if (named !== undefined) this.#namedBy.add(named, id);
    this.#touchService(entry);
    if (before?.verdict.verdict !== verdict.verdict) this.#nodes.recount(service.namespace);
    if (before === undefined) for (const naming of this.#namedBy.get(id)) this.#dirty.add(naming);
  }

  dropService(key: ObjectKey): void {
    const entry = this.#services.get(`service/${key}`);
    if (entry === undefined) return;
    this.#touchService(entry);
    this.#nodes.recount(entry.service.namespace);
    this.#unlinkService(entry);
    this.#services.delete(entry.id);
    for (const naming of this.#namedBy.get(entry.id)) this.#dirty.add(naming);
  }

  /** Puts an Ingress with the state of that resource. */
  putIngress(ingress: IngressRecord, state: ResourceState): void {
    this.#routers.putIngress(ingress, state);
  }

  dropIngress(key: ObjectKey): void {
    this.#routers.dropIngress(`ingress/${key}`);
  }

  /** Puts a route with the state of the resource of its kind. */
  putRoute(route: RouteRecord, state: ResourceState): void {
    this.#routers.putRoute(route, state);
  }

  dropRoute(kind: RouteKind, key: ObjectKey): void {
    this.#routers.dropRoute(`route/${key}`, kind);
  }

  putGrant(grant: ReferenceGrantRecord): void {
    this.#routers.putGrant(grant);
  }

  dropGrant(key: ObjectKey): void {
    this.#routers.dropGrant(key);
  }

  /** Puts a Gateway with the state of that resource. */
  putGateway(gateway: GatewayRecord, state: ResourceState): void {
    this.#routers.putGateway(gateway, state);
  }

  dropGateway(key: ObjectKey): void {
    this.#routers.dropGateway(`gateway/${key}`);
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

  /** Puts calls as one source tells of them, or as an object announces them. What is equal should be the same object. */
  putCall(call: Call | DeclaredCall): void {
    this.#calls.put(call);
  }

  dropCall(id: string): void {
    this.#calls.drop(id);
  }

  /** Calls to a node, all sides together; as of the last `flush`. `undefined`: none has been seen. */
  inbound(node: string): Inbound | undefined {
    return this.#calls.inbound(node);
  }

  /** The nodes that a node is called by and calls; as of the last `flush`. */
  peersOf(node: string): { readonly source: string; readonly target: string }[] {
    return Array.from(this.#calls.pairsAt(node), (pair) => {
      const [source, target] = endsOf(pair);
      return { source, target };
    });
  }

  /** Calls between two nodes as every source tells of them; as of the last `flush`. */
  callsBetween(source: string, target: string): readonly Call[] {
    return this.#calls.measured(pairOf(source, target));
  }

  /** Services whose inbound calls differ since the last call of this. */
  takeInboundChanged(): ReadonlySet<string> {
    const taken = this.#inboundChanged;
    this.#inboundChanged = new Set();
    return taken;
  }

  /** Builds what the puts and drops since the last call touched, and tells what changed in the graph by them. */
  flush(): ContentChanges {
    // In this order: building a node or an edge looks at what exists, not at what is built.
    for (const id of this.#dirty) this.#build(id);
    this.#dirty.clear();
    for (const pair of this.#calls.settle((end) => this.#placeOf(end))) this.#touchPair(pair);
    for (const service of this.#recalled) this.#buildAttention(service);
    this.#recalled.clear();
    this.#edges.draw((id) => this.#nodes.items.has(id));
    this.#nodes.drawGroups((id) => this.#memberOf(id));
    return { ...this.#nodes.take(), ...this.#edges.take(), attention: this.#attention.take() };
  }

  #memberOf(id: string): Member | undefined {
    const entry = this.#services.get(id);
    return entry === undefined ? undefined : { name: entry.service.name, verdict: entry.verdict.verdict };
  }

  /** A service, and what looks different when it does: its workloads, the services that share them, what routes to it. */
  #touchService(entry: ServiceEntry): void {
    this.#dirty.add(entry.id);
    for (const { workload } of entry.parts) this.#touchWorkload(workload);
    this.#routers.serviceTouched(entry.id);
  }

  #touchWorkload(workload: string): void {
    this.#dirty.add(workload);
    for (const service of this.#selectedBy.get(workload)) this.#dirty.add(service);
  }

  #unlinkService(entry: ServiceEntry | undefined): void {
    if (entry === undefined) return;
    this.#nodes.dropService(entry.service.namespace, entry.id);
    for (const { workload } of entry.parts) {
      this.#selectedBy.delete(workload, entry.id);
      // The last other service may fold it in now.
      this.#touchWorkload(workload);
    }
    const named = namedService(entry.service, this.#clusterDomain);
    if (named !== undefined) this.#namedBy.delete(named, entry.id);
  }

  #build(id: string): void {
    const kind = id.slice(0, id.indexOf('/'));
    if (kind === 'service') this.#buildService(id);
    else if (kind === 'workload') this.#buildWorkload(id);
    else this.#buildRouter(id);
  }

  #buildService(id: string): void {
    const entry = this.#services.get(id);
    if (this.#nodes.items.has(id) !== (entry !== undefined)) this.#calls.touch(id);
    const folded = entry?.parts.find(({ workload }) => !this.#standsAlone(workload));
    this.#nodes.set(id, entry === undefined ? undefined : serviceNode(entry, folded));
    this.#buildAttention(id);
    this.#edges.state(id, entry === undefined ? [] : this.#edgesOfService(entry));
  }

  #buildAttention(id: string): void {
    const entry = this.#services.get(id);
    const line = entry === undefined ? undefined : attentionOf(entry, () => this.#calls.inbound(id)?.traffic);
    if (line === undefined) this.#attention.drop(id);
    else this.#attention.put(line);
  }

  #edgesOfService({ id, service, parts }: ServiceEntry): GraphEdge[] {
    const selects = parts
      .filter(({ workload }) => this.#standsAlone(workload))
      .map(({ workload }) => statedEdge('selects', id, workload, 'derived'));
    const named = namedService(service, this.#clusterDomain);
    const exists = named !== undefined && named !== id && this.#services.has(named);
    return exists ? [...selects, statedEdge('names', id, named, 'declared', 'external-name')] : selects;
  }

  /** A workload is a node of its own when it serves several services or shares one with another workload. */
  #standsAlone(workload: string): boolean {
    if (this.#selectedBy.count(workload) > 1) return true;
    const [service = ''] = this.#selectedBy.get(workload);
    return (this.#services.get(service)?.parts.length ?? 0) > 1;
  }

  #buildWorkload(id: string): void {
    const selections = [...this.#selectedBy.get(id)].sort().flatMap((service) => {
      const entry = this.#services.get(service);
      const pods = entry?.parts.find(({ workload }: BackingPods) => workload === id);
      return entry === undefined || pods === undefined ? [] : [{ entry, pods }];
    });
    // What the calls of this workload are drawn at follows from how it is drawn.
    this.#calls.touch(id);
    if (selections.length === 0) this.#buildCallNode(id);
    else this.#nodes.set(id, this.#standsAlone(id) ? workloadNode(id, selections, this.#replicas.get(id)) : undefined);
  }

  /** Of a host outside, a caller, a workload without a service: it is there as long as it calls or is called. */
  #buildCallNode(id: string): void {
    const seen = this.#calls.isMeasuredAt(id);
    // Guesses show between nodes that are there anyway.
    if (seen !== this.#nodes.items.has(id)) for (const pair of this.#calls.pairsAt(id)) this.#edges.touch(pair);
    this.#nodes.set(id, seen ? callNode(id) : undefined);
  }

  /** What an end of a call is drawn as: a workload that is folded into its one service as that service. */
  #placeOf(end: CallEnd): string | undefined {
    const kind = end.slice(0, end.indexOf('/'));
    if (kind === 'service') return this.#services.has(end) ? end : undefined;
    if (ROUTER_KINDS.has(kind)) return this.#routers.has(end) ? end : undefined;
    if (kind !== 'workload' || this.#standsAlone(end)) return end;
    const [service] = this.#selectedBy.get(end);
    return service ?? end;
  }

  #touchPair(pair: Pair): void {
    this.#edges.touch(pair);
    const [source, target] = endsOf(pair);
    for (const end of [source, target]) if (this.#isCallNode(end)) this.#buildCallNode(end);
    if (!target.startsWith('service/')) return;
    this.#inboundChanged.add(target);
    this.#recalled.add(target);
  }

  #isCallNode(id: string): boolean {
    if (id.startsWith('workload/')) return this.#selectedBy.count(id) === 0;
    return id.startsWith('external/') || id.startsWith('caller/');
  }

  #buildRouter(id: string): void {
    if (this.#nodes.items.has(id) !== this.#routers.has(id)) this.#calls.touch(id);
    this.#nodes.set(id, this.#routers.node(id));
    this.#edges.state(id, this.#routers.edges(id));
  }
}

const ROUTER_KINDS: ReadonlySet<string> = new Set(['ingress', 'route', 'gateway']);
