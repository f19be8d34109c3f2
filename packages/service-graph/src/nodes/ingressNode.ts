import type { IngressRecord, ResourceState, Verdict } from '@fairlead/model';
import type { PlacedNode } from '../content.ts';
import { ingressId, namespaceId, serviceId } from '../ids.ts';

/** What the graph keeps of an Ingress, with the state of that resource. */
export interface IngressEntry {
  readonly id: string;
  readonly ingress: IngressRecord;
  readonly state: ResourceState;
}

/** Ids of the services an Ingress routes to, whether they exist or not, without repeats. */
export function routedServices({ namespace, backends }: IngressRecord): string[] {
  return [...new Set(backends.map(({ serviceName }) => serviceId(namespace, serviceName)))].sort();
}

/**
 * An Ingress. What is broken behind it shows on the service. It is `ok` only with proof: every service it routes to exists and one
 * of them has backends that receive traffic; else `unknown`.
 */
export function ingressNode(entry: IngressEntry, verdicts: readonly (Verdict | undefined)[]): PlacedNode {
  const { namespace, name, hosts } = entry.ingress;
  const proven =
    entry.state === 'live' &&
    verdicts.every((verdict) => verdict !== undefined) &&
    verdicts.some((verdict) => verdict === 'ok' || verdict === 'degraded');
  const id = ingressId(namespace, name);
  return {
    id,
    node: {
      id,
      kind: 'ingress',
      namespace,
      name,
      area: namespaceId(namespace),
      verdict: proven ? 'ok' : 'unknown',
      headline: null,
      reasons: [],
      note: null,
      state: entry.state,
      since: null,
      hosts: [...hosts],
    },
    app: undefined,
    workload: undefined,
  };
}
