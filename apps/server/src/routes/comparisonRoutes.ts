import { setTimeout as wait } from 'node:timers/promises';
import { Router } from 'express';
import { objectKey } from '@fairlead/model';
import { comparisonAnswer } from '../answers/comparisonAnswer.ts';
import { readComparison } from '../comparison/readComparison.ts';
import { ServicePathSchema } from '../http/parameters.ts';
import { ProblemError } from '../http/problem.ts';
import { paramsOf } from '../http/query.ts';
import { sendJson } from '../http/sendJson.ts';
import { fromCluster, signalOfRequest } from '../http/upstream.ts';
import type { RouteContext } from './context.ts';

/** Expected against published, for the one who asks: read once, never kept, and never in the shared verdict. */
export function comparisonRoutes({ session }: Pick<RouteContext, 'session'>): Router {
  const router = Router({ caseSensitive: true });
  const { connection, model } = session;

  router.get('/namespaces/:namespace/services/:name/comparison', async (req, res) => {
    const path = paramsOf(ServicePathSchema, req);
    const key = objectKey(path);
    const signal = signalOfRequest(req, res);
    const read = await fromCluster(`the EndpointSlices of service ${path.name}`, () =>
      readComparison({
        connection,
        key,
        answer: () => model.lookUp(key)?.answer,
        objects: {
          pod: (of) => session.object('pods', of),
          node: (of) => session.object('nodes', of),
          namespace: (of) => session.object('namespaces', of),
        },
        now: () => Math.floor(Date.now() / 1000),
        wait: (milliseconds) => wait(milliseconds, undefined, { signal }),
        signal,
      }),
    );
    const verdict = model.lookUp(key)?.verdict;
    if (read === undefined || verdict === undefined) {
      throw new ProblemError('not-found', `there is no service ${path.name} in namespace ${path.namespace}`);
    }
    await sendJson(req, res, comparisonAnswer(read, verdict));
  });
  return router;
}
