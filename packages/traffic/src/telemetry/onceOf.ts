import type { SignalQuery } from './telemetry.ts';

/**
 * Labels by which the same series come twice: a pod that two scrape jobs read (Istio serves its metrics on two ports), and two replicas of a
 * Prometheus that both write to one place.
 */
const COPIES = ['job', 'prometheus_replica', '__replica__'];

/** Those of them that series have. */
export function copiesIn(labels: ReadonlySet<string>): readonly string[] {
  return COPIES.filter((label) => labels.has(label));
}

/** The query with what comes several times taken once: the series of one job tell of all calls between the same two ends. */
export function onceOf(query: SignalQuery, copies: readonly string[]): SignalQuery {
  const over = copies.filter((label) => !query.by.includes(label));
  return over.length === 0 ? query : { ...query, maxOver: [...over, ...(query.maxOver ?? [])] };
}
