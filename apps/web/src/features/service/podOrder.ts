import type { Pod } from '@fairlead/protocol';
import type { TrafficWord } from '@fairlead/messages';

/** What a pod gets, in the words of the page: `not-listed` for one that is in no slice. */
export function trafficOf(pod: Pod): TrafficWord {
  return pod.listed ? pod.traffic : 'not-listed';
}

export function receives(pod: Pod): boolean {
  return pod.listed && (pod.traffic === 'receives' || pod.traffic === 'local-only');
}

/** Pods without traffic first, then those that drain, then those that receive; the longest trouble leads, ties by name. */
export function inPodOrder(pods: readonly Pod[]): readonly Pod[] {
  return pods.toSorted((a, b) => rank(a) - rank(b) || sinceMs(a) - sinceMs(b) || (a.name < b.name ? -1 : 1));
}

const NO_TRAFFIC: readonly TrafficWord[] = ['none', 'not-listed'];

function rank(pod: Pod): number {
  const traffic = trafficOf(pod);
  // Finished pods explain nothing about those that should serve.
  if (isFinished(pod)) return 2;
  if (NO_TRAFFIC.includes(traffic)) return NO_TRAFFIC.indexOf(traffic);
  return traffic === 'fallback' || pod.conditions.terminating === true ? 3 : 4;
}

function sinceMs(pod: Pod): number {
  // Receiving pods in order of names: since when does not matter for them.
  if (receives(pod)) return 0;
  return pod.since === null ? Number.MAX_SAFE_INTEGER : Date.parse(pod.since.at);
}

export function isFinished(pod: Pod): boolean {
  return pod.phase === 'Succeeded' || pod.phase === 'Failed';
}

/** Receiving pods that are shown at once; the others are folded. */
const RECEIVING_SHOWN = 20;

/** Splits a list in order: what is shown, and the receiving pods past the twentieth. */
export function foldReceiving(ordered: readonly Pod[]): {
  readonly shown: readonly Pod[];
  readonly folded: readonly Pod[];
} {
  let receiving = 0;
  const shown: Pod[] = [];
  const folded: Pod[] = [];
  for (const pod of ordered) {
    if (receives(pod)) receiving += 1;
    (receives(pod) && receiving > RECEIVING_SHOWN ? folded : shown).push(pod);
  }
  return { shown, folded };
}
