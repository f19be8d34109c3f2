import { Router } from 'express';
import { CacheQuerySchema } from '../http/parameters.ts';
import { queryOf } from '../http/query.ts';
import { sendJson } from '../http/sendJson.ts';
import { NOT_MEASURED } from '../cluster/notCachedMeter.ts';
import { openApiDocument } from '../openapi/openApiDocument.ts';
import type { RouteContext } from './context.ts';

export interface StatusRoutesOptions extends Pick<RouteContext, 'session' | 'meter'> {
  readonly version: string;
  readonly basePath: string;
}

/** What Fairlead tells of itself: state, cache, and the description of this API. */
export function statusRoutes({ session, meter, version, basePath }: StatusRoutesOptions): Router {
  const router = Router({ caseSensitive: true });
  const document = openApiDocument(version, basePath);

  router.get('/openapi.json', (req, res) => sendJson(req, res, document));

  router.get('/status', (req, res) => sendJson(req, res, session.status()));

  router.get('/cache', async (req, res) => {
    const { measure } = queryOf(CacheQuerySchema, req);
    const measured = measure === '1' || measure === 'true';
    await sendJson(req, res, session.cache(measured ? await meter.measure() : [...NOT_MEASURED]));
  });
  return router;
}
