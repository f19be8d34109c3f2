import { ForbiddenError, ResourceNotServedError, ServerBusyError } from '@fairlead/informer';
import type { Request, Response } from 'express';
import { ProblemError } from './problem.ts';
import { messageOf } from '../messageOf.ts';

/** Longer than this nobody waits for an answer that a person asked for. */
const LIVE_READ_AT_MOST_MS = 30_000;

/** Ends what is read for a request when its client goes away, or when it takes too long. */
export function signalOfRequest(req: Request, res: Response): AbortSignal {
  const gone = new AbortController();
  const left = (): void => {
    if (!res.writableEnded) gone.abort(new Error('the client has gone away'));
  };
  res.once('close', left);
  if (req.destroyed) left();
  return AbortSignal.any([gone.signal, AbortSignal.timeout(LIVE_READ_AT_MOST_MS)]);
}

/** What the cluster's refusal is for our own client. `what` names what was asked for: "the log of pod web-1". */
export async function fromCluster<T>(what: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw upstreamProblem(what, error);
  }
}

function upstreamProblem(what: string, error: unknown): ProblemError {
  const message = messageOf(error);
  if (error instanceof ForbiddenError) {
    return new ProblemError('upstream-forbidden', `the cluster does not let Fairlead read ${what}: ${message}`, {
      cause: error,
    });
  }
  if (error instanceof ResourceNotServedError) {
    return new ProblemError('not-found', `${what} is not there any more: ${message}`, { cause: error });
  }
  const headers =
    error instanceof ServerBusyError && error.retryAfterMs !== undefined
      ? { 'Retry-After': String(Math.ceil(error.retryAfterMs / 1000)) }
      : {};
  return new ProblemError('upstream-failed', `the cluster did not give ${what}: ${message}`, { cause: error, headers });
}
