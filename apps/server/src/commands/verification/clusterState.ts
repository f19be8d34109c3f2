import type { ClusterConnection } from '@fairlead/kube-client';
import { objectKey, type RecordOf, type Resource } from '@fairlead/model';
import { Resolver } from '@fairlead/resolver';
import { listAll } from '../../cluster/listAll.ts';
import { foreignSlice, type ForeignSource } from '../../comparison/foreignSlice.ts';
import { publishedSlice, type PublishedSlice } from '../../comparison/publishedSlice.ts';

/** What was read of a cluster at about one time: the objects the answers rest on, and the slices that are published. */
export interface ClusterState {
  readonly resolver: Resolver;
  readonly services: ReadonlyMap<string, RecordOf['services']>;
  readonly pods: ReadonlyMap<string, RecordOf['pods']>;
  readonly nodes: ReadonlyMap<string, RecordOf['nodes']>;
  readonly namespaces: ReadonlyMap<string, RecordOf['namespaces']>;
  /** Slices that the EndpointSlice controller manages (R26), by service. */
  readonly published: ReadonlyMap<string, readonly PublishedSlice[]>;
  /** Slices of anyone else, by service: kept apart. */
  readonly foreign: ReadonlyMap<string, readonly ForeignSource[]>;
}

/** Reads a cluster once, EndpointSlices last: the controller can only be ahead of what was read before. */
export async function readClusterState(connection: ClusterConnection, signal: AbortSignal): Promise<ClusterState> {
  const resolver = new Resolver();
  const read = async <R extends Resource>(resource: R): Promise<Map<string, RecordOf[R]>> =>
    new Map((await listAll(connection, resource, signal)).map((record) => [objectKey(record), record]));
  const [nodes, namespaces, services] = await Promise.all([read('nodes'), read('namespaces'), read('services')]);
  const pods = await read('pods');
  const slices = await connection.readEndpointSlices(undefined, undefined, { signal });
  if (!slices.complete) throw new Error('the cluster has more EndpointSlices than one reading may gather');

  for (const [key, after] of nodes) resolver.apply({ resource: 'nodes', key, before: undefined, after });
  for (const [key, after] of pods) resolver.apply({ resource: 'pods', key, before: undefined, after });
  for (const [key, after] of services) resolver.apply({ resource: 'services', key, before: undefined, after });
  const published = slices.items.map(publishedSlice).filter((slice) => slice !== undefined);
  const foreign = slices.items.map(foreignSlice).filter((slice) => slice !== undefined);
  return {
    resolver,
    services,
    pods,
    nodes,
    namespaces,
    published: Map.groupBy(published, ({ service }) => service),
    foreign: Map.groupBy(foreign, ({ service }) => service),
  };
}
