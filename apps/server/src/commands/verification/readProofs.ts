import type { ClusterConnection } from '@fairlead/kube-client';
import { splitKey } from '@fairlead/model';
import { z } from 'zod';
import type { Proofs } from './explain.ts';
import { lastWrites, ManagedFieldsSchema, type ManagedFields } from './fieldWrites.ts';

const ObjectSchema = z.object({ metadata: z.object({ managedFields: ManagedFieldsSchema }) });

/** Proofs from the objects themselves, each read at most once, and only when it is asked for. */
export function readProofs(connection: ClusterConnection, signal: AbortSignal): Proofs {
  const read = new Map<string, Promise<ManagedFields>>();
  const managedFields = (path: string): Promise<ManagedFields> => {
    let found = read.get(path);
    if (found === undefined) {
      found = connection.getJson(path, { signal }).then((json) => ObjectSchema.parse(json).metadata.managedFields);
      read.set(path, found);
    }
    return found;
  };
  return {
    zoneWrites: async (node) =>
      lastWrites(await managedFields(`/api/v1/nodes/${node}`), [
        'f:metadata',
        'f:labels',
        'f:topology.kubernetes.io/zone',
      ]),
    specWrites: async (service) => {
      const { namespace = '', name } = splitKey(service);
      return lastWrites(await managedFields(`/api/v1/namespaces/${namespace}/services/${name}`), ['f:spec']);
    },
  };
}
