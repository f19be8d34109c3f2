import express from 'express';
import type { Express, Router } from 'express';
import type { Logger } from 'pino';
import { HostGuard, hostCheck } from './hostGuard.ts';
import { notFound, onlyReads, problemHandler } from './problemHandler.ts';
import { requestLog } from './requestLog.ts';
import { securityHeaders } from './securityHeaders.ts';

export interface AppOptions {
  /** Hosts beside loopback and the socket's own address. */
  readonly acceptedHosts: readonly string[];
  /** Starts and ends with `/`. */
  readonly basePath: string;
  /** In the order they are asked. */
  readonly routers: readonly Router[];
  readonly log: Logger;
}

/** The Express application: the checks that hold for every request, then the routes, then the errors. */
export function createApp({ acceptedHosts, basePath, routers, log }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('case sensitive routing', true);
  if (log.isLevelEnabled('debug')) app.use(requestLog(log));
  app.use(securityHeaders());
  app.use(hostCheck(new HostGuard(acceptedHosts)));
  app.use(onlyReads);
  for (const router of routers) app.use(basePath, router);
  app.use(notFound);
  app.use(problemHandler(log));
  return app;
}
