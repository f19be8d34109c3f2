import { isFinished, isReceiving, noBackends } from '@fairlead/resolver';
import type { PodAnswer } from '@fairlead/resolver';
import { workloadId } from '../ids.ts';
import { packIds, unpackIds } from '../collections/packedIds.ts';
import type { Backends } from '../types.ts';

const FINISHED = 1 << 0;
const LISTED = 1 << 1;
const READY = 1 << 2;
const SERVING = 1 << 3;
const TERMINATING = 1 << 4;
const RECEIVING = 1 << 5;
const RECEIVING_UNREADY = 1 << 6;
const FALLBACK = 1 << 7;
const LACKING = 1 << 8;

/**
 * The pods of one workload as one service selects them: a uid and a few flags per pod, so that a whole cluster of them is
 * cheap to keep.
 */
export interface BackingPods {
  readonly workload: string;
  readonly kind: string;
  readonly name: string;
  /** By `packIds`; one flag for each, in the same order, as a character. */
  readonly uids: string;
  readonly flags: string;
}

/** The selected pods of a service by workload, in the order of workload ids. */
export function backingPodsOf(namespace: string, pods: readonly PodAnswer[]): BackingPods[] {
  const byWorkload = Map.groupBy(pods, ({ workload }) => workloadId(namespace, workload.kind, workload.name));
  return [...byWorkload.keys()].sort().map((workload) => {
    const group = byWorkload.get(workload) ?? [];
    const [, , kind = '', name = ''] = workload.split('/');
    const flags = group.map((pod) => String.fromCharCode(flagsOf(pod))).join('');
    return { workload, kind, name, uids: packIds(group.map(({ pod }) => pod.uid)), flags };
  });
}

function flagsOf({ pod, listed, conditions, traffic, grace }: PodAnswer): number {
  const receiving = isReceiving(traffic);
  let flags = 0;
  if (isFinished(pod)) flags |= FINISHED;
  if (listed) flags |= LISTED;
  if (conditions?.ready === true) flags |= READY;
  if (conditions?.serving === true) flags |= SERVING;
  if (conditions?.terminating === true) flags |= TERMINATING;
  if (receiving) flags |= RECEIVING;
  if (receiving && conditions?.serving === false) flags |= RECEIVING_UNREADY;
  if (traffic === 'fallback') flags |= FALLBACK;
  if (!receiving && grace === undefined) flags |= LACKING;
  return flags;
}

/** What a workload is for all services that select its pods. */
export interface WorkloadTotals {
  readonly backends: Backends;
  readonly finished: number;
  /** Unfinished pods that get no traffic and are not within the grace of a rollout. */
  readonly lacking: number;
}

// What a pod is for several services at once: it must have these for all of them, the rest for any.
const FOR_ALL = LISTED | READY | SERVING | RECEIVING;

/** Counts over the pods of one workload. A pod that several services select counts once, by what is worst for it. */
export function workloadTotals(parts: readonly BackingPods[]): WorkloadTotals {
  const perPod = new Map<string, number>();
  for (const { uids, flags } of parts) {
    unpackIds(uids).forEach((uid, index) => {
      const flag = flags.charCodeAt(index);
      const known = perPod.get(uid);
      perPod.set(uid, known === undefined ? flag : (known & flag & FOR_ALL) | ((known | flag) & ~FOR_ALL));
    });
  }
  const backends = noBackends();
  let finished = 0;
  let lacking = 0;
  for (const flags of perPod.values()) {
    const has = (flag: number): number => ((flags & flag) === 0 ? 0 : 1);
    if (has(FINISHED)) {
      finished += 1;
      continue;
    }
    const receiving = has(RECEIVING);
    backends.total += 1;
    backends.listed += has(LISTED);
    backends.ready += has(READY);
    backends.serving += has(SERVING);
    backends.terminating += has(TERMINATING);
    backends.receiving += receiving;
    backends.receivingUnready += receiving & has(RECEIVING_UNREADY);
    backends.fallback += has(FALLBACK) & ~receiving;
    lacking += has(LACKING);
  }
  return { backends, finished, lacking };
}
