import { fitProblem } from '@fairlead/protocol';
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

/** What came is not what the API promises, or could not be used; the message is one line. An `ApiError` stays what it is. */
export function asApiError(cause: unknown, path: string, status: number | null = null): ApiError {
  if (cause instanceof ApiError) return cause;
  const detail = fitProblem(cause) ?? (cause instanceof Error ? cause.message : String(cause));
  return new ApiError({ code: 'bad-answer', status, path, detail }, { cause });
}
