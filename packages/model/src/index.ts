export { callerEnd, callId, CONFIDENCES, externalEnd, serviceEnd, workloadEnd } from './calls.ts';
export type { Call, CallEnd, CallFigures, CallProtocol, Confidence, DeclaredCall, Guess } from './calls.ts';
export { sameLabels } from './labels.ts';
export type * from './records.ts';
export { RESOURCES, resourceInfo } from './resources.ts';
export type { AnyRecord, RecordOf, Resource, ResourceInfo } from './resources.ts';
export { objectKey, splitKey } from './keys.ts';
export type { ObjectKey } from './keys.ts';
export { POD_REASONS, ROUTER_REASONS, SERVICE_REASONS, STATE_REASONS, SUMMARY_REASONS, VERDICTS } from './reasons.ts';
export type {
  Cause,
  Facts,
  FactValue,
  PodReasonId,
  Reason,
  ReasonId,
  ReasonLevel,
  ResourceState,
  RouterReasonId,
  ServiceReasonId,
  Since,
  StateReasonId,
  SummaryReasonId,
  Verdict,
} from './reasons.ts';
