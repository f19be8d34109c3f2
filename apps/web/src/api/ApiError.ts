import type { ProblemCode } from '@fairlead/protocol';

/**
 * A request that got no usable answer. `code` is the server's stable problem code, `unreachable` when nothing answered,
 * `bad-answer` when what came is not what the API promises.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ProblemCode | 'unreachable' | 'bad-answer';
  /** HTTP status; `null` when nothing answered. */
  readonly status: number | null;
  readonly path: string;
  /** From `Retry-After`. */
  readonly retryAfterMs: number | undefined;

  constructor(
    facts: {
      readonly code: ApiError['code'];
      readonly status: number | null;
      readonly path: string;
      readonly detail: string;
      readonly retryAfterMs?: number | undefined;
    },
    options?: ErrorOptions,
  ) {
    super(facts.detail, options);
    this.code = facts.code;
    this.status = facts.status;
    this.path = facts.path;
    this.retryAfterMs = facts.retryAfterMs;
  }
}
