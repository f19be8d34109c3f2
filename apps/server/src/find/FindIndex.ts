import type { Facts, NumberField, TextField } from '@fairlead/find';
import type { ServiceAnswer } from '@fairlead/resolver';
import { serviceId } from '@fairlead/service-graph';
import type { GraphEdge, PlacedNode, ServiceGraph, ServiceVerdict } from '@fairlead/service-graph';
import { edgeFacts, trafficNumber } from './edgeFacts.ts';
import type { PodTexts } from './PodTexts.ts';
import { ServiceFacts } from './ServiceFacts.ts';
import type { ReadPods } from './ServiceFacts.ts';

/** What find and hide ask of everything on the map, kept up with each look at a service. */
export class FindIndex {
  readonly #graph: Pick<ServiceGraph, 'nodes' | 'edges' | 'inbound'>;
  readonly #read: ReadPods;
  readonly #services = new Map<string, ServiceFacts>();
  /** Workload to the services that select its pods. */
  readonly #selectedBy = new Map<string, Set<string>>();
  #touched = new Set<string>();

  constructor(graph: Pick<ServiceGraph, 'nodes' | 'edges' | 'inbound'>, read: ReadPods) {
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
    const facts = new ServiceFacts(answer, verdict, this.#read);
    this.#services.set(id, facts);
    for (const { id: workload } of facts.workloads) {
      const services = this.#selectedBy.get(workload) ?? new Set();
      this.#selectedBy.set(workload, services.add(id));
      this.#touched.add(workload);
    }
  }

  drop(id: string): void {
    this.#touched.add(id);
    for (const { id: workload } of this.#services.get(id)?.workloads ?? []) {
      const services = this.#selectedBy.get(workload);
      services?.delete(id);
      if (services?.size === 0) this.#selectedBy.delete(workload);
      this.#touched.add(workload);
    }
    this.#services.delete(id);
  }

  /** Nodes of which something else may be found since `settle` was last called, whether or not the node differs. */
  get touched(): ReadonlySet<string> {
    return this.#touched;
  }

  settle(): void {
    this.#touched = new Set();
  }

  /** What can be asked of a node. */
  of(placed: PlacedNode): Facts {
    const service = this.#services.get(placed.id);
    const measured = (field: NumberField): number | undefined => this.#measured(placed.id, field);
    if (service !== undefined) {
      return {
        text: (field) => textOfService(placed, service, field),
        number: (field) => numberOfService(service, field) ?? measured(field),
        words: () => service.words(),
      };
    }
    const pods = (): PodTexts | undefined => this.#textsOf(placed.id);
    return {
      text: (field) => textOfNode(placed, pods, field),
      number: (field) => numberOfNode(placed, pods, field) ?? measured(field),
      words: () => wordsOfNode(placed, pods()),
    };
  }

  /** What can be asked of a connection. */
  ofEdge(edge: GraphEdge): Facts {
    return edgeFacts(edge, (id) => this.#graph.nodes.get(id)?.node);
  }

  #textsOf(id: string): PodTexts | undefined {
    const [service] = this.#selectedBy.get(id) ?? [];
    // Every service that selects pods of a workload tells of them; where they differ, one stands for the others.
    return service === undefined ? undefined : this.#services.get(service)?.textsOf(id);
  }

  #measured(id: string, field: NumberField): number | undefined {
    const inbound = this.#graph.inbound(id);
    if (inbound === undefined) return undefined;
    return field === 'callers' ? inbound.callers : trafficNumber(inbound.traffic, field);
  }
}

function textOfService({ node }: PlacedNode, facts: ServiceFacts, field: TextField): readonly string[] | undefined {
  switch (field) {
    case 'label':
      return facts.labels;
    case 'workload':
      return facts.workloads.flatMap(({ kind, name }) => [name, `${kind}/${name}`]);
    case 'reason':
      return facts.reasons;
    case 'pod':
    case 'image':
    case 'node':
      return facts.ofPods(field);
    case 'ip':
      return facts.addresses;
    case 'zone':
      return facts.zones;
    case 'type':
      return facts.types;
    case 'port':
      return facts.ports;
    case 'host':
      return node.externalName === undefined ? [] : [node.externalName];
    case 'name':
    case 'ns':
    case 'verdict':
    case 'kind':
    case 'edge':
      return textOfAny({ node }, field);
  }
}

function numberOfService(facts: ServiceFacts, field: NumberField): number | undefined {
  switch (field) {
    case 'ready':
    case 'total':
    case 'receiving':
    case 'listed':
    case 'serving':
    case 'terminating':
      return facts.count(field);
    case 'restarts':
      return facts.restarts;
    case 'finished':
      return facts.finished;
    case 'callers':
    case 'rate':
    case 'errors':
    case 'latency':
      return undefined;
  }
}

function textOfNode(
  { node }: PlacedNode,
  pods: () => PodTexts | undefined,
  field: TextField,
): readonly string[] | undefined {
  switch (field) {
    case 'host':
      return node.hosts ?? [];
    case 'workload':
      return node.kind === 'workload' ? [node.name, node.id.split('/').slice(2).join('/')] : undefined;
    case 'label':
    case 'pod':
    case 'image':
    case 'ip':
    case 'node':
      return pods()?.values(field);
    case 'reason':
      return [...node.reasons, ...(node.headline === null ? [] : [node.headline.id])];
    case 'type':
    case 'zone':
    case 'port':
      return undefined;
    case 'name':
    case 'ns':
    case 'verdict':
    case 'kind':
    case 'edge':
      return textOfAny({ node }, field);
  }
}

function textOfAny(
  { node }: Pick<PlacedNode, 'node'>,
  field: 'name' | 'ns' | 'verdict' | 'kind' | 'edge',
): readonly string[] | undefined {
  switch (field) {
    case 'name':
      return [node.name];
    case 'ns':
      return node.namespace === null ? [] : [node.namespace];
    case 'verdict':
      return [node.verdict];
    case 'kind': {
      const [kind, , workloadKind] = node.id.split('/');
      return kind === 'workload' && workloadKind !== undefined ? [kind, workloadKind] : [node.kind];
    }
    case 'edge':
      return undefined;
  }
}

function numberOfNode({ node }: PlacedNode, pods: () => PodTexts | undefined, field: NumberField): number | undefined {
  switch (field) {
    case 'ready':
    case 'total':
    case 'receiving':
    case 'listed':
    case 'serving':
    case 'terminating':
      return node.backends?.[field];
    case 'finished':
      return node.finished;
    case 'restarts':
      return pods()?.restarts;
    case 'callers':
    case 'rate':
    case 'errors':
    case 'latency':
      return undefined;
  }
}

function wordsOfNode({ node }: PlacedNode, pods: PodTexts | undefined): readonly string[] {
  const own = [
    node.name,
    node.namespace ?? '',
    node.kind,
    node.verdict,
    ...node.reasons,
    ...(node.hosts ?? []),
    node.externalName ?? '',
  ];
  return [own.join('\n').toLowerCase(), ...(pods === undefined ? [] : [pods.words])];
}
