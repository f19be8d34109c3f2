import { splitKey } from '@fairlead/model';
import type {
  GatewayRecord,
  IngressRecord,
  ObjectKey,
  ReferenceGrantRecord,
  ResourceState,
  RouteKind,
  RouteRecord,
  Verdict,
} from '@fairlead/model';
import type { PlacedNode } from '../content.ts';
import { backendsOfRoute, gatewayNode, parentsOfRoute, routeIsProven, routeNode } from '../nodes/gatewayNodes.ts';
import type { Allows, GatewayEntry, RouteEntry } from '../nodes/gatewayNodes.ts';
import { Grants } from './Grants.ts';
import { gatewayId, ingressId, routeId, serviceId } from '../ids.ts';
import { ingressNode, routedServices } from '../nodes/ingressNode.ts';
import type { IngressEntry } from '../nodes/ingressNode.ts';
import { MultiMap } from '../collections/MultiMap.ts';
import { statedEdge } from '../edges/statedEdge.ts';
import { protocolReason } from '../verdict/protocolReason.ts';
import type { Describe } from '../verdict/protocolReason.ts';
import type { GraphEdge } from '../types.ts';
import { routerTrouble } from './routerTrouble.ts';
import type { Destinations } from './routerTrouble.ts';

export interface RoutersOptions {
  /** Verdict of a service by its id; `undefined` if it does not exist. */
  readonly verdictOf: (service: string) => Verdict | undefined;
  /** Told of every node that has to be built again. */
  readonly touch: (id: string) => void;
  /** Whether all ReferenceGrants of a namespace are known. */
  readonly grantsRead: (namespace: string) => boolean;
  /** Whether it is known that there is no service of this id. */
  readonly isMissing: (service: string) => boolean;
  readonly describe: Describe;
}

/** What leads calls to services: Ingresses, routes of the Gateway API, and the Gateways that these hang on. */
export class Routers {
  readonly #verdictOf: RoutersOptions['verdictOf'];
  readonly #touch: RoutersOptions['touch'];
  readonly #isMissing: RoutersOptions['isMissing'];
  readonly #describe: Describe;
  readonly #ingresses = new Map<string, IngressEntry>();
  readonly #routes = new Map<string, RouteEntry>();
  readonly #gateways = new Map<string, GatewayEntry>();
  /** Service, existing or not, to the Ingresses and routes that lead to it. */
  readonly #leadingTo = new MultiMap();
  /** Gateway or service, existing or not, to the routes that hang on it. */
  readonly #hangingOn = new MultiMap();

  readonly #grants: Grants;

  constructor({ verdictOf, touch, grantsRead, isMissing, describe }: RoutersOptions) {
    this.#verdictOf = verdictOf;
    this.#touch = touch;
    this.#isMissing = isMissing;
    this.#describe = describe;
    this.#grants = new Grants(grantsRead);
  }

  has(id: string): boolean {
    return this.#ingresses.has(id) || this.#routes.has(id) || this.#gateways.has(id);
  }

  /** A service has come, gone, or got another verdict. */
  serviceTouched(service: string): void {
    for (const router of this.#leadingTo.get(service)) this.#touchRouter(router);
    for (const route of this.#hangingOn.get(service)) this.#touch(route);
  }

  putIngress(ingress: IngressRecord, state: ResourceState): void {
    const id = ingressId(ingress.namespace, ingress.name);
    this.dropIngress(id);
    this.#ingresses.set(id, { id, ingress, state });
    for (const service of routedServices(ingress)) this.#leadingTo.add(service, id);
  }

  dropIngress(id: string): void {
    const before = this.#ingresses.get(id);
    for (const service of before === undefined ? [] : routedServices(before.ingress))
      this.#leadingTo.delete(service, id);
    this.#ingresses.delete(id);
    this.#touch(id);
  }

  putRoute(route: RouteRecord, state: ResourceState): void {
    const id = routeId(route.namespace, route.name);
    this.#replaceRoute(id, [...this.#othersOf(id, route.kind), { route, state }]);
  }

  dropRoute(id: string, kind: RouteKind): void {
    this.#replaceRoute(id, this.#othersOf(id, kind));
  }

  #othersOf(id: string, kind: RouteKind): RouteEntry['routes'] {
    return this.#routes.get(id)?.routes.filter(({ route }) => route.kind !== kind) ?? [];
  }

  #replaceRoute(id: string, routes: RouteEntry['routes']): void {
    this.#touchRouter(id);
    const before = this.#routes.get(id);
    if (before !== undefined) {
      for (const service of backendsOfRoute(before)) this.#leadingTo.delete(service, id);
      for (const parent of parentsOfRoute(before)) this.#hangingOn.delete(parent, id);
    }
    this.#routes.delete(id);
    if (routes.length === 0) return;
    const after = { id, routes: routes.toSorted((left, right) => (left.route.kind < right.route.kind ? -1 : 1)) };
    this.#routes.set(id, after);
    for (const service of backendsOfRoute(after)) this.#leadingTo.add(service, id);
    for (const parent of parentsOfRoute(after)) this.#hangingOn.add(parent, id);
    this.#touchRouter(id);
  }

  putGrant(grant: ReferenceGrantRecord): void {
    this.#grants.put(grant);
    this.grantsChanged(grant.namespace);
  }

  dropGrant(key: ObjectKey): void {
    const { namespace = '' } = splitKey(key);
    this.#grants.drop(namespace, key);
    this.grantsChanged(namespace);
  }

  /** Looks again at the routes of other namespaces that are to lead to services of this one. */
  grantsChanged(namespace: string): void {
    const prefix = serviceId(namespace, '');
    for (const [id, entry] of this.#routes) {
      if (backendsOfRoute(entry).some((service) => service.startsWith(prefix))) this.#touchRouter(id);
    }
  }

  putGateway(gateway: GatewayRecord, state: ResourceState): void {
    const id = gatewayId(gateway.namespace, gateway.name);
    this.#gateways.set(id, { id, gateway, state });
    this.#touchGateway(id);
  }

  dropGateway(id: string): void {
    this.#gateways.delete(id);
    this.#touchGateway(id);
  }

  #touchGateway(id: string): void {
    this.#touch(id);
    // The edge from a Gateway belongs to its route.
    for (const route of this.#hangingOn.get(id)) this.#touch(route);
  }

  /** An Ingress or a route, and the Gateways whose verdict rests on it. */
  #touchRouter(id: string): void {
    this.#touch(id);
    const entry = this.#routes.get(id);
    for (const parent of entry === undefined ? [] : parentsOfRoute(entry)) {
      if (this.#gateways.has(parent)) this.#touch(parent);
    }
  }

  node(id: string): PlacedNode | undefined {
    const ingress = this.#ingresses.get(id);
    if (ingress !== undefined) {
      const all = routedServices(ingress.ingress);
      const node = ingressNode(ingress, this.#verdictsOf(all));
      return this.#withTrouble(node, ingress.state, { all, missing: all.filter(this.#isMissing), notGranted: [] });
    }
    const route = this.#routes.get(id);
    if (route !== undefined) {
      const node = routeNode(route, this.#isProven(route));
      return node === undefined ? undefined : this.#withTrouble(node, node.node.state, this.#destinationsOf(route));
    }
    const gateway = this.#gateways.get(id);
    return gateway === undefined ? undefined : gatewayNode(gateway, this.#leadsSomewhere(id));
  }

  /** Edges that an Ingress or a route tells of, between what exists: to services, and to the route from what it hangs on. */
  edges(id: string): GraphEdge[] {
    const ingress = this.#ingresses.get(id);
    const targets = ingress === undefined ? [] : routedServices(ingress.ingress).filter((to) => this.#isService(to));
    const byIngress = targets.map((to) => statedEdge('routes', id, to, 'declared', 'ingress'));
    const route = this.#routes.get(id);
    if (route === undefined) return byIngress;
    const parents = parentsOfRoute(route).filter((from) => this.#gateways.has(from) || this.#isService(from));
    return [
      ...byIngress,
      ...parents.map((from) => statedEdge('routes', from, id, 'declared', 'route')),
      ...backendsOfRoute(route, this.#allows)
        .filter((to) => this.#isService(to))
        .map((to) => statedEdge('routes', id, to, 'declared', 'route')),
    ];
  }

  /** Of objects that may be out of date nothing is said. */
  #withTrouble(placed: PlacedNode, state: ResourceState, destinations: Destinations): PlacedNode {
    const trouble = state === 'live' ? routerTrouble(placed.node.namespace ?? '', destinations) : undefined;
    if (trouble === undefined) return placed;
    const { verdict, reasons } = trouble;
    const headline = protocolReason(reasons[0], this.#describe);
    return { ...placed, node: { ...placed.node, verdict, headline, reasons: reasons.map(({ id }) => id) } };
  }

  #destinationsOf(route: RouteEntry): Destinations {
    const all = backendsOfRoute(route);
    const granted = new Set(backendsOfRoute(route, this.#allows));
    return {
      all,
      missing: all.filter((service) => granted.has(service) && this.#isMissing(service)),
      notGranted: all.filter((service) => !granted.has(service)),
    };
  }

  #isService(id: string): boolean {
    return this.#verdictOf(id) !== undefined;
  }

  #verdictsOf(services: readonly string[]): (Verdict | undefined)[] {
    return services.map((service) => this.#verdictOf(service));
  }

  readonly #allows: Allows = (route, backend) => this.#grants.allow(route, backend);

  /** What may not be reached is as good as what is not there. */
  #isProven(route: RouteEntry): boolean {
    const allowed = new Set(backendsOfRoute(route, this.#allows));
    const backends = backendsOfRoute(route);
    return routeIsProven(
      route,
      backends.map((service) => (allowed.has(service) ? this.#verdictOf(service) : undefined)),
    );
  }

  #leadsSomewhere(gateway: string): boolean {
    return [...this.#hangingOn.get(gateway)].some((id) => {
      const route = this.#routes.get(id);
      return route !== undefined && this.#isProven(route);
    });
  }
}
