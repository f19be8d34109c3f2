import { Router } from 'express';
import { print } from '@fairlead/find';
import { FindQuerySchema, FindValuesQuerySchema, LabelledQuerySchema, NamespaceQuerySchema } from '@fairlead/protocol';
import type { Find, FindValues, LabelKeys, Labelled } from '@fairlead/protocol';
import { findLabelKeys, findLabelled, findNodes, findValues } from '../find/search.ts';
import type { SearchOptions } from '../find/search.ts';
import { expressionOf } from '../http/expression.ts';
import { ProblemError } from '../http/problem.ts';
import { queryOf } from '../http/query.ts';
import { sendJson } from '../http/sendJson.ts';
import type { RouteContext } from './context.ts';

/** Suggestions for one field: more is not read. */
const VALUES_AT_MOST = 20;

/** What an expression finds, and what it may be completed with. */
export function findRoutes({ session: { model } }: Pick<RouteContext, 'session'>): Router {
  const router = Router({ caseSensitive: true });

  router.get('/find', async (req, res) => {
    const { q, namespace, limit } = queryOf(FindQuerySchema, req);
    const expression = expressionOf('q', q);
    if (expression === undefined) throw new ProblemError('bad-request', 'q: says nothing to find');
    const { revision, instance } = model;
    const options: SearchOptions = { index: model.found, namespaces: namespace, isOver: () => res.destroyed };
    const { total, items, namespaces } = await findNodes(expression, limit, options);
    const answer: Find = {
      instance,
      revision,
      query: print(expression),
      total,
      items: [...items],
      namespaces: [...namespaces],
    };
    await sendJson(req, res, answer);
  });

  router.get('/find/values', async (req, res) => {
    const { field, typed, namespace } = queryOf(FindValuesQuerySchema, req);
    const options: SearchOptions = { index: model.found, namespaces: namespace, isOver: () => res.destroyed };
    const answer: FindValues = { items: [...(await findValues(field, typed, VALUES_AT_MOST, options))] };
    await sendJson(req, res, answer);
  });
  router.get('/find/labels', async (req, res) => {
    const { namespace } = queryOf(NamespaceQuerySchema, req);
    const options: SearchOptions = { index: model.found, namespaces: namespace, isOver: () => res.destroyed };
    const answer: LabelKeys = { items: await findLabelKeys(VALUES_AT_MOST, options) };
    await sendJson(req, res, answer);
  });

  router.get('/find/labelled', async (req, res) => {
    const { key, namespace } = queryOf(LabelledQuerySchema, req);
    const options: SearchOptions = { index: model.found, namespaces: namespace, isOver: () => res.destroyed };
    const { revision } = model;
    const answer: Labelled = { revision, items: await findLabelled(key, options) };
    await sendJson(req, res, answer);
  });
  return router;
}
