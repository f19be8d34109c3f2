import type { Cause, EpochSeconds, Facts, PodRecord, Reason, ReasonId, ReasonLevel, Since } from '@fairlead/model';
import type { WorkloadRef } from '../answer.ts';

/** What a reason may have beside its id and level. */
interface Details {
  readonly facts?: Facts;
  readonly cause?: Cause | undefined;
  readonly since?: Since | undefined;
  readonly shared?: Reason | undefined;
}

/** Builds a reason; without details it has no facts, no cause and no time. */
export function reason(id: ReasonId, level: ReasonLevel, details: Details = {}): Reason {
  const { facts = {}, cause, since, shared } = details;
  return { id, level, facts, cause, since, ...(shared === undefined ? {} : { shared }) };
}

/** A time that the API tells. */
export function sinceApi(at: EpochSeconds | undefined): Since | undefined {
  return at === undefined ? undefined : { at, basis: 'api' };
}

/** The subject of a cause that is a workload. */
export function workloadSubject(pod: PodRecord, workload: WorkloadRef): string {
  return `${pod.namespace}/${workload.kind}/${workload.name}`;
}
