import { callId } from '@fairlead/model';
import type { Call, CallFigures } from '@fairlead/model';
import { NOW } from './metadata.ts';

const NOTHING_KNOWN: CallFigures = {
  requestsPerSecond: undefined,
  errorShare: undefined,
  averageMs: undefined,
  p50Ms: undefined,
  p95Ms: undefined,
  p99Ms: undefined,
  bytesPerSecond: undefined,
  connectionsPerSecond: undefined,
};

type Given = Pick<Call, 'source' | 'target'> &
  Partial<Omit<Call, 'figures'>> & { readonly figures?: Partial<CallFigures> };

/** HTTP calls that Istio tells of, one a second unless told otherwise. */
export function aCall({ figures = { requestsPerSecond: 1 }, ...call }: Given): Call {
  const telemetry = call.telemetry ?? 'istio';
  return {
    id: callId(telemetry, 'http', call.source, call.target),
    protocol: 'http',
    telemetry,
    rank: telemetry === 'istio' ? 10 : 40,
    confidence: 'workload',
    at: NOW,
    ...call,
    figures: { ...NOTHING_KNOWN, ...figures },
  };
}
