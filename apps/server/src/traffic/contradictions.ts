import type { Contradiction, PodCalls } from '@fairlead/protocol';
import type { PodAnswer, ServiceAnswer } from '@fairlead/resolver';
import { rounded } from '@fairlead/service-graph';

/** A pod that takes more than this of all, with others beside it that could. */
const MOST = 0.8;
/** Fewer requests a second than these tell nothing of how they are shared. */
const ENOUGH_PER_SECOND = 1;
/** Pods listed at most. */
export const PODS_AT_MOST = 200;

/** Requests per second by `namespace/name`; a pod that is not in it got none. */
export type PodRates = ReadonlyMap<string, number>;

const isReady = ({ conditions }: PodAnswer): boolean => conditions?.ready === true && conditions.terminating !== true;

/** How the requests of a service are shared among its pods, and where that does not fit with which pods are ready. */
export function podCalls({ pods }: ServiceAnswer, rates: PodRates | undefined): PodCalls[] {
  const unfinished = pods.filter(({ pod }) => pod.phase !== 'Succeeded' && pod.phase !== 'Failed');
  const rateOf = ({ pod }: PodAnswer): number | null =>
    rates === undefined ? null : (rates.get(`${pod.namespace}/${pod.name}`) ?? 0);
  const total = unfinished.reduce((sum, pod) => sum + (rateOf(pod) ?? 0), 0);
  const ready = unfinished.filter(isReady).length;
  return unfinished
    .map((answer): PodCalls => {
      const rate = rateOf(answer);
      const share = rate === null || total === 0 ? null : rate / total;
      return {
        namespace: answer.pod.namespace,
        name: answer.pod.name,
        uid: answer.pod.uid,
        requestsPerSecond: rate === null ? null : rounded(rate),
        share: share === null ? null : rounded(share),
        traffic: answer.traffic,
        contradictions: ofPod(answer, { rate, share, total, ready }),
      };
    })
    .sort((left, right) => (right.requestsPerSecond ?? 0) - (left.requestsPerSecond ?? 0))
    .slice(0, PODS_AT_MOST);
}

interface Shared {
  readonly rate: number | null;
  readonly share: number | null;
  readonly total: number;
  readonly ready: number;
}

function ofPod(answer: PodAnswer, { rate, share, total, ready }: Shared): Contradiction[] {
  if (rate === null) return [];
  const found: Contradiction[] = [];
  const terminating = answer.pod.deletionTimestamp !== undefined;
  if (rate > 0 && terminating) found.push('traffic-to-terminating');
  else if (rate > 0 && answer.conditions?.serving !== true) found.push('traffic-to-unready');
  if (rate === 0 && isReady(answer) && total >= ENOUGH_PER_SECOND * ready) found.push('ready-without-traffic');
  if ((share ?? 0) > MOST && ready > 1 && total >= ENOUGH_PER_SECOND) found.push('takes-most');
  return found;
}

/** What does not fit at the service as a whole: it is called, and nothing is there to answer. */
export function serviceContradictions({ backends }: ServiceAnswer, requestsPerSecond: number | null): Contradiction[] {
  const called = requestsPerSecond !== null && requestsPerSecond > 0;
  return called && backends.receiving === 0 && backends.fallback === 0 ? ['calls-without-backend'] : [];
}
