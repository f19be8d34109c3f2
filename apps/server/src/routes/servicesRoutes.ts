import { Router } from 'express';
import { NamespaceQuerySchema, ServiceQuerySchema, VantagesQuerySchema } from '@fairlead/protocol';
import type { EndpointSlice } from '@fairlead/protocol';
import { objectKey } from '@fairlead/model';
import { endpointSliceList, endpointSlices } from '../answers/endpointSliceList.ts';
import { reachAnswer } from '../answers/reachAnswer.ts';
import { serviceWithPods } from '../answers/serviceWithPods.ts';
import { vantagesAnswer } from '../answers/vantagesAnswer.ts';
import { ServicePathSchema, ServicesStreamQuerySchema } from '../http/parameters.ts';
import { ProblemError } from '../http/problem.ts';
import { paramsOf, queryOf } from '../http/query.ts';
import { sendJson } from '../http/sendJson.ts';
import { openStream } from '../stream/openStream.ts';
import type { RouteContext } from './context.ts';

/** Answers computed in one turn of the event loop when all are asked for. */
const SERVICES_PER_TURN = 50;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Services as rows, as one whole answer, and as the slices derived for them. */
export function servicesRoutes({ session, slots }: Pick<RouteContext, 'session' | 'slots'>): Router {
  const router = Router({ caseSensitive: true });
  const { model } = session;

  router.get('/namespaces', (req, res) => sendJson(req, res, session.namespaces()));

  router.get('/services', async (req, res) => {
    await model.servicesFeed(queryOf(NamespaceQuerySchema, req).namespace).body().send(req, res);
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
    const service = { ...serviceWithPods(found.answer, found.verdict, model), ...model.trafficOf(key) };
    const reach = from === undefined ? {} : { reach: reachAnswer(found.answer, from, found.world) };
    await sendJson(req, res, { ...service, ...reach });
  });

  router.get('/vantages', (req, res) =>
    sendJson(req, res, vantagesAnswer(session.nodes(), queryOf(VantagesQuerySchema, req).q)),
  );

  router.get('/endpointslices', async (req, res) => {
    const namespaces = new Set(queryOf(NamespaceQuerySchema, req).namespace);
    const items: EndpointSlice[] = [];
    for (const [index, row] of model.rows.of(namespaces).entries()) {
      const found = model.lookUp(objectKey(row));
      if (found !== undefined) items.push(...endpointSlices(found.answer.slices));
      if (index % SERVICES_PER_TURN === SERVICES_PER_TURN - 1) await nextTurn();
    }
    await sendJson(req, res, endpointSliceList(items));
  });
  return router;
}
