import { aPod, aService, NOW } from '@fairlead/test-kit';
import type { Overrides } from '@fairlead/test-kit';
import type { Reason, ReasonId, ServiceRecord } from '@fairlead/model';
import { isFinished } from '@fairlead/resolver';
import type { BackendCounts, PodAnswer, ServiceAnswer } from '@fairlead/resolver';
import { LIVE } from '../src/verdict/freshness.ts';
import type { Freshness, ResourceFreshness } from '../src/verdict/freshness.ts';
import { verdictOf } from '../src/verdict/verdictOf.ts';
import type { ServiceVerdict } from '../src/verdict/verdictOf.ts';

/** A reason of level `unready` without facts. */
export function aReason(id: ReasonId, overrides: Overrides<Reason> = {}): Reason {
  return { id, level: 'unready', facts: {}, cause: undefined, since: undefined, ...overrides };
}

/** A pod `NAME` of `Deployment web` that receives traffic; `traffic: 'none'` gives one that is listed and not ready. */
export function aPodAnswer(
  name: string,
  { finished = false, ...overrides }: Overrides<PodAnswer> & { readonly finished?: boolean } = {},
): PodAnswer {
  const { traffic = 'receives' } = overrides;
  const receives = traffic === 'receives' && !finished;
  return {
    pod: aPod({ name, ...(finished ? { phase: 'Succeeded' as const } : {}) }),
    zone: undefined,
    workload: { kind: 'Deployment', name: 'web' },
    listed: !finished,
    conditions: finished ? undefined : { ready: receives, serving: receives, terminating: false },
    ports: [],
    traffic: finished ? 'none' : traffic,
    reasons: [],
    grace: undefined,
    ...overrides,
  };
}

/** The counts that belong to the pods. */
export function countsOf(pods: readonly PodAnswer[]): BackendCounts {
  const count = (counts: (pod: PodAnswer) => boolean | undefined): number =>
    pods.filter((answer) => !isFinished(answer.pod) && counts(answer)).length;
  return {
    total: count(() => true),
    listed: count(({ listed }) => listed),
    ready: count(({ conditions }) => conditions?.ready),
    serving: count(({ conditions }) => conditions?.serving),
    terminating: count(({ conditions }) => conditions?.terminating),
    receiving: count(({ traffic }) => traffic === 'receives' || traffic === 'local-only'),
    receivingUnready: 0,
    fallback: count(({ traffic }) => traffic === 'fallback'),
  };
}

/** The answer for `shop/web` with two pods of one workload that receive traffic. */
export function anAnswer(
  overrides: Overrides<Omit<ServiceAnswer, 'service'>> & { readonly service?: Overrides<ServiceRecord> } = {},
): ServiceAnswer {
  const { service, ...rest } = overrides;
  const pods = rest.pods ?? [aPodAnswer('web-1'), aPodAnswer('web-2')];
  return {
    service: aService(service),
    slices: [],
    families: [{ family: 'IPv4', listed: pods.length }],
    ports: [],
    backends: countsOf(pods),
    reasons: [],
    validUntil: undefined,
    ...rest,
    pods,
  };
}

/** All resources live, but for what is given. */
export function freshness(overrides: Overrides<Freshness> = {}): Freshness {
  return { pods: LIVE, nodes: LIVE, services: LIVE, ...overrides };
}

/** A resource that ceased to be live some seconds before `NOW`. */
export function notLiveFor(seconds: number, state: ResourceFreshness['state'] = 'retrying'): ResourceFreshness {
  return { state, synced: true, notLiveSince: NOW - seconds };
}

/** The verdict on an answer at `NOW` from live data. */
export function liveVerdict(answer: ServiceAnswer): ServiceVerdict {
  return verdictOf(answer, freshness(), NOW);
}
