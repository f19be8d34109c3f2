import { Router } from 'express';
import type { Health } from '@fairlead/protocol';
import { ProblemError } from '../http/problem.ts';
import { sendJson } from '../http/sendJson.ts';
import type { RouteContext } from './context.ts';

/** For probes: the process is up; the first lists are stored. */
export function healthRoutes({ session }: Pick<RouteContext, 'session'>): Router {
  const router = Router({ caseSensitive: true });
  const ok: Health = { status: 'ok' };

  router.get('/healthz', (req, res) => sendJson(req, res, ok));

  router.get('/readyz', async (req, res) => {
    const missing = session.missing();
    if (missing.length > 0) {
      throw new ProblemError('not-ready', `not read yet: ${missing.join(', ')}`, { extra: { missing } });
    }
    await sendJson(req, res, ok);
  });
  return router;
}
