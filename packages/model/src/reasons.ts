import type { EpochSeconds } from './records.ts';

/** How much a reason weighs (part E of docs/resolution.md). */
export type ReasonLevel = 'absent' | 'unready' | 'partial' | 'warn' | 'info' | 'hint';

/** Reasons of a service, in the order of the table in part E: the first one that applies is the headline. */
export const SERVICE_REASONS = [
  'external-name',
  'no-selector',
  'no-selector-unfilled',
  'service-deleting',
  'namespace-terminating',
  'selector-matches-nothing',
  'near-miss',
  'scaled-to-zero',
  'wrong-namespace',
  'no-pods',
  'all-finished',
  'family-mismatch',
  'none-listed',
  'none-ready',
  'only-terminating',
  'family-empty',
  'port-unresolved',
  'port-partial',
  'port-differs',
  'target-undeclared',
  'target-other-protocol',
  'target-is-port-name',
  'no-ports',
  'headless',
  'other-proxy',
  'internal-local',
  'external-local',
  'load-balancer-pending',
  'topology-off',
  'publishes-unready',
  'mixed-owners',
  'legacy-truncated',
] as const;

/** Reasons of a pod with regard to one service, in the order of the table in part E. */
export const POD_REASONS = [
  'other-namespace',
  'labels-differ',
  'completed',
  'failed',
  'unschedulable',
  'scheduling-gated',
  'no-ip',
  'node-missing',
  'family-missing',
  'port-missing',
  'terminating-serving',
  'terminating',
  'no-ready-condition',
  'node-lost',
  'init-running',
  'sidecar-not-started',
  'waiting',
  'restarting',
  'startup-probe',
  'readiness-probe',
  'gate-missing',
  'gate-closed',
  'not-ready-other',
  'published-unready',
  'shared-ip',
  'local-only',
] as const;

/**
 * Why a verdict is `unknown` though the objects would say more: the resource it rests on is not read, not allowed or not
 * fresh. They stand beside the ids of part E and come from the state of a resource, not from objects.
 */
export const STATE_REASONS = ['not-read-yet', 'forbidden', 'stale'] as const;

/**
 * Sums over the pods of a service, beside the ids of part E. `pods-without-traffic`: selected, unfinished pods get none while
 * every port keeps a backend, the plain reason to be `degraded`. `pods-draining` and `pods-starting`: the same, but only from
 * a rollout within its grace, which leaves the verdict `ok` and is a note on the card.
 */
export const SUMMARY_REASONS = ['pods-without-traffic', 'pods-draining', 'pods-starting'] as const;

/** Why what leads to services, an Ingress or a route, leads nowhere, in this order. They stand beside the reasons of services. */
export const ROUTER_REASONS = ['backend-missing', 'backend-not-granted'] as const;

export type ServiceReasonId = (typeof SERVICE_REASONS)[number];
export type PodReasonId = (typeof POD_REASONS)[number];
export type StateReasonId = (typeof STATE_REASONS)[number];
export type SummaryReasonId = (typeof SUMMARY_REASONS)[number];
export type RouterReasonId = (typeof ROUTER_REASONS)[number];
export type ReasonId = ServiceReasonId | PodReasonId | StateReasonId | SummaryReasonId | RouterReasonId;

/** A fact of a reason: what the sentence about it names. Times are epoch seconds in facts whose name ends in `At`. */
export type FactValue = string | number | boolean | null | readonly string[];
export type Facts = Readonly<Record<string, FactValue>>;

/** `api`: the Kubernetes API tells the time. `observed`: this process saw it begin, so it is at least that long. */
export interface Since {
  readonly at: EpochSeconds;
  readonly basis: 'api' | 'observed';
}

/** Equal troubles are counted together by this pair: a lost node, a bad image, a gate nobody sets. */
export interface Cause {
  readonly reason: ReasonId;
  readonly subject: string;
}

export interface Reason {
  readonly id: ReasonId;
  readonly level: ReasonLevel;
  readonly facts: Facts;
  readonly cause: Cause | undefined;
  readonly since: Since | undefined;
  /**
   * Of a reason that sums up pods (`none-ready`, `none-listed`, `pods-without-traffic`): the pod reason that most of them
   * share, ties in table order. The card shows it.
   */
  readonly shared?: Reason;
}

export type Verdict = 'ok' | 'degraded' | 'broken' | 'unknown' | 'at-rest';

/** Verdicts from the worst to the calmest: the order of lists and counts. */
export const VERDICTS: readonly Verdict[] = ['broken', 'degraded', 'unknown', 'ok', 'at-rest'];

/** State of one watched resource (docs of the HTTP API, Status). */
export type ResourceState = 'syncing' | 'relisting' | 'live' | 'retrying' | 'forbidden' | 'off';
