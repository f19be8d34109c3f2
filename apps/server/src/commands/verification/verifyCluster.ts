import type { ClusterConnection } from '@fairlead/kube-client';
import type { SliceDifference } from '@fairlead/resolver';
import { readClusterState } from './clusterState.ts';
import { comparedServices, compareService } from './compareService.ts';
import { explain } from './explain.ts';
import { readProofs } from './readProofs.ts';

/** What comes from outside. */
export interface VerifyOptions {
  readonly signal: AbortSignal;
  /** Epoch seconds. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
  readonly print: (line: string) => void;
}

export interface VerifyResult {
  readonly equal: number;
  readonly different: number;
  readonly explained: number;
}

/**
 * Pauses between readings, in milliseconds. The controller needs up to a few seconds to follow, and the lists of one reading are not
 * of one moment: only what differs in every reading is different.
 */
const PAUSES_MS = [1000, 2000, 3000, 5000];

/** Compares every service of a cluster, reading it again while some differ, and prints the result. */
export async function verifyCluster(connection: ClusterConnection, options: VerifyOptions): Promise<VerifyResult> {
  const { signal, now, wait, print } = options;
  let state = await readClusterState(connection, signal);
  const all = new Set(comparedServices(state));
  let open = differing(state, all, now());
  for (const pause of PAUSES_MS) {
    if (open.size === 0) break;
    print(`${open.size} of ${all.size} services differ; reading again in ${pause / 1000} s`);
    await wait(pause);
    state = await readClusterState(connection, signal);
    const existing = new Set(comparedServices(state));
    for (const service of open.keys()) if (!existing.has(service)) all.delete(service);
    open = differing(state, open.keys(), now());
  }

  const proofs = readProofs(connection, signal);
  let explained = 0;
  for (const [service, differences] of open) {
    const explanations = await explain(state, service, differences, proofs);
    if (explanations !== undefined) explained++;
    print(`${service}: ${explanations === undefined ? 'different' : 'explained'}`);
    for (const { line } of differences) print(`  ${line}`);
    for (const text of new Set(explanations?.map((each) => `${each.rule}: ${each.text}`))) print(`  ${text}`);
  }
  const result = { equal: all.size - open.size, different: open.size - explained, explained };
  print(`${result.equal} equal, ${result.different} different${explained === 0 ? '' : `, ${explained} explained`}`);
  return result;
}

function differing(
  state: Awaited<ReturnType<typeof readClusterState>>,
  services: Iterable<string>,
  now: number,
): ReadonlyMap<string, readonly SliceDifference[]> {
  const found = new Map<string, readonly SliceDifference[]>();
  for (const service of services) {
    const differences = compareService(state, service, now);
    if (differences.length > 0) found.set(service, differences);
  }
  return found;
}
