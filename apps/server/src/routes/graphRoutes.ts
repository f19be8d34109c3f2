import { Router } from 'express';
import { DEFAULT_BUDGET, GraphQuerySchema, StreamQuerySchema } from '@fairlead/protocol';
import type { GraphQuery } from '@fairlead/protocol';
import type { ViewFilter, ViewQuery } from '@fairlead/service-graph';
import { anyFilter } from '../find/anyFilter.ts';
import { AroundFilter } from '../find/AroundFilter.ts';
import type { FindIndex } from '../find/FindIndex.ts';
import { HideFilter } from '../find/HideFilter.ts';
import { prepare } from '../find/search.ts';
import { expressionOf } from '../http/expression.ts';
import { queryOf } from '../http/query.ts';
import { DetailStream } from '../stream/detailStream.ts';
import { openStream } from '../stream/openStream.ts';
import type { RouteContext } from './context.ts';

/** What a query takes out of the picture; the texts it looks at are put together first, in turns. */
async function filterOf(query: GraphQuery, index: FindIndex): Promise<ViewFilter | undefined> {
  const { hide, focus, upstream, downstream, path } = query;
  const expressions = hide.flatMap((text) => expressionOf('hide', text) ?? []);
  const [from, to] = path;
  await prepare(expressions, index);
  return anyFilter([
    ...(expressions.length === 0 ? [] : [new HideFilter(expressions, index)]),
    ...(focus === undefined
      ? []
      : [new AroundFilter({ kind: 'around', around: { id: focus, upstream, downstream } }, index.edges)]),
    ...(from === undefined || to === undefined ? [] : [new AroundFilter({ kind: 'between', from, to }, index.edges)]),
  ]);
}

/** A level asked for by name is drawn whatever it takes, unless the query sets a budget. */
async function viewQuery(query: GraphQuery, index: FindIndex): Promise<ViewQuery> {
  const { namespace, level, open, budget } = query;
  const bound = budget ?? (level === 'auto' ? DEFAULT_BUDGET : Infinity);
  return { namespaces: namespace, level, open, budget: bound, filter: await filterOf(query, index) };
}

/** The graph, and what changes in it. */
export function graphRoutes({ session: { model }, slots, broadcast }: RouteContext): Router {
  const router = Router({ caseSensitive: true });

  router.get('/graph', async (req, res) => {
    const query = await viewQuery(queryOf(GraphQuerySchema, req), model.found);
    await model.graphFeed(query).body().send(req, res);
  });

  router.get('/stream', async (req, res) => {
    const query = queryOf(StreamQuerySchema, req);
    const view = await viewQuery(query, model.found);
    // Whoever asked may have left meanwhile, and would never be told to leave again.
    if (res.destroyed) return;
    const feed = model.graphFeed(view);
    const connection = openStream({ req, res, slots, instance: model.instance, feed, since: query.since });
    if (connection === undefined) return;
    broadcast.add(connection);
    if (query.detail !== undefined) {
      new DetailStream({ connection, model, service: query.detail.slice('service/'.length) });
    }
  });
  return router;
}
