import { z } from 'zod';
import { ResourceErrorSchema } from './status.ts';
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
    retainedBytes: count.nullable(),
    retainedBasis: z.enum(['measured', 'estimated']),
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

export const CacheSchema = z
  .object({
    resources: z.array(CacheResourceSchema),
    notCached: z.array(NotCachedSchema),
    traffic: z.null().describe('figures of the last traffic refresh; null without a source'),
    process: z.object({
      rssBytes: count,
      heapUsedBytes: count,
      arrayBuffersBytes: count,
      eventLoopDelayP99Ms: z.number().nonnegative(),
      uptimeSeconds: z.number().nonnegative(),
    }),
    at: TimeSchema,
  })
  .meta({ id: 'Cache' });

export type CacheResource = z.infer<typeof CacheResourceSchema>;
export type NotCached = z.infer<typeof NotCachedSchema>;
export type Cache = z.infer<typeof CacheSchema>;
