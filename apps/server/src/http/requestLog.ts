import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** One line per answer at level `debug`; the query is left out, it may be long and is the client's. */
export function requestLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    res.on('close', () => {
      const durationMs = Math.round(performance.now() - startedAt);
      log.debug({ method: req.method, path: req.path, status: res.statusCode, durationMs }, 'answered');
    });
    next();
  };
}
