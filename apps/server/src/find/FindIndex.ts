import type { Facts, NumberField } from '@fairlead/find';
import type { ServiceAnswer } from '@fairlead/resolver';
import { serviceId } from '@fairlead/service-graph';
import type { GraphEdge, PlacedNode, ServiceGraph, ServiceVerdict } from '@fairlead/service-graph';
import { edgeFacts, trafficNumber } from './edgeFacts.ts';
import { factsOfNode, factsOfService } from './nodeFacts.ts';
import type { Measured } from './nodeFacts.ts';
import type { PodTexts } from './PodTexts.ts';
import { ServiceFacts } from './ServiceFacts.ts';
import type { ReadPods } from './ServiceFacts.ts';

/** Texts of 150,000 pods take 40 MB: who types asks again within seconds, and after that nobody needs them. */
const TEXTS_KEPT_MS = 120_000;

/** What find and hide ask of everything on the map, kept up with each look at a service. */
export class FindIndex {
  readonly #graph: Pick<ServiceGraph, 'nodes' | 'edges' | 'inbound' | 'selecting'>;
  readonly #read: ReadPods;
  readonly #services = new Map<string, ServiceFacts>();
  #touched = new Set<string>();
  #forgetting: NodeJS.Timeout | undefined;

  constructor(graph: Pick<ServiceGraph, 'nodes' | 'edges' | 'inbound' | 'selecting'>, read: ReadPods) {
    this.#graph = graph;
    this.#read = read;
  }

  get nodes(): ReadonlyMap<string, PlacedNode> {
    return this.#graph.nodes;
  }
  get edges(): ReadonlyMap<string, GraphEdge> {
    return this.#graph.edges;
  }

  put(answer: ServiceAnswer, verdict: ServiceVerdict): void {
    const id = serviceId(answer.service.namespace, answer.service.name);
    this.drop(id);
    this.#services.set(id, new ServiceFacts(answer, verdict, this.#read));
    this.#touchWorkloads(id);
  }

  drop(id: string): void {
    this.#touched.add(id);
    this.#touchWorkloads(id);
    this.#services.delete(id);
  }

  #touchWorkloads(service: string): void {
    for (const { id } of this.#services.get(service)?.workloads ?? []) this.#touched.add(id);
  }

  /** Nodes of which something else may be found since `settle` was last called, whether or not the node differs. */
  get touched(): ReadonlySet<string> {
    return this.#touched;
  }

  settle(): void {
    this.#touched = new Set();
  }

  /** Everything has been asked: the texts are kept for those who ask again, for a while. */
  forgetTextsLater(): void {
    clearTimeout(this.#forgetting);
    this.#forgetting = setTimeout(() => {
      for (const facts of this.#services.values()) facts.forgetTexts();
    }, TEXTS_KEPT_MS).unref();
  }

  /** What can be asked of a node. */
  of(placed: PlacedNode): Facts {
    const service = this.#services.get(placed.id);
    const measured: Measured = (field) => this.#measured(placed.id, field);
    return service === undefined
      ? factsOfNode(placed, () => this.#textsOf(placed.id), measured)
      : factsOfService(placed, service, measured);
  }

  /** What can be asked of a connection. */
  ofEdge(edge: GraphEdge): Facts {
    return edgeFacts(edge, (id) => this.#graph.nodes.get(id)?.node);
  }

  #textsOf(id: string): PodTexts | undefined {
    const [service] = this.#graph.selecting(id);
    // Every service that selects pods of a workload tells of them; where they differ, one stands for the others.
    return service === undefined ? undefined : this.#services.get(service)?.textsOf(id);
  }

  #measured(id: string, field: NumberField): number | undefined {
    const inbound = this.#graph.inbound(id);
    if (inbound === undefined) return undefined;
    return field === 'callers' ? inbound.callers : trafficNumber(inbound.traffic, field);
  }
}
