import { Router } from 'express';
import { DEFAULT_BUDGET, GraphQuerySchema, StreamQuerySchema } from '@fairlead/protocol';
import type { GraphQuery } from '@fairlead/protocol';
import type { ViewQuery } from '@fairlead/service-graph';
import { queryOf } from '../http/query.ts';
import { DetailStream } from '../stream/detailStream.ts';
import { openStream } from '../stream/openStream.ts';
import type { RouteContext } from './context.ts';

/** A level asked for by name is drawn whatever it takes, unless the query sets a budget. */
function viewQuery({ namespace, level, open, budget }: GraphQuery): ViewQuery {
  const bound = budget ?? (level === 'auto' ? DEFAULT_BUDGET : Infinity);
  return { namespaces: namespace, level, open, budget: bound };
}

/** The graph, and what changes in it. */
export function graphRoutes({ session: { model }, slots, broadcast }: RouteContext): Router {
  const router = Router({ caseSensitive: true });

  router.get('/graph', async (req, res) => {
    await model
      .graphFeed(viewQuery(queryOf(GraphQuerySchema, req)))
      .body()
      .send(req, res);
  });

  router.get('/stream', (req, res) => {
    const query = queryOf(StreamQuerySchema, req);
    const feed = model.graphFeed(viewQuery(query));
    const connection = openStream({ req, res, slots, instance: model.instance, feed, since: query.since });
    if (connection === undefined) return;
    broadcast.add(connection);
    if (query.detail !== undefined) {
      new DetailStream({ connection, model, service: query.detail.slice('service/'.length) });
    }
  });
  return router;
}
