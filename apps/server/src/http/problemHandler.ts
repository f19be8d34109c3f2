import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { notAllowed, PROBLEM_TYPE, ProblemError, problemBody } from './problem.ts';

/** Errors of Express and its parsers carry a 4xx status: a path that cannot be decoded, for example. */
function clientStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  return error.status >= 400 && error.status < 500 ? error.status : undefined;
}

function asProblem(error: unknown): ProblemError | undefined {
  if (error instanceof ProblemError) return error;
  const status = clientStatus(error);
  if (status === undefined) return undefined;
  if (status === 404) return new ProblemError('not-found', 'there is nothing at this address', { cause: error });
  return new ProblemError('bad-request', 'the request cannot be read: its path or query is malformed', {
    status,
    cause: error,
  });
}

/** Any other method than GET and HEAD is answered 405, whatever the path. */
export const onlyReads: RequestHandler = (req, _res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD') return next();
  throw notAllowed(req.method);
};

/** The last route: nothing has answered. */
export const notFound: RequestHandler = () => {
  throw new ProblemError('not-found', 'there is nothing at this address');
};

/** Writes every error as `application/problem+json`; what is our own fault is logged and told without its inside. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      log.error({ err: error, path: req.path }, 'failed in the middle of an answer');
      next(error);
      return;
    }
    let problem = asProblem(error);
    if (problem === undefined) {
      log.error({ err: error, path: req.path }, 'failed to answer');
      problem = new ProblemError('upstream-failed', 'Fairlead could not answer; its log has the cause', {
        status: 500,
      });
    }
    for (const [name, value] of Object.entries(problem.headers)) res.setHeader(name, value);
    res.status(problem.status);
    res.setHeader('Content-Type', PROBLEM_TYPE);
    res.setHeader('Cache-Control', 'no-store');
    res.end(problemBody(problem));
  };
}
