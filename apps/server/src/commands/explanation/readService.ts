import { ForbiddenError, ResourceNotServedError } from '@fairlead/informer';
import type { ClusterConnection } from '@fairlead/kube-client';
import { objectKey } from '@fairlead/model';
import type { EpochSeconds, Resource, ResourceState } from '@fairlead/model';
import type { Service } from '@fairlead/protocol';
import { Resolver } from '@fairlead/resolver';
import type { ObjectChange } from '@fairlead/resolver';
import { LIVE, verdictOf } from '@fairlead/service-graph';
import type { ResourceFreshness } from '@fairlead/service-graph';
import { serviceWithPods } from '../../answers/serviceWithPods.ts';
import { listAll } from '../../cluster/listAll.ts';

/** Nobody numbers revisions here; the shape is that of the HTTP API all the same. */
const AT = { instance: 'explain', revision: 0 };

/** Pods of the whole cluster, for the hint that another namespace has them; Nodes and Namespaces have no namespace. */
const OF_THE_CLUSTER: readonly Resource[] = ['pods', 'nodes', 'namespaces'];
const OF_THE_NAMESPACE: readonly Resource[] = [
  'services',
  'deployments',
  'statefulsets',
  'daemonsets',
  'jobs',
  'replicasets',
];

/**
 * One service with its pods, from lists that are read once; `undefined` if there is none of this name. What may not be read counts as
 * it does on the map: without Pods the verdict is unknown, without Nodes rule R9 is taken as passed.
 */
export async function readService(
  connection: ClusterConnection,
  path: { readonly namespace: string; readonly name: string },
  now: EpochSeconds,
  signal: AbortSignal,
): Promise<Service | undefined> {
  const resolver = new Resolver();
  const { namespace } = path;
  const states = new Map(
    await Promise.all([
      ...OF_THE_CLUSTER.map((resource) => readInto(resolver, connection, resource, [undefined, namespace], signal)),
      ...OF_THE_NAMESPACE.map((resource) => readInto(resolver, connection, resource, [namespace], signal)),
    ]),
  );
  const freshnessOf = (resource: Resource): ResourceFreshness => {
    const state = states.get(resource) ?? 'live';
    return state === 'live' ? LIVE : { state, synced: false, notLiveSince: undefined };
  };
  if (states.get('services') !== 'live') throw new Error(`Services of namespace ${namespace} may not be read`);
  resolver.setNodesForbidden(states.get('nodes') !== 'live');
  const answer = resolver.answer(objectKey(path), now);
  if (answer === undefined) return undefined;
  const freshness = { pods: freshnessOf('pods'), nodes: freshnessOf('nodes'), services: freshnessOf('services') };
  return serviceWithPods(answer, verdictOf(answer, freshness, now), freshness, AT);
}

/** Reads a resource in the widest scope that is allowed. */
async function readInto(
  resolver: Resolver,
  connection: ClusterConnection,
  resource: Resource,
  scopes: readonly (string | undefined)[],
  signal: AbortSignal,
): Promise<readonly [Resource, ResourceState]> {
  const [scope, ...narrower] = scopes;
  try {
    for (const after of await listAll(connection, resource, signal, scope)) {
      // The resource decides the record, which the compiler cannot follow through the union.
      resolver.apply({ resource, key: objectKey(after), before: undefined, after } as ObjectChange);
    }
    return [resource, 'live'];
  } catch (error) {
    if (error instanceof ResourceNotServedError) return [resource, 'off'];
    if (!(error instanceof ForbiddenError)) throw error;
    // Nodes and Namespaces have no narrower scope.
    if (narrower.length === 0 || resource !== 'pods') return [resource, 'forbidden'];
    return readInto(resolver, connection, resource, narrower, signal);
  }
}
