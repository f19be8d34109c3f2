import { CONFIDENCES } from '@fairlead/model';
import { z } from 'zod';
import { ReasonSchema, ResourceStateSchema, SinceSchema, TimeSchema, VerdictSchema } from './reason.ts';

const count = z.int().nonnegative();

/** Pods behind a service or workload; `receiving` counts pods that receive on every port (the worst port counts). */
export const BackendsSchema = z
  .object({
    total: count.describe('selected and unfinished'),
    listed: count,
    ready: count,
    serving: count,
    terminating: count,
    receiving: count,
    receivingUnready: count.describe('of `receiving`: though not ready, by publishNotReadyAddresses'),
    fallback: count.describe('serving and terminating pods that receive only because nothing is ready'),
  })
  .meta({ id: 'Backends' });

export const VerdictCountsSchema = z
  .object({ ok: count, degraded: count, broken: count, unknown: count, 'at-rest': count })
  .meta({ id: 'VerdictCounts' });

/** What an aggregate holds: count per verdict, and one letter per service in order of names (o, d, b, u, r). */
export const MembersSchema = VerdictCountsSchema.extend({ services: z.string().regex(/^[odbur]*$/) }).meta({
  id: 'Members',
});

export const NODE_KINDS = [
  'service',
  'workload',
  'pod',
  'ingress',
  'route',
  'gateway',
  'external',
  'caller',
  'app',
  'namespace',
] as const;

/** A workload folded into the card of its service. */
export const FoldedWorkloadSchema = z
  .object({ id: z.string(), kind: z.string(), name: z.string(), backends: BackendsSchema })
  .meta({ id: 'FoldedWorkload' });

export const GraphNodeSchema = z
  .object({
    id: z.string(),
    kind: z.enum(NODE_KINDS),
    namespace: z.string().nullable(),
    name: z.string(),
    area: z.string().nullable().describe('id of its group'),
    verdict: VerdictSchema,
    headline: ReasonSchema.nullable(),
    reasons: z.array(z.string()),
    note: ReasonSchema.nullable().describe('second line of a card that is well: pods that drain or start'),
    state: ResourceStateSchema.describe('the least fresh state of the resources it rests on'),
    since: SinceSchema.nullable(),
    backends: BackendsSchema.optional(),
    members: MembersSchema.optional(),
    outside: z
      .literal(true)
      .optional()
      .describe(
        'of an aggregate of a namespace that was not chosen: it holds what leads into the chosen ones, or is led to from there',
      ),
    serviceType: z.enum(['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName', 'Headless']).optional(),
    workloads: z.array(FoldedWorkloadSchema).optional().describe('of a service: what is folded into its card'),
    hosts: z.array(z.string()).optional().describe('of an ingress: its hosts'),
    externalName: z.string().optional(),
    finished: count.optional().describe('of a workload: its finished pods that a service selects'),
  })
  .meta({ id: 'GraphNode' });

/** Figures of a measured edge. Rates per second, times in milliseconds, `errorShare` from 0 to 1. */
export const EdgeTrafficSchema = z
  .object({
    requestsPerSecond: z.number().nullable(),
    errorShare: z.number().nullable(),
    averageMs: z.number().nullable(),
    p50Ms: z.number().nullable(),
    p95Ms: z.number().nullable(),
    p99Ms: z.number().nullable(),
    bytesPerSecond: z.number().nullable(),
    connectionsPerSecond: z.number().nullable(),
    protocol: z
      .string()
      .nullable()
      .describe('http, grpc, tcp, udp, database, messaging; of several the one with most calls'),
    source: z
      .string()
      .describe('the telemetry it comes from, such as istio; of sums over edges all of them, with ` + `'),
    confidence: z.enum(CONFIDENCES).describe('how the less sure end was found'),
    alternatives: z.array(z.string()).describe('other telemetry that tells of the same calls; never added'),
    at: TimeSchema.describe('when these figures were measured; older than the last refresh if they hold since'),
  })
  .meta({ id: 'EdgeTraffic' });

/** What may announce an edge. */
export const DECLARATIONS = ['ingress', 'route', 'external-name', 'environment', 'config-map'] as const;

export const GraphEdgeSchema = z
  .object({
    id: z.string().describe('KIND SOURCE TARGET'),
    kind: z.enum(['selects', 'routes', 'names', 'calls']),
    source: z.string(),
    target: z.string(),
    basis: z.enum(['derived', 'declared', 'measured']),
    declaredBy: z
      .array(z.enum(DECLARATIONS))
      .optional()
      .describe('what announces it; stays when the calls are measured. `environment` and `config-map` are guesses'),
    traffic: EdgeTrafficSchema.optional(),
    folded: count.optional().describe('edges of the whole graph that it stands for, if several'),
  })
  .meta({ id: 'GraphEdge' });

export const GraphGroupSchema = z
  .object({ id: z.string(), kind: z.enum(['namespace', 'app']), name: z.string(), members: MembersSchema })
  .meta({ id: 'GraphGroup' });

/** One broken or degraded service, at any level. */
export const AttentionSchema = z
  .object({
    id: z.string().describe('service/NS/NAME'),
    verdict: z.enum(['broken', 'degraded']),
    headline: ReasonSchema.nullable(),
    since: SinceSchema.nullable(),
    cause: z.object({ reason: z.string(), subject: z.string() }).nullable(),
    failingPerSecond: z.number().nullable().describe('measured calls that fail; null without traffic'),
  })
  .meta({ id: 'Attention' });

export const LevelSchema = z.enum(['namespace', 'app', 'workload', 'service']).meta({ id: 'Level' });

/** What a filter took out of the chosen namespaces: counted, so that nothing vanishes unsaid. */
export const HiddenSchema = z
  .object({
    services: count,
    broken: count.describe('of `services`'),
    degraded: count.describe('of `services`'),
    others: count.describe('nodes that are no services'),
    edges: count.describe('edges between nodes that are still there'),
  })
  .meta({ id: 'Hidden' });

export const GraphSnapshotSchema = z
  .object({
    instance: z.string(),
    revision: z.int().nonnegative(),
    level: LevelSchema,
    shown: count.describe('services drawn as nodes of their own'),
    total: count.describe('services in the chosen namespaces, hidden ones included'),
    hidden: HiddenSchema,
    nodes: z.array(GraphNodeSchema),
    edges: z.array(GraphEdgeSchema),
    groups: z.array(GraphGroupSchema),
    attention: z.array(AttentionSchema),
  })
  .meta({ id: 'GraphSnapshot' });

export const GraphDeltaSchema = z
  .object({
    from: z.int().nonnegative(),
    to: z.int().nonnegative(),
    observedAt: TimeSchema.describe('arrival of the newest API event in it'),
    oldestObservedAt: TimeSchema.describe('arrival of the oldest API event in it'),
    sentAt: TimeSchema,
    shown: count,
    total: count,
    hidden: HiddenSchema,
    upsert: z.object({
      nodes: z.array(GraphNodeSchema),
      edges: z.array(GraphEdgeSchema),
      groups: z.array(GraphGroupSchema),
      attention: z.array(AttentionSchema),
    }),
    remove: z.object({
      nodes: z.array(z.string()),
      edges: z.array(z.string()),
      groups: z.array(z.string()),
      attention: z.array(z.string()),
    }),
  })
  .meta({ id: 'GraphDelta' });

export type Backends = z.infer<typeof BackendsSchema>;
export type VerdictCounts = z.infer<typeof VerdictCountsSchema>;
export type Members = z.infer<typeof MembersSchema>;
export type FoldedWorkload = z.infer<typeof FoldedWorkloadSchema>;
export type NodeKind = (typeof NODE_KINDS)[number];
export type GraphNode = z.infer<typeof GraphNodeSchema>;
export type EdgeTraffic = z.infer<typeof EdgeTrafficSchema>;
export type Declaration = (typeof DECLARATIONS)[number];
export type GraphEdge = z.infer<typeof GraphEdgeSchema>;
export type GraphGroup = z.infer<typeof GraphGroupSchema>;
export type Attention = z.infer<typeof AttentionSchema>;
export type Hidden = z.infer<typeof HiddenSchema>;
export type Level = z.infer<typeof LevelSchema>;
export type GraphSnapshot = z.infer<typeof GraphSnapshotSchema>;
export type GraphDelta = z.infer<typeof GraphDeltaSchema>;
