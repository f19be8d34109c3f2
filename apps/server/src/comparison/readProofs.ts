import { ForbiddenError, ResourceNotServedError } from '@fairlead/informer';
import type { ClusterConnection } from '@fairlead/kube-client';
import { splitKey } from '@fairlead/model';
import { z } from 'zod';
import { lastWrites, ManagedFieldsSchema } from './fieldWrites.ts';
import type { ManagedFields } from './fieldWrites.ts';
import type { Proofs } from './proofs.ts';

const ObjectSchema = z.object({ metadata: z.object({ managedFields: ManagedFieldsSchema }) });

export interface ProofReader extends Proofs {
  /** Objects that were read so far. */
  readonly requests: number;
}

export interface ProofOptions {
  readonly signal: AbortSignal;
  /** More objects are not read: what is left then counts as not proven. */
  readonly readsAtMost: number;
}

/** Proofs from the objects themselves, each read at most once, and only when it is asked for. */
export function readProofs(
  connection: Pick<ClusterConnection, 'getJson'>,
  { signal, readsAtMost }: ProofOptions,
): ProofReader {
  const read = new Map<string, Promise<ManagedFields>>();
  const managedFields = (path: string): Promise<ManagedFields> => {
    let found = read.get(path);
    if (found === undefined && read.size >= readsAtMost) return Promise.resolve(undefined);
    if (found === undefined) {
      found = readManagedFields(connection, path, signal);
      read.set(path, found);
    }
    return found;
  };
  const namespaced = (key: string, resource: string): string => {
    const { namespace = '', name } = splitKey(key);
    return `/api/v1/namespaces/${namespace}/${resource}/${name}`;
  };
  return {
    get requests() {
      return read.size;
    },
    zoneWrites: async (node) =>
      lastWrites(await managedFields(`/api/v1/nodes/${node}`), [
        'f:metadata',
        'f:labels',
        'f:topology.kubernetes.io/zone',
      ]),
    nodeLabelWrites: async (node) =>
      lastWrites(await managedFields(`/api/v1/nodes/${node}`), ['f:metadata', 'f:labels']),
    specWrites: async (service) => lastWrites(await managedFields(namespaced(service, 'services')), ['f:spec']),
    labelWrites: async (pod) => lastWrites(await managedFields(namespaced(pod, 'pods')), ['f:metadata', 'f:labels']),
  };
}

async function readManagedFields(
  connection: Pick<ClusterConnection, 'getJson'>,
  path: string,
  signal: AbortSignal,
): Promise<ManagedFields> {
  try {
    return ObjectSchema.parse(await connection.getJson(path, { signal })).metadata.managedFields;
  } catch (error) {
    // Without the right to read it, or when it is gone meanwhile, the object tells nothing.
    if (error instanceof ForbiddenError || error instanceof ResourceNotServedError) return undefined;
    throw error;
  }
}
