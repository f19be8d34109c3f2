import type { Backends } from './backends.ts';
import type { Call } from './callGraph.ts';

/** How a call ends. */
export interface Outcome {
  readonly name: string;
  /** HTTP status; 0 for TCP. */
  readonly code: number;
  /** gRPC status, for gRPC only. */
  readonly grpc: number | undefined;
  /** Envoy's response flags; `-` for none. */
  readonly flags: string;
  readonly failed: boolean;
  /** A pod has answered. */
  readonly delivered: boolean;
  readonly medianMs: number;
}

export interface LikelyOutcome {
  readonly outcome: Outcome;
  readonly share: number;
}

/** Callers ask for what is not there. */
const NOT_FOUND = 0.005;
const INTERNAL = 13;
const UNAVAILABLE = 14;

/** The ways in which a call ends, with their shares. gRPC fails inside an HTTP 200, even where no pod answers. */
export function outcomesOf({ protocol, medianMs }: Call, backends: Backends, failing: number): LikelyOutcome[] {
  const { undelivered, flag } = backends;
  const answered = (
    name: string,
    code: number,
    grpc: number | undefined,
    failed: boolean,
    factor: number,
  ): Outcome => ({
    name,
    code,
    grpc,
    flags: '-',
    failed,
    delivered: true,
    medianMs: medianMs * factor,
  });
  const lost: Outcome = {
    name: flag,
    code: protocol === 'tcp' ? 0 : protocol === 'grpc' ? 200 : 503,
    grpc: protocol === 'grpc' ? UNAVAILABLE : undefined,
    flags: flag,
    failed: true,
    delivered: false,
    medianMs: flag === 'UH' ? 0.4 : 1.6,
  };
  const reached = 1 - undelivered;
  const all: LikelyOutcome[] = [{ outcome: lost, share: undelivered }];
  switch (protocol) {
    case 'tcp':
      all.push({ outcome: answered('ok', 0, undefined, false, 1), share: reached });
      break;
    case 'grpc':
      all.push({ outcome: answered('ok', 200, 0, false, 1), share: reached * (1 - failing) });
      all.push({ outcome: answered('internal', 200, INTERNAL, true, 0.6), share: reached * failing });
      break;
    case 'http':
      all.push({ outcome: answered('ok', 200, undefined, false, 1), share: reached * (1 - failing - NOT_FOUND) });
      all.push({ outcome: answered('not-found', 404, undefined, false, 0.3), share: reached * NOT_FOUND });
      all.push({ outcome: answered('error', 500, undefined, true, 0.6), share: reached * failing });
      break;
  }
  return all.filter(({ share }) => share > 0);
}
