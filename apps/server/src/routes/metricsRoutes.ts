import { Router } from 'express';
import type { Registry } from 'prom-client';

/** Metrics of Fairlead itself. */
export function metricsRoutes(registry: Registry): Router {
  const router = Router({ caseSensitive: true });
  router.get('/metrics', async (req, res) => {
    const text = await registry.metrics();
    res.setHeader('Content-Type', registry.contentType);
    res.setHeader('Cache-Control', 'no-store');
    res.end(req.method === 'HEAD' ? undefined : text);
  });
  return router;
}
