import type { Backoff } from './backoff.ts';
import {
  ApiStatusError,
  CredentialsRejectedError,
  ForbiddenError,
  ResourceNotServedError,
  ServerBusyError,
  UnreachableError,
} from '../source/errors.ts';

/** A right may be granted, and a resource installed, at any time: both are asked for again. */
const FORBIDDEN_MS = 30_000;
const NOT_SERVED_MS = 5 * 60_000;
/** A 404 for what was served before is more likely a proxy on the way. */
const NOT_SERVED_ANY_MORE_MS = 30_000;
/** Obeyed, but a server cannot send us away for a day. */
const LONGEST_RETRY_AFTER_MS = 10 * 60_000;

export interface Pause {
  readonly state: 'retrying' | 'forbidden' | 'off';
  readonly pauseMs: number;
}

/** What a failure means for the state, and how long to wait. `wasServed`: the resource has been listed, and was not `off`. */
export function pauseAfter(error: unknown, backoff: Backoff, wasServed: boolean): Pause {
  if (error instanceof ForbiddenError) return { state: 'forbidden', pauseMs: FORBIDDEN_MS };
  if (error instanceof ResourceNotServedError) {
    return { state: 'off', pauseMs: wasServed ? NOT_SERVED_ANY_MORE_MS : NOT_SERVED_MS };
  }
  const backoffMs = backoff.nextMs();
  const askedMs = error instanceof ServerBusyError ? (error.retryAfterMs ?? 0) : 0;
  return { state: 'retrying', pauseMs: Math.max(backoffMs, Math.min(askedMs, LONGEST_RETRY_AFTER_MS)) };
}

/**
 * Whether a failure could come from what was asked for (a token or resource version the server cannot use, a frame that
 * cannot be read) and so would repeat for ever. Trouble of the connection, the rights or the load does not.
 */
export function isDoubtful(error: unknown): boolean {
  if (error instanceof ApiStatusError) return error.status < 500 || error.status === 504;
  return !(
    error instanceof UnreachableError ||
    error instanceof ServerBusyError ||
    error instanceof CredentialsRejectedError ||
    error instanceof ForbiddenError ||
    error instanceof ResourceNotServedError
  );
}
