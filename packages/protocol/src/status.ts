import { z } from 'zod';
import { ResourceStateSchema, TimeSchema } from './reason.ts';

const count = z.int().nonnegative();

/** `code` is stable (such as `credentials-rejected`, `unreachable`, `forbidden`, `garbage`); `message` is for people. */
export const ResourceErrorSchema = z
  .object({ code: z.string(), message: z.string(), status: z.int().nullable() })
  .meta({ id: 'ResourceError' });

export const ResourceStatusSchema = z
  .object({
    resource: z.string(),
    state: ResourceStateSchema,
    since: TimeSchema,
    objects: count.nullable(),
    progress: z.object({ read: count, remaining: count.nullable() }).nullable().describe('while listing'),
    lastEventAt: TimeSchema.nullable(),
    error: ResourceErrorSchema.nullable(),
    nextTryAt: TimeSchema.nullable(),
    namespaces: z
      .array(z.object({ namespace: z.string(), state: ResourceStateSchema }))
      .nullable()
      .describe('per watched namespace, null when the whole cluster is watched'),
  })
  .meta({ id: 'ResourceStatus' });

export const TrafficStatusSchema = z
  .object({
    state: z.enum(['off', 'starting', 'live', 'stale', 'unreachable']),
    source: z.string().nullable(),
    lastSuccessAt: TimeSchema.nullable(),
    error: z.string().nullable(),
    telemetry: z
      .array(z.string())
      .optional()
      .describe(
        'only of a source that has answered: the kinds of telemetry it has; with none of them nothing is known of calls',
      ),
    scraped: z
      .object({ pods: count, of: count })
      .optional()
      .describe('only of a direct scrape: pods that are read, of those with metrics that tell of calls'),
  })
  .meta({ id: 'TrafficStatus' });

export const MemoryStatusSchema = z
  .object({
    budgetBytes: count,
    rssBytes: count,
    dropped: z
      .array(z.enum(['history', 'views', 'messages']))
      .describe('detail left out to stay within the budget, in the order in which it goes'),
  })
  .meta({ id: 'MemoryStatus' });

/** ConfigMaps that are read for the names of services in them; those that workloads use. */
export const ConfigMapsStatusSchema = z
  .object({
    state: z
      .enum(['reading', 'live', 'retrying', 'forbidden'])
      .describe('`forbidden`: in one namespace at least; `read` tells how many could be read'),
    read: count,
    total: count,
    error: z.string().nullable(),
  })
  .meta({ id: 'ConfigMapsStatus' });

export const StatusSchema = z
  .object({
    version: z.string(),
    instance: z.string(),
    demo: z.boolean(),
    cluster: z.object({ context: z.string(), server: z.string(), kubernetesVersion: z.string().nullable() }),
    namespaces: z.array(z.string()).nullable().describe('watched; null for all'),
    resources: z.array(ResourceStatusSchema),
    traffic: TrafficStatusSchema,
    configMaps: ConfigMapsStatusSchema.optional().describe('only where guesses are read from them'),
    counts: z.object({ services: count, pods: count, namespaces: count, emptyNamespaces: count }),
    memory: MemoryStatusSchema.optional().describe('only with a memory budget'),
    revision: count,
    time: TimeSchema.describe('the clock of the server, by which the page corrects its own'),
  })
  .meta({ id: 'Status' });

export type ConfigMapsStatus = z.infer<typeof ConfigMapsStatusSchema>;
export type MemoryStatus = z.infer<typeof MemoryStatusSchema>;
export type ResourceError = z.infer<typeof ResourceErrorSchema>;
export type ResourceStatus = z.infer<typeof ResourceStatusSchema>;
export type TrafficStatus = z.infer<typeof TrafficStatusSchema>;
export type Status = z.infer<typeof StatusSchema>;
