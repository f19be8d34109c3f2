import { ResourceVersionExpiredError } from '@fairlead/informer';
import type { ClusterConnection } from '@fairlead/kube-client';
import type { RecordOf, Resource } from '@fairlead/model';

const PAGE_OBJECTS = 500;
/** A list that takes longer than the API server keeps its history is begun anew this often. */
const LIST_ATTEMPTS = 3;

/** All objects of a resource, of the cluster or one namespace, read once in pages and not watched. */
export async function listAll<R extends Resource>(
  connection: ClusterConnection,
  resource: R,
  signal: AbortSignal,
  namespace?: string,
): Promise<readonly RecordOf[R][]> {
  const source = connection.listerWatcher(resource, namespace);
  for (let attempt = 1; ; attempt++) {
    try {
      const records: RecordOf[R][] = [];
      let continueToken: string | undefined;
      do {
        const page = await source.list({ limit: PAGE_OBJECTS, continueToken, signal });
        records.push(...page.items);
        continueToken = page.continueToken;
      } while (continueToken !== undefined);
      return records;
    } catch (error) {
      if (!(error instanceof ResourceVersionExpiredError) || attempt === LIST_ATTEMPTS) throw error;
    }
  }
}
