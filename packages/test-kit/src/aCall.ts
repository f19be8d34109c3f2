import { callId } from '@fairlead/model';
import type { Call } from '@fairlead/model';

/** A call over HTTP that Istio has measured, of which nothing but its rate is known. */
export function aCall(source: Call['source'], target: Call['target'], requestsPerSecond: number): Call {
  return {
    id: callId('istio', 'http', source, target),
    source,
    target,
    protocol: 'http',
    telemetry: 'istio',
    rank: 10,
    confidence: 'workload',
    at: 1_700_000_000,
    figures: {
      requestsPerSecond,
      errorShare: undefined,
      averageMs: undefined,
      p50Ms: undefined,
      p95Ms: undefined,
      p99Ms: undefined,
      bytesPerSecond: undefined,
      connectionsPerSecond: undefined,
    },
  };
}
