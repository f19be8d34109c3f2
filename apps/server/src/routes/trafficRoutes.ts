import { Router } from 'express';
import { TrafficQuerySchema, windowSeconds } from '@fairlead/protocol';
import { trafficAnswer } from '../answers/trafficAnswer.ts';
import { queryOf } from '../http/query.ts';
import { sendJson } from '../http/sendJson.ts';
import { signalOfRequest } from '../http/upstream.ts';
import type { RouteContext } from './context.ts';

/** Who calls whom, of one edge or node over time. */
export function trafficRoutes({ session }: Pick<RouteContext, 'session'>): Router {
  const router = Router({ caseSensitive: true });

  router.get('/traffic', async (req, res) => {
    const { edge, window } = queryOf(TrafficQuerySchema, req);
    const signal = signalOfRequest(req, res);
    await sendJson(
      req,
      res,
      await trafficAnswer(session.model, session.traffic, { edge, windowSeconds: windowSeconds(window), signal }),
    );
  });
  return router;
}
