import { Router } from 'express';
import type { RequestHandler } from 'express';
import { objectKey } from '@fairlead/model';
import type { RecordOf } from '@fairlead/model';
import { LogQuerySchema } from '@fairlead/protocol';
import { readEvents, readPodLog, readYaml } from '../details/liveReader.ts';
import { PodPathSchema, ServicePathSchema } from '../http/parameters.ts';
import { ProblemError } from '../http/problem.ts';
import { paramsOf, queryOf } from '../http/query.ts';
import { sendJson } from '../http/sendJson.ts';
import { fromCluster, signalOfRequest } from '../http/upstream.ts';
import type { RouteContext } from './context.ts';

export interface DetailsRoutesOptions extends Pick<RouteContext, 'session'> {
  /** Whoever reaches the address may read them: it is on loopback, or somebody said so. */
  readonly allowed: boolean;
}

/**
 * Events, YAML and logs of what is on the map, read from the cluster for the one who asks and never kept. Only of objects that
 * are held anyway: what is not watched cannot be reached through here.
 */
export function detailsRoutes({ session, allowed }: DetailsRoutesOptions): Router {
  const router = Router({ caseSensitive: true });
  const { connection } = session;

  const ifAllowed: RequestHandler = (_req, _res, next) => {
    if (allowed) return next();
    throw new ProblemError(
      'details-not-allowed',
      'Fairlead listens beyond this machine; start it with --allow-details to read events, YAML and logs',
    );
  };

  const held = <R extends 'pods' | 'services'>(resource: R, path: { namespace: string; name: string }): RecordOf[R] => {
    const record = session.object(resource, objectKey(path));
    if (record !== undefined) return record;
    throw new ProblemError(
      'not-found',
      `there is no ${resource.slice(0, -1)} ${path.name} in namespace ${path.namespace}`,
    );
  };

  router.get('/namespaces/:namespace/services/:name/events', ifAllowed, async (req, res) => {
    const service = held('services', paramsOf(ServicePathSchema, req));
    const signal = signalOfRequest(req, res);
    const events = () => readEvents(connection, 'Service', service, signal);
    await sendJson(req, res, await fromCluster(`the events of service ${service.name}`, events));
  });

  router.get('/namespaces/:namespace/services/:name/yaml', ifAllowed, async (req, res) => {
    const service = held('services', paramsOf(ServicePathSchema, req));
    const signal = signalOfRequest(req, res);
    const yaml = () => readYaml(connection, 'services', service, signal);
    await sendJson(req, res, await fromCluster(`service ${service.name}`, yaml));
  });

  router.get('/namespaces/:namespace/pods/:name/events', ifAllowed, async (req, res) => {
    const pod = held('pods', paramsOf(PodPathSchema, req));
    const signal = signalOfRequest(req, res);
    const events = () => readEvents(connection, 'Pod', pod, signal);
    await sendJson(req, res, await fromCluster(`the events of pod ${pod.name}`, events));
  });

  router.get('/namespaces/:namespace/pods/:name/yaml', ifAllowed, async (req, res) => {
    const pod = held('pods', paramsOf(PodPathSchema, req));
    const signal = signalOfRequest(req, res);
    await sendJson(req, res, await fromCluster(`pod ${pod.name}`, () => readYaml(connection, 'pods', pod, signal)));
  });

  router.get('/namespaces/:namespace/pods/:name/log', ifAllowed, async (req, res) => {
    const pod = held('pods', paramsOf(PodPathSchema, req));
    const query = queryOf(LogQuerySchema, req);
    const signal = signalOfRequest(req, res);
    const log = () => readPodLog(connection, pod, query, signal);
    await sendJson(req, res, await fromCluster(`the log of pod ${pod.name}`, log));
  });
  return router;
}
