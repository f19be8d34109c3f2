import type { Facts, NumberField, TextField } from '@fairlead/find';
import type { PlacedNode } from '@fairlead/service-graph';
import type { PodTexts } from './PodTexts.ts';
import type { ServiceFacts } from './ServiceFacts.ts';

/** What traffic says of a node; `undefined` where nothing is measured. */
export type Measured = (field: NumberField) => number | undefined;

/** What can be asked of a service. */
export function factsOfService(placed: PlacedNode, service: ServiceFacts, measured: Measured): Facts {
  const numbers: Numbers = {
    count: (field) => service.count(field),
    restarts: () => service.restarts,
    finished: () => service.finished,
  };
  return {
    text: (field) => textOfService(placed, service, field),
    number: (field) => numberOf(numbers, field, measured),
    words: () => service.words(),
  };
}

/** What can be asked of a node that is no service; `pods` are those of its workload, told by a service that selects them. */
export function factsOfNode(placed: PlacedNode, pods: () => PodTexts | undefined, measured: Measured): Facts {
  const { node } = placed;
  const numbers: Numbers = {
    count: (field) => node.backends?.[field],
    restarts: () => pods()?.restarts,
    finished: () => node.finished,
  };
  return {
    text: (field) => textOfNode(placed, pods, field),
    number: (field) => numberOf(numbers, field, measured),
    words: () => wordsOfNode(placed, pods()),
  };
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

/** What a service or another node tells of its pods, in numbers. */
interface Numbers {
  count(field: CountField): number | undefined;
  restarts(): number | undefined;
  finished(): number | undefined;
}

type CountField = Parameters<ServiceFacts['count']>[0];

function numberOf(told: Numbers, field: NumberField, measured: Measured): number | undefined {
  switch (field) {
    case 'ready':
    case 'total':
    case 'receiving':
    case 'listed':
    case 'serving':
    case 'terminating':
      return told.count(field);
    case 'restarts':
      return told.restarts();
    case 'finished':
      return told.finished();
    case 'callers':
    case 'rate':
    case 'errors':
    case 'latency':
      return measured(field);
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
