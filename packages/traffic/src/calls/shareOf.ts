import type { CallPart, LatencyPart } from '../telemetry/telemetry.ts';

/** A part of what a part adds, from 0 to 1: everything that is counted, so that shares and averages stay what they are. */
export function shareOf(part: CallPart, share: number): CallPart {
  if (share === 1) return part;
  const { requests, errors, errorsOf, bytes, connections, latency } = part;
  return {
    ...part,
    ...(requests === undefined ? {} : { requests: requests * share }),
    ...(errors === undefined ? {} : { errors: errors * share }),
    ...(errorsOf === undefined ? {} : { errorsOf: errorsOf * share }),
    ...(bytes === undefined ? {} : { bytes: bytes * share }),
    ...(connections === undefined ? {} : { connections: connections * share }),
    ...(latency === undefined ? {} : { latency: shareOfTimes(latency, share) }),
  };
}

function shareOfTimes(latency: LatencyPart, share: number): LatencyPart {
  const { sum, count, upTo, buckets } = latency;
  return {
    ...latency,
    ...(sum === undefined ? {} : { sum: sum * share }),
    ...(count === undefined ? {} : { count: count * share }),
    ...(upTo === undefined ? {} : { upTo: { ...upTo, rate: upTo.rate * share } }),
    ...(buckets === undefined ? {} : { buckets: buckets.map((bucket) => ({ ...bucket, rate: bucket.rate * share })) }),
  };
}
