import type { Call, CallGraph, CallProtocol, Flow, ServiceRef } from '../../calls/callGraph.ts';
import { istioExporter } from '../../exporters/istio.ts';
import type { TelemetryKind } from '../../exporters/exporter.ts';
import type { Pod } from '../../objects/podShapes.ts';
import { mixed, Random } from '../../world/random.ts';
import type { World } from '../../world/world.ts';
import type { SceneCalls } from '../scene.ts';
import type { FleetPlan } from './plan.ts';
import { PER_NAMESPACE } from './plan.ts';

/** Layers of a namespace's 20 services: what users meet, what the team does, what everybody shares, what keeps the data. */
const LAYERS = [1, 13, 16, PER_NAMESPACE] as const;
const DATA = 3;
const MOST_CALLS = 25;
/** Of a service's calls, those within its namespace. */
const AT_HOME = 0.7;
/** Of the way in which popularity falls off: 0 is even; at 0.6 the most popular of 3,000 gets 4 % of the calls. */
const ZIPF = 0.6;
const OWN_ERRORS = 0.0005;

interface Edges {
  /** Edges of the caller i are those from `firstOf[i]` to `firstOf[i + 1]`. */
  readonly firstOf: Uint32Array;
  readonly targets: Uint32Array;
  readonly perSecond: Float64Array;
  /** Edges by callee, in the same manner. */
  readonly firstTo: Uint32Array;
  readonly edgesTo: Uint32Array;
}

/**
 * Who calls whom in a fleet: four layers, each calling the ones behind it, some services being called by many. Nothing is made of it until
 * someone asks; then some 10 ms for 10,000 services.
 */
export class FleetCalls implements CallGraph {
  readonly #world: World;
  readonly #plan: FleetPlan;
  readonly #indexOf = new Map<string, number>();
  readonly #calls: (Call | undefined)[] = [];
  readonly #edgeOf = new Map<Call, number>();
  #edges: Edges | undefined;

  constructor(world: World, plan: FleetPlan) {
    this.#world = world;
    this.#plan = plan;
  }

  *all(): Generator<Call> {
    const { targets } = this.#graph();
    for (let edge = 0; edge < targets.length; edge++) yield this.#call(edge);
  }

  callsFrom(service: string): readonly Call[] {
    const { firstOf } = this.#graph();
    const index = this.#indexOf.get(service);
    if (index === undefined) return [];
    return between(firstOf, index).map((edge) => this.#call(edge));
  }

  callsTo(service: string): readonly Call[] {
    const { firstTo, edgesTo } = this.#graph();
    const index = this.#indexOf.get(service);
    if (index === undefined) return [];
    return between(firstTo, index).map((place) => this.#call(edgesTo[place] ?? 0));
  }

  affectedBy(service: string): readonly Call[] {
    return [...this.callsFrom(service), ...this.callsTo(service)];
  }

  /** What the fleet's plan makes of it: services that it says are broken pass nothing on. */
  flowOf(call: Call): Flow {
    const edge = this.#edgeOf.get(call) ?? -1;
    return { perSecond: this.#graph().perSecond[edge] ?? 0, failing: OWN_ERRORS };
  }

  serviceOf({ metadata }: Pod): string | undefined {
    const service = `${metadata.namespace ?? ''}/${metadata.labels?.['app.kubernetes.io/name'] ?? ''}`;
    this.#graph();
    return this.#indexOf.has(service) ? service : undefined;
  }

  podsOf(service: string): readonly Pod[] {
    const [namespace, name = ''] = service.split('/');
    return this.#world
      .list('replicasets', namespace)
      .filter(({ metadata }) => metadata.ownerReferences?.some((owner) => owner.name === name) === true)
      .flatMap(({ metadata }) => this.#world.ownedBy('pods', metadata.uid));
  }

  #call(edge: number): Call {
    const known = this.#calls[edge];
    if (known !== undefined) return known;
    const { firstOf, targets } = this.#graph();
    const target = targets[edge] ?? 0;
    const call: Call = {
      from: this.#ref(callerOf(firstOf, edge)),
      to: this.#ref(target),
      protocol: protocolOf(target),
      medianMs: 2 + (mixed(target, 5) % 78),
    };
    this.#calls[edge] = call;
    this.#edgeOf.set(call, edge);
    return call;
  }

  #ref(service: number): ServiceRef {
    return { namespace: this.#plan.namespaceOf(service), name: this.#plan.nameOf(service) };
  }

  #graph(): Edges {
    if (this.#edges !== undefined) return this.#edges;
    const { services } = this.#plan.size;
    for (let index = 0; index < services; index++) {
      this.#indexOf.set(`${this.#plan.namespaceOf(index)}/${this.#plan.nameOf(index)}`, index);
    }
    this.#edges = drawEdges(this.#plan);
    return this.#edges;
  }
}

function layerOf(service: number): number {
  const place = service % PER_NAMESPACE;
  return LAYERS.findIndex((end) => place < end);
}

/** Calls go only from a lower rank to a higher one, so that there are no cycles and what flows can be summed up in one pass. */
function rankOf(service: number): number {
  return layerOf(service) * 2 ** 32 + mixed(service, 3);
}

function protocolOf(service: number): CallProtocol {
  return mixed(service, 4) % 5 === 0 ? 'grpc' : 'http';
}

function drawEdges(plan: FleetPlan): Edges {
  const count = plan.size.services;
  const random = new Random(6);
  const ranks = Float64Array.from({ length: count }, (_, index) => rankOf(index));
  const order = Array.from({ length: count }, (_, index) => index).toSorted(
    (a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0),
  );
  const shared = order.filter((index) => layerOf(index) >= DATA - 1);
  const firstOf = new Uint32Array(count + 1);
  const targets: number[] = [];
  const perRequest: number[] = [];
  for (let caller = 0; caller < count; caller++) {
    const chosen = new Set<number>();
    for (let left = outDegree(random, layerOf(caller)); left > 0; left--) {
      const target = random.next() < AT_HOME ? neighbour(random, caller, count) : popular(random, shared);
      if (target !== undefined && (ranks[target] ?? 0) > (ranks[caller] ?? 0)) chosen.add(target);
    }
    for (const target of chosen) {
      targets.push(target);
      perRequest.push(0.1 + random.next() * 0.9);
    }
    firstOf[caller + 1] = targets.length;
  }
  const perSecond = flows(plan, { order, firstOf, targets, perRequest });
  return { firstOf, targets: Uint32Array.from(targets), perSecond, ...byCallee(count, targets) };
}

/** Lognormal around 4 calls; what keeps the data calls hardly anything. */
function outDegree(random: Random, layer: number): number {
  const tried = Math.exp(1.6 + 0.7 * normal(random));
  return layer === DATA ? 0 : Math.min(MOST_CALLS, Math.round(tried));
}

function neighbour(random: Random, caller: number, count: number): number | undefined {
  const target = caller - (caller % PER_NAMESPACE) + random.below(PER_NAMESPACE);
  return target < count ? target : undefined;
}

function popular(random: Random, shared: readonly number[]): number | undefined {
  return shared[Math.floor(shared.length * random.next() ** (1 / (1 - ZIPF)))];
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

interface Drawn {
  readonly order: readonly number[];
  readonly firstOf: Uint32Array;
  readonly targets: readonly number[];
  readonly perRequest: readonly number[];
}

/** From the users down: what a service gets it passes on. */
function flows(plan: FleetPlan, { order, firstOf, targets, perRequest }: Drawn): Float64Array {
  const random = new Random(7);
  const inbound = new Float64Array(plan.size.services);
  const perSecond = new Float64Array(targets.length);
  for (const caller of order) {
    if (layerOf(caller) === 0) inbound[caller] = (inbound[caller] ?? 0) + Math.exp(3 + 1.2 * normal(random));
    if (plan.troubleOf(caller)?.pods === 'all') continue;
    for (const edge of between(firstOf, caller)) {
      const flow = Math.min(MOST_PER_SECOND, (inbound[caller] ?? 0) * (perRequest[edge] ?? 0));
      const target = targets[edge] ?? 0;
      perSecond[edge] = flow;
      inbound[target] = (inbound[target] ?? 0) + flow;
    }
  }
  return perSecond;
}

const MOST_PER_SECOND = 2000;

function byCallee(count: number, targets: readonly number[]): Pick<Edges, 'firstTo' | 'edgesTo'> {
  const firstTo = new Uint32Array(count + 1);
  for (const target of targets) firstTo[target + 1] = (firstTo[target + 1] ?? 0) + 1;
  for (let index = 0; index < count; index++) firstTo[index + 1] = (firstTo[index + 1] ?? 0) + (firstTo[index] ?? 0);
  const next = firstTo.slice();
  const edgesTo = new Uint32Array(targets.length);
  targets.forEach((target, edge) => {
    const place = next[target] ?? 0;
    edgesTo[place] = edge;
    next[target] = place + 1;
  });
  return { firstTo, edgesTo };
}

function between(first: Uint32Array, index: number): number[] {
  const from = first[index] ?? 0;
  return Array.from({ length: (first[index + 1] ?? 0) - from }, (_, step) => from + step);
}

function callerOf(firstOf: Uint32Array, edge: number): number {
  let low = 0;
  let high = firstOf.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((firstOf[middle + 1] ?? 0) <= edge) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A fleet's pods carry a sidecar by their design, so Istio's shape is the only one there is. */
export function fleetCalls(world: World, plan: FleetPlan, kind: TelemetryKind): SceneCalls {
  const exporters = kind === 'none' ? [] : [istioExporter(new Set(plan.namespaces))];
  return { graph: new FleetCalls(world, plan), exporters };
}
