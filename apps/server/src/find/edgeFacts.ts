import type { Facts, NumberField, TextField } from '@fairlead/find';
import type { EdgeTraffic } from '@fairlead/protocol';
import type { GraphEdge, GraphNode } from '@fairlead/service-graph';

/** What can be asked of a connection: what it is, what was measured on it, and names and namespaces of both ends. */
export function edgeFacts(edge: GraphEdge, nodeOf: (id: string) => GraphNode | undefined): Facts {
  const ends = (): readonly GraphNode[] => [edge.source, edge.target].flatMap((id) => nodeOf(id) ?? []);
  return {
    text: (field) => textOf(edge, ends, field),
    number: (field) => numberOf(edge, field),
    words: () => ends().flatMap(({ name, namespace }) => [name.toLowerCase(), namespace ?? '']),
  };
}

function textOf(edge: GraphEdge, ends: () => readonly GraphNode[], field: TextField): readonly string[] | undefined {
  if (field === 'edge') return [edge.kind, edge.basis, ...(isIdle(edge) ? ['idle'] : [])];
  if (field === 'name') return ends().map(({ name }) => name);
  if (field === 'ns') return ends().flatMap(({ namespace }) => namespace ?? []);
  return field === 'verdict' ? ends().map(({ verdict }) => verdict) : undefined;
}

/** Measured, and nothing went over it in the window. */
function isIdle({ traffic }: GraphEdge): boolean {
  if (traffic === undefined) return false;
  const rates = [traffic.requestsPerSecond, traffic.connectionsPerSecond, traffic.bytesPerSecond];
  return rates.some((rate) => rate !== null) && rates.every((rate) => rate === null || rate === 0);
}

function numberOf({ traffic }: GraphEdge, field: NumberField): number | undefined {
  return traffic === undefined ? undefined : trafficNumber(traffic, field);
}

/** A figure of measured calls in the unit of the field. */
export function trafficNumber(traffic: EdgeTraffic, field: NumberField): number | undefined {
  const { requestsPerSecond, connectionsPerSecond, errorShare, p95Ms } = traffic;
  if (field === 'rate') return requestsPerSecond ?? connectionsPerSecond ?? undefined;
  if (field === 'errors') return errorShare === null ? undefined : errorShare * 100;
  return field === 'latency' ? (p95Ms ?? undefined) : undefined;
}
