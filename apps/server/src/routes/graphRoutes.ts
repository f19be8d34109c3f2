import { Router } from 'express';
import { DEFAULT_BUDGET, GraphQuerySchema, StreamQuerySchema } from '@fairlead/protocol';
import type { GraphQuery } from '@fairlead/protocol';
import type { ViewFilter, ViewQuery } from '@fairlead/service-graph';
import type { ClusterModel } from '../cluster/clusterModel.ts';
import { anyFilter } from '../find/anyFilter.ts';
import { AroundFilter } from '../find/AroundFilter.ts';
import { HideFilter } from '../find/HideFilter.ts';
import { expressionOf } from '../http/expression.ts';
import { queryOf } from '../http/query.ts';
import { DetailStream } from '../stream/detailStream.ts';
import { openStream } from '../stream/openStream.ts';
import type { RouteContext } from './context.ts';

/** What a query takes out of the picture. */
function filterOf(query: GraphQuery, { found, graph }: Pick<ClusterModel, 'found' | 'graph'>): ViewFilter | undefined {
  const { hide, focus, upstream, downstream, path } = query;
  const expressions = hide.flatMap((text) => expressionOf('hide', text) ?? []);
  const [from, to] = path;
  return anyFilter([
    ...(expressions.length === 0 ? [] : [new HideFilter(expressions, found)]),
    ...(focus === undefined
      ? []
      : [new AroundFilter({ kind: 'around', around: { id: focus, upstream, downstream } }, graph.connections)]),
    ...(from === undefined || to === undefined
      ? []
      : [new AroundFilter({ kind: 'between', from, to }, graph.connections)]),
  ]);
}

/** A level asked for by name is drawn whatever it takes, unless the query sets a budget. */
function viewQuery(query: GraphQuery, model: Pick<ClusterModel, 'found' | 'graph'>): ViewQuery {
  const { namespace, level, open, budget } = query;
  const bound = budget ?? (level === 'auto' ? DEFAULT_BUDGET : Infinity);
  return { namespaces: namespace, level, open, budget: bound, filter: filterOf(query, model) };
}

/** The graph, and what changes in it. */
export function graphRoutes({ session, slots, broadcast }: RouteContext): Router {
  const { model } = session;
  const router = Router({ caseSensitive: true });

  router.get('/graph', async (req, res) => {
    const feed = await model.graphFeed(viewQuery(queryOf(GraphQuerySchema, req), model));
    await feed.send(req, res);
  });

  router.get('/stream', async (req, res) => {
    const query = queryOf(StreamQuerySchema, req);
    const feed = await model.graphFeed(viewQuery(query, model));
    // Whoever asked may have left meanwhile, and would never be told to leave again.
    if (res.destroyed) return;
    const connection = openStream({ req, res, slots, instance: model.instance, feed, since: query.since });
    if (connection === undefined) return;
    broadcast.add(connection);
    if (query.detail !== undefined) {
      new DetailStream({ connection, model, service: query.detail.slice('service/'.length) });
    }
    session.followed();
  });
  return router;
}
