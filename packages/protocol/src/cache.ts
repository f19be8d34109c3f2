import { z } from 'zod';
import { MemoryStatusSchema, ResourceErrorSchema } from './status.ts';
import { ResourceStateSchema, TimeSchema } from './reason.ts';

const count = z.int().nonnegative();

const byEvent = (value: z.ZodNumber) => z.object({ added: value, modified: value, deleted: value, bookmark: value });

export const CacheResourceSchema = z
  .object({
    resource: z.string(),
    group: z.string(),
    version: z.string(),
    metadataOnly: z.boolean(),
    state: ResourceStateSchema,
    objects: count.nullable(),
    retainedBytes: count.nullable().describe('counted as objects come and go, within 5 % of a heap snapshot'),
    wireBytes: count,
    listDurationMs: z.number().nullable(),
    events: byEvent(z.number().int().nonnegative()),
    eventsPerSecond: byEvent(z.number().nonnegative()),
    history: z
      .object({ startAt: TimeSchema, stepSeconds: z.number(), eventsPerSecond: z.array(z.number()) })
      .describe('events per second, last 15 minutes'),
    lists: count,
    relists: count,
    expired: count,
    errors: count,
    lastError: ResourceErrorSchema.nullable(),
    lastEventAt: TimeSchema.nullable(),
    resourceVersion: z.string().nullable(),
    busiest: z.array(z.object({ owner: z.string(), events: count })),
  })
  .meta({ id: 'CacheResource' });

export const NotCachedSchema = z
  .object({
    resource: z.enum(['endpoints', 'endpointslices', 'replicaset-templates', 'managed-fields']),
    objects: count.nullable(),
    estimates: z.array(z.object({ as: z.enum(['trimmed', 'whole', 'packed']), bytes: count })),
    basis: z.string().describe('`not-measured`, `forbidden`, or how the figures were found'),
    at: TimeSchema.nullable(),
  })
  .meta({ id: 'NotCached' });

/** One query, or the scrape of one exporter, of the last refresh. */
export const TrafficReadSchema = z
  .object({
    name: z.string().describe('the telemetry and what was asked for, such as `istio requests`'),
    query: z.string().describe('PromQL, or the address that was scraped'),
    durationMs: z.number().nonnegative(),
    series: count,
    bytes: count.describe('before compression is undone'),
    error: z.string().nullable(),
  })
  .meta({ id: 'TrafficRead' });

export const CacheTrafficSchema = z
  .object({
    source: z.string().describe('Prometheus, Thanos, Mimir, VictoriaMetrics or scrape, with its address'),
    way: z
      .enum(['prometheus', 'pod-proxy', 'pod-addresses'])
      .describe(
        'how series are read: from a server, or from exporters through the API server or by the addresses of their pods',
      ),
    telemetry: z
      .array(z.object({ name: z.string(), state: z.enum(['on', 'off', 'absent']), calls: count }))
      .describe('what is understood; `absent`: not found, `off`: switched off'),
    at: TimeSchema.nullable().describe('when the last refresh ended'),
    intervalSeconds: z.number().describe('between two refreshes'),
    windowSeconds: z.number().describe('over which rates are taken'),
    durationMs: z.number().nonnegative(),
    budgetMs: z.number().nonnegative().describe('what a refresh may take; it is given up then'),
    reads: z.array(TrafficReadSchema).describe('bounded; `readsTotal` tells how many there were'),
    readsTotal: count,
    series: count,
    bytes: count,
    calls: count.describe('calls between two ends, held'),
    warnings: z.array(z.string()).describe('what the source says about its answers, and what was left out'),
  })
  .meta({ id: 'CacheTraffic' });

export const CacheSchema = z
  .object({
    resources: z.array(CacheResourceSchema),
    notCached: z.array(NotCachedSchema),
    traffic: CacheTrafficSchema.nullable().describe('figures of the last traffic refresh; null without a source'),
    process: z.object({
      rssBytes: count,
      heapUsedBytes: count,
      arrayBuffersBytes: count,
      eventLoopDelayP99Ms: z.number().nonnegative(),
      uptimeSeconds: z.number().nonnegative(),
    }),
    memory: MemoryStatusSchema.optional().describe('only with a memory budget'),
    at: TimeSchema,
  })
  .meta({ id: 'Cache' });

export type CacheResource = z.infer<typeof CacheResourceSchema>;
export type NotCached = z.infer<typeof NotCachedSchema>;
export type Cache = z.infer<typeof CacheSchema>;
export type TrafficRead = z.infer<typeof TrafficReadSchema>;
export type CacheTraffic = z.infer<typeof CacheTrafficSchema>;
