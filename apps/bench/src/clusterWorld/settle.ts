import type { ClusterWriter, KubeObject } from './clusterWriter.ts';

export interface Settled {
  readonly services: number;
  readonly pods: number;
  readonly seconds: number;
  /** False if objects still changed when the patience was over. */
  readonly quiet: boolean;
}

interface List {
  readonly items: readonly KubeObject[];
}

/** Waits until neither pods nor slices of the namespaces have changed for a while. */
export async function settle(
  writer: ClusterWriter,
  namespaces: readonly string[],
  wait: (milliseconds: number) => Promise<unknown>,
  { everyMs, quietMs, patienceMs }: { readonly everyMs: number; readonly quietMs: number; readonly patienceMs: number },
): Promise<Settled> {
  const ours = ({ metadata }: KubeObject): boolean => namespaces.includes(metadata.namespace ?? '');
  const startedAt = performance.now();
  let before = '';
  let changedAt = startedAt;
  for (;;) {
    const [pods, slices, services] = await Promise.all([
      writer.get<List>('/api/v1/pods'),
      writer.get<List>('/apis/discovery.k8s.io/v1/endpointslices'),
      writer.get<List>('/api/v1/services'),
    ]);
    const versions = [...pods.items, ...slices.items]
      .filter(ours)
      .map(({ metadata }) => `${metadata.uid}@${metadata.resourceVersion}`);
    const state = versions.toSorted().join();
    const now = performance.now();
    if (state !== before) changedAt = now;
    before = state;
    const quiet = now - changedAt >= quietMs;
    if (quiet || now - startedAt >= patienceMs) {
      return {
        services: services.items.filter(ours).length,
        pods: pods.items.filter(ours).length,
        seconds: (now - startedAt) / 1000,
        quiet,
      };
    }
    await wait(everyMs);
  }
}
