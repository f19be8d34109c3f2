import { randomBytes } from 'node:crypto';
import type { Clock } from '@fairlead/informer';
import { Router } from 'express';
import type { Logger } from 'pino';
import { ClusterSession } from './cluster/clusterSession.ts';
import type { ConnectedCluster } from './cluster/connectCluster.ts';
import { createMetrics } from './cluster/metrics.ts';
import { NOT_MEASURED, NotCachedMeter } from './cluster/notCachedMeter.ts';
import { ProcessFigures } from './cluster/processFigures.ts';
import { createApp } from './http/app.ts';
import { isLoopback } from './http/hostGuard.ts';
import { addressOf, listen } from './http/listen.ts';
import type { ChosenTraffic, ServerOptions } from './options/options.ts';
import type { BuiltPage } from './page/builtPage.ts';
import { pageRoutes } from './page/pageRoutes.ts';
import { comparisonRoutes } from './routes/comparisonRoutes.ts';
import type { RouteContext } from './routes/context.ts';
import { detailsRoutes } from './routes/detailsRoutes.ts';
import { findRoutes } from './routes/findRoutes.ts';
import { graphRoutes } from './routes/graphRoutes.ts';
import { healthRoutes } from './routes/healthRoutes.ts';
import { metricsRoutes } from './routes/metricsRoutes.ts';
import { servicesRoutes } from './routes/servicesRoutes.ts';
import { statusRoutes } from './routes/statusRoutes.ts';
import { trafficRoutes } from './routes/trafficRoutes.ts';
import { Broadcast } from './stream/broadcast.ts';
import { StreamSlots } from './stream/streamSlots.ts';

/** What ends by itself within this time may; the rest is cut. */
const STOP_PATIENCE_MS = 1_000;

export interface StartServerOptions extends Pick<
  ServerOptions,
  'host' | 'port' | 'named' | 'basePath' | 'allowedHosts' | 'allowDetails' | 'maxStreams' | 'namespaces'
> {
  readonly cluster: ConnectedCluster;
  /** `undefined`: the API alone. */
  readonly page: BuiltPage | undefined;
  readonly version: string;
  /** Where traffic is read from; `undefined` for nowhere. */
  readonly traffic?: ChosenTraffic | undefined;
  /** Calls are guessed also from ConfigMaps. */
  readonly configMaps?: boolean | undefined;
  readonly log: Logger;
  /** Bytes near which detail is left out; `undefined` for no limit. */
  readonly memoryBudgetBytes?: number | undefined;
  /** By which the cache waits and gives up; the system's by default. */
  readonly clock?: Clock;
  /** The first lists are on the map. */
  readonly onShown?: () => void;
}

export interface RunningServer {
  /** Where a browser on this machine finds it. */
  readonly url: string;
  readonly session: ClusterSession;
  /** Ends streams, requests, watches and timers, and the cluster's connection; resolves when nothing is left. */
  stop(): Promise<void>;
}

/** A wildcard address is no address to open. */
function openableHost(host: string): string {
  return host === '0.0.0.0' || host === '::' ? 'localhost' : host;
}

function routersOf(context: RouteContext, options: StartServerOptions, version: string): Router[] {
  const { session, slots } = context;
  const cache = () => session.cache([...NOT_MEASURED]);
  const api = Router({ caseSensitive: true });
  api.use('/api/v1', statusRoutes({ ...context, version, basePath: options.basePath }));
  api.use('/api/v1', graphRoutes(context));
  api.use('/api/v1', servicesRoutes(context));
  api.use('/api/v1', trafficRoutes(context));
  api.use('/api/v1', findRoutes(context));
  api.use('/api/v1', comparisonRoutes(context));
  api.use('/api/v1', detailsRoutes({ ...context, allowed: options.allowDetails || isLoopback(options.host) }));
  return [
    healthRoutes(context),
    metricsRoutes(createMetrics({ version, model: session.model, cache, slots })),
    api,
    ...(options.page === undefined ? [] : [pageRoutes(options.page, options.basePath, version)]),
  ];
}

/**
 * Serves one cluster: listens first, then starts to read.
 *
 * @throws UsageError if the address cannot be taken; nothing is left running then but the cluster, which the caller owns.
 */
export async function startServer(options: StartServerOptions): Promise<RunningServer> {
  const { cluster, namespaces, traffic, log, host } = options;
  const { connection, demo } = cluster;
  // The page is a part of the version: an open page learns that either has changed.
  const version = options.page === undefined ? options.version : `${options.version}+${options.page.hash}`;
  const figures = new ProcessFigures();
  const instance = randomBytes(6).toString('hex');
  const session = new ClusterSession({
    connection,
    demo,
    namespaces,
    instance,
    version,
    figures,
    traffic,
    configMaps: options.configMaps,
    log,
    clock: options.clock,
    memoryBudgetBytes: options.memoryBudgetBytes,
    onShown: options.onShown,
  });
  const meter = new NotCachedMeter({ connection, namespaces, held: (resource) => session.held(resource) });
  const slots = new StreamSlots(options.maxStreams);
  const broadcast = new Broadcast({
    status: () => session.status(),
    cache: () => session.cache([...NOT_MEASURED]),
    onStatus: (listener) => session.onStatus(listener),
  });
  const app = createApp({
    acceptedHosts: [host, ...options.allowedHosts],
    basePath: options.basePath,
    routers: routersOf({ session, meter, slots, broadcast }, options, version),
    log,
  });
  const release = (): void => {
    broadcast.stop();
    figures.stop();
  };
  const listening = await listen(options, app).catch((error: unknown) => {
    release();
    throw error;
  });
  session.start();
  return {
    url: `http://${addressOf(openableHost(host), listening.port)}${options.basePath}`,
    session,
    stop: async () => {
      release();
      slots.endAll();
      await Promise.all([listening.close(STOP_PATIENCE_MS), session.stop().then(() => cluster.stop())]);
    },
  };
}
