import type { BackendCounts, PodAnswer, PodPortAnswer } from './answer.ts';
import { isFinished } from './rules/isFinished.ts';

/** Counts of no pods, to be counted up from. */
export function noBackends(): { -readonly [K in keyof BackendCounts]: number } {
  return {
    total: 0,
    listed: 0,
    ready: 0,
    serving: 0,
    terminating: 0,
    receiving: 0,
    receivingUnready: 0,
    fallback: 0,
  };
}

/** Counts over pods of one service; finished ones do not count. */
export function countBackends(pods: readonly PodAnswer[]): BackendCounts {
  const counts = noBackends();
  for (const { pod, listed, conditions, traffic } of pods) {
    if (isFinished(pod)) continue;
    counts.total += 1;
    if (listed) counts.listed += 1;
    if (conditions?.ready === true) counts.ready += 1;
    if (conditions?.serving === true) counts.serving += 1;
    if (conditions?.terminating === true) counts.terminating += 1;
    if (traffic === 'fallback') counts.fallback += 1;
    if (!isReceiving(traffic)) continue;
    counts.receiving += 1;
    if (conditions?.serving === false) counts.receivingUnready += 1;
  }
  return counts;
}

/** A pod that is kept to its node or zone by a policy does receive, from there. */
export function isReceiving(traffic: PodPortAnswer['traffic'] | undefined): boolean {
  return traffic === 'receives' || traffic === 'local-only';
}
