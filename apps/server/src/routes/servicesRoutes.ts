import { Router } from 'express';
import { NamespaceQuerySchema, ServiceQuerySchema, VantagesQuerySchema } from '@fairlead/protocol';
import { objectKey } from '@fairlead/model';
import type { Slice } from '@fairlead/resolver';
import { sortedInSteps } from '@fairlead/service-graph';
import { endpointSliceListPieces } from '../answers/endpointSliceList.ts';
import { reachAnswer } from '../answers/reachAnswer.ts';
import { serviceWithPods } from '../answers/serviceWithPods.ts';
import { vantagesAnswer } from '../answers/vantagesAnswer.ts';
import { ServicePathSchema, ServicesStreamQuerySchema } from '../http/parameters.ts';
import { ProblemError } from '../http/problem.ts';
import { paramsOf, queryOf } from '../http/query.ts';
import { sendJson, sendJsonPieces } from '../http/sendJson.ts';
import { openStream } from '../stream/openStream.ts';
import { inTurns } from '../turns/inTurns.ts';
import type { RouteContext } from './context.ts';

/** Services as rows, as one whole answer, and as the slices derived for them. */
export function servicesRoutes({ session, slots }: Pick<RouteContext, 'session' | 'slots'>): Router {
  const router = Router({ caseSensitive: true });
  const { model } = session;

  router.get('/namespaces', (req, res) => sendJson(req, res, session.namespaces()));

  router.get('/services', async (req, res) => {
    const feed = model.servicesFeed(queryOf(NamespaceQuerySchema, req).namespace);
    await feed.send(req, res);
  });

  router.get('/services/stream', (req, res) => {
    const { namespace, since } = queryOf(ServicesStreamQuerySchema, req);
    openStream({ req, res, slots, instance: model.instance, feed: model.servicesFeed(namespace), since });
  });

  router.get('/namespaces/:namespace/services/:name', async (req, res) => {
    const { namespace, name } = paramsOf(ServicePathSchema, req);
    const { from } = queryOf(ServiceQuerySchema, req);
    const key = objectKey({ namespace, name });
    const found = model.lookUp(key);
    if (found === undefined)
      throw new ProblemError('not-found', `there is no service ${name} in namespace ${namespace}`);
    const service = {
      ...serviceWithPods(found.answer, found.verdict, found.freshness, model),
      ...model.trafficOf(key),
    };
    const reach = from === undefined ? {} : { reach: reachAnswer(found.answer, from, found.world) };
    await sendJson(req, res, { ...service, ...reach });
  });

  router.get('/vantages', (req, res) =>
    sendJson(req, res, vantagesAnswer(session.nodes(), queryOf(VantagesQuerySchema, req).q)),
  );

  router.get('/endpointslices', async (req, res) => {
    const namespaces = new Set(queryOf(NamespaceQuerySchema, req).namespace);
    const rows = await inTurns(sortedInSteps(model.rows.of(namespaces)));
    // What is resolved while the answer is on its way is resolved as it is then.
    function* slicesOfEach(): Generator<readonly Slice[]> {
      for (const row of rows) yield model.lookUp(objectKey(row))?.answer.slices ?? [];
    }
    await sendJsonPieces(req, res, endpointSliceListPieces(slicesOfEach()));
  });
  return router;
}
