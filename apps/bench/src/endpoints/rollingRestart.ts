import { setTimeout as wait } from 'node:timers/promises';
import { send } from '../live/benchNamespace.ts';
import { listPages } from '../live/listPages.ts';
import { collectionOf, whileWatching } from './watchedBytes.ts';
import type { Churn, Watched } from './watchedBytes.ts';

/** Between two deletions. */
const PAUSE_MS = 20;
/** Within so long the last new pods are ready. The fleet itself replaces a pod every two seconds, so it is never quite quiet. */
const SETTLE_MS = 20_000;

/** Which pods are deleted one by one, whose workloads replace them. */
export interface Restart {
  /** Only of this namespace, which alone is watched then. */
  readonly namespace?: string;
  /** Every so many-th pod. */
  readonly every: number;
}

/** Deletes pods one by one, and counts what watches bring meanwhile. */
export function rollingRestart(
  server: string,
  { namespace, every }: Restart,
): Promise<Readonly<Record<Watched, Churn>>> {
  return whileWatching(server, namespace, async () => {
    const pods = await podPaths(server, namespace);
    for (const path of pods.filter((_, index) => index % every === 0)) {
      await send(server, 'DELETE', path, {});
      await wait(PAUSE_MS);
    }
    await wait(SETTLE_MS);
  });
}

/** Where each pod is, in the order of the list. */
async function podPaths(server: string, namespace: string | undefined): Promise<string[]> {
  const paths: string[] = [];
  const pages = listPages<{ readonly metadata: { readonly namespace: string; readonly name: string } }>(
    server,
    collectionOf('pods', namespace),
  );
  for await (const { items } of pages) {
    for (const { metadata } of items) paths.push(`/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`);
  }
  return paths;
}
