import { SERVICE_REASONS, STATE_REASONS } from '@fairlead/model';
import type { EpochSeconds, Reason, ReasonId, ResourceState, Since, Verdict } from '@fairlead/model';
import { isFinished } from '@fairlead/resolver';
import type { ServiceAnswer } from '@fairlead/resolver';
import { staleAt, stateOf, stateReasons } from './freshness.ts';
import type { Freshness } from './freshness.ts';

/** The verdict on one service, with what produces it. */
export interface ServiceVerdict {
  readonly verdict: Verdict;
  /** The first reason, in the order of the table, of those that produce the verdict. */
  readonly headline: Reason | undefined;
  /** The second line of a card that is well: pods that drain or start within their grace. */
  readonly note: Reason | undefined;
  /** All reasons: of the service, and of the state of the resources it rests on. */
  readonly reasons: readonly Reason[];
  readonly since: Since | undefined;
  /** The least fresh state of the resources it rests on. */
  readonly state: ResourceState;
  /** The verdict depends on the time and has to be given again then. */
  readonly validUntil: EpochSeconds | undefined;
}

/** What a verdict is made from. */
export type VerdictInput = Pick<ServiceAnswer, 'service' | 'reasons' | 'pods' | 'backends' | 'validUntil'>;

const NOTES: ReadonlySet<ReasonId> = new Set(['pods-draining', 'pods-starting']);
const HINTS: ReadonlySet<ReasonId> = new Set(['near-miss', 'scaled-to-zero', 'wrong-namespace', 'no-pods']);

const BROKEN: ReadonlySet<ReasonId> = new Set([
  'selector-matches-nothing',
  'no-selector-unfilled',
  'all-finished',
  'family-mismatch',
  'none-listed',
  'none-ready',
  'port-unresolved',
]);

const DEGRADED: ReadonlySet<ReasonId> = new Set([
  'only-terminating',
  'family-empty',
  'port-partial',
  'internal-local',
  'external-local',
  'load-balancer-pending',
  'service-deleting',
  'namespace-terminating',
  'publishes-unready',
  'pods-without-traffic',
]);

const ORDER = new Map<ReasonId, number>([...SERVICE_REASONS, ...STATE_REASONS].map((id, index) => [id, index]));
/** Sums over pods stand after the reasons of the table. */
const rank = (reason: Reason): number => ORDER.get(reason.id) ?? ORDER.size;

/**
 * The verdict on a service by the table in the README: the first line that applies. Never `ok` without a ready endpoint
 * and live data; a service that is known to be broken stays broken while its data grows old.
 */
export function verdictOf(answer: VerdictInput, freshness: Freshness, now: EpochSeconds): ServiceVerdict {
  const reasons = answer.reasons
    .map((reason) => withWorkload(reason, answer))
    .toSorted((left, right) => rank(left) - rank(right));
  const external = reasons.some(({ id }) => id === 'external-name');
  const selectorless = external || reasons.some(({ id }) => id === 'no-selector' || id === 'no-selector-unfilled');
  const doubts = stateReasons(freshness, now);
  const { verdict, producers } = decide(answer, reasons, doubts);

  const headline = withHint(producers[0], reasons);
  return {
    verdict,
    headline,
    note: verdict === 'ok' ? reasons.find(({ id }) => NOTES.has(id)) : undefined,
    reasons: [...reasons, ...doubts],
    since: headline?.since ?? headline?.shared?.since,
    state: stateOf(freshness, { pods: !selectorless }),
    validUntil: earliest(answer.validUntil, staleAt(freshness, now)),
  };
}

interface Decision {
  readonly verdict: Verdict;
  readonly producers: readonly Reason[];
}

function decide(answer: VerdictInput, reasons: readonly Reason[], doubts: readonly Reason[]): Decision {
  const having = (...ids: readonly ReasonId[]): Reason[] => reasons.filter(({ id }) => ids.includes(id));

  const byDesign = [...having('external-name'), ...(isApiServers(answer) ? having('no-selector') : [])];
  if (byDesign.length > 0) return { verdict: 'at-rest', producers: byDesign };

  const decided = decideByObjects(answer, reasons);
  const elsewhere = decided.verdict === 'unknown';
  // Managed elsewhere says more than that pods, which it does not have, are out of date.
  if (elsewhere) return { verdict: 'unknown', producers: [...decided.producers, ...doubts] };
  const staysBroken = decided.verdict === 'broken' && doubts.every(({ id }) => id === 'stale');
  if (doubts.length > 0 && !staysBroken) return { verdict: 'unknown', producers: doubts };
  return decided;
}

/** Lines 1 (managed elsewhere) to 5 of the table, as if all data were live. */
function decideByObjects(answer: VerdictInput, reasons: readonly Reason[]): Decision {
  const having = (...ids: readonly ReasonId[]): Reason[] => reasons.filter(({ id }) => ids.includes(id));

  const unfilled = having('no-selector-unfilled').length > 0;
  if (!unfilled && having('no-selector').length > 0) return { verdict: 'unknown', producers: having('no-selector') };

  const resting = [
    ...(having('scaled-to-zero').length > 0 ? having('selector-matches-nothing', 'scaled-to-zero') : []),
    ...(answer.pods.every(({ pod }) => pod.phase === 'Succeeded') ? having('all-finished') : []),
  ];
  if (resting.length > 0) return { verdict: 'at-rest', producers: resting };

  const broken = reasons.filter(({ id, level }) => BROKEN.has(id) && level !== 'info');
  if (broken.length > 0) return { verdict: 'broken', producers: broken };

  const degraded = reasons.filter(
    (reason) => DEGRADED.has(reason.id) && reason.level !== 'info' && weighs(reason, answer),
  );
  if (degraded.length > 0) return { verdict: 'degraded', producers: degraded };

  // Nothing says why, yet nothing is ready either: that is no proof of being well.
  return { verdict: answer.backends.ready > 0 ? 'ok' : 'unknown', producers: [] };
}

/** The health check of a load balancer avoids nodes without a backend: there `external-local` is a note only. */
function weighs(reason: Reason, { service }: VerdictInput): boolean {
  return reason.id !== 'external-local' || service.type === 'NodePort' || service.externalIPs.length > 0;
}

const isApiServers = ({ service }: VerdictInput): boolean =>
  service.namespace === 'default' && service.name === 'kubernetes';

/** The card of a service whose selector matches nothing shows the first hint: scaled to zero, a near miss. */
function withHint(headline: Reason | undefined, reasons: readonly Reason[]): Reason | undefined {
  if (headline?.id !== 'selector-matches-nothing' || headline.shared !== undefined) return headline;
  const hint = reasons.find(({ id }) => id === 'scaled-to-zero') ?? reasons.find(({ id }) => HINTS.has(id));
  return hint === undefined ? headline : { ...headline, shared: hint };
}

/**
 * Where all pods without traffic belong to one of several workloads, that one is named: `workload`, and `variant` without the
 * name of the service in front, "canary" of "pay-canary".
 */
function withWorkload(reason: Reason, { service, pods }: VerdictInput): Reason {
  if (reason.id !== 'pods-without-traffic') return reason;
  const unfinished = pods.filter(({ pod }) => !isFinished(pod));
  const names = (some: typeof unfinished): string[] => [...new Set(some.map(({ workload }) => workload.name))];
  const [workload, ...others] = names(
    unfinished.filter(({ traffic, grace }) => traffic === 'none' && grace === undefined),
  );
  if (workload === undefined || others.length > 0 || names(unfinished).length < 2) return reason;
  const prefix = `${service.name}-`;
  const variant = workload.startsWith(prefix) && workload !== prefix ? workload.slice(prefix.length) : workload;
  return { ...reason, facts: { ...reason.facts, workload, variant } };
}

function earliest(...times: readonly (EpochSeconds | undefined)[]): EpochSeconds | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/**
 * The verdict with a time of its own: where the API tells none, trouble lasts at least since it was first seen here. `before`
 * is the verdict held so far on the same service.
 */
export function carrySince(
  before: ServiceVerdict | undefined,
  after: ServiceVerdict,
  now: EpochSeconds,
): ServiceVerdict {
  const troubled = after.verdict === 'broken' || after.verdict === 'degraded';
  if (!troubled || after.since !== undefined) return after;
  const lasts = before?.verdict === after.verdict && before.headline?.id === after.headline?.id;
  return { ...after, since: (lasts ? before.since : undefined) ?? { at: now, basis: 'observed' } };
}
