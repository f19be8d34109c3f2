import { STATUS_CODES } from 'node:http';
import type { Problem, ProblemCode } from '@fairlead/protocol';

/** The one place that maps codes of the HTTP API to statuses. */
const STATUS_OF: Readonly<Record<ProblemCode, number>> = {
  'bad-request': 400,
  'not-found': 404,
  'method-not-allowed': 405,
  misdirected: 421,
  'not-ready': 503,
  'too-many-streams': 503,
  'details-not-allowed': 403,
  'upstream-forbidden': 403,
  'upstream-failed': 502,
};

export const PROBLEM_TYPE = 'application/problem+json';

export interface ProblemOptions extends ErrorOptions {
  /** Another status than the usual one of the code, such as 431 for a `bad-request`. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Members beside those of RFC 9457, such as `missing`. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** An answer that is an error: thrown by routes, written by `problemHandler`. `message` is what the client reads. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail, options);
    this.code = code;
    this.status = options.status ?? STATUS_OF[code];
    this.headers = options.headers ?? {};
    this.extra = options.extra ?? {};
  }
}

/** Of any other method than GET and HEAD. */
export function notAllowed(method: string): ProblemError {
  return new ProblemError('method-not-allowed', `${method} is not allowed; Fairlead only answers GET and HEAD`, {
    headers: { Allow: 'GET, HEAD' },
  });
}

/** The body of a problem (RFC 9457). */
export function problemBody(error: ProblemError): string {
  const problem: Problem = {
    type: 'about:blank',
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    code: error.code,
    detail: error.message,
  };
  return JSON.stringify({ ...problem, ...error.extra });
}
