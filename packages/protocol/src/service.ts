import { z } from 'zod';
import { BackendsSchema, EdgeTrafficSchema, FoldedWorkloadSchema } from './graph.ts';
import { ReachSchema } from './reach.ts';
import { ReasonSchema, ResourceStateSchema, SinceSchema, TimeSchema, VerdictSchema } from './reason.ts';

const count = z.int().nonnegative();

/** A port of a service; `targetPort` is a number or the name of a container port. */
export const ServicePortSchema = z
  .object({
    name: z.string(),
    protocol: z.enum(['TCP', 'UDP', 'SCTP']),
    port: z.int(),
    targetPort: z.union([z.int(), z.string()]),
    nodePort: z.int().nullable(),
    appProtocol: z.string().nullable(),
    receiving: count.describe('pods that receive on this port'),
  })
  .meta({ id: 'ServicePort' });

/** Pods in one zone. */
export const ZonePodsSchema = z
  .object({ zone: z.string().nullable().describe('null: the node has no zone label, or is not there'), pods: count })
  .meta({ id: 'ZonePods' });

/** A workload, or a pod that no workload made. */
export const OwnerSchema = z.object({ kind: z.string(), name: z.string() }).meta({ id: 'Owner' });

/** Owners that a row names at most. */
export const OWNERS_AT_MOST = 3;

export const ServiceRowSchema = z
  .object({
    id: z.string().describe('service/NS/NAME'),
    namespace: z.string(),
    name: z.string(),
    app: z.string().optional().describe('id of its app: by label part-of, else instance, else its own name'),
    type: z.enum(['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName']),
    headless: z.boolean(),
    ports: z.array(ServicePortSchema),
    selector: z.record(z.string(), z.string()).nullable(),
    backends: BackendsSchema,
    zones: z
      .array(ZonePodsSchema)
      .nullable()
      .describe('pods that receive, by zone A to Z, without one last; null: not known, or no selector'),
    owners: z
      .array(OwnerSchema)
      .max(OWNERS_AT_MOST)
      .nullable()
      .describe('the first workloads of its selected pods; null: not known, or no selector'),
    ownersTotal: count.nullable(),
    verdict: VerdictSchema,
    headline: ReasonSchema.nullable(),
    note: ReasonSchema.nullable(),
    state: ResourceStateSchema,
    since: SinceSchema.nullable(),
    createdAt: TimeSchema.nullable(),
    callers: count.nullable().describe('null without a traffic source'),
    traffic: EdgeTrafficSchema.nullable(),
  })
  .meta({ id: 'ServiceRow' });

export const GateStateSchema = z.enum(['passed', 'failed', 'waiting', 'unknown']).meta({ id: 'GateState' });

export const GateSchema = z
  .object({
    id: z
      .string()
      .describe(
        'selected, scheduled, has-ip, init/NAME, sidecar/NAME, container/NAME, gate/TYPE, not-terminating, port/NAME',
      ),
    kind: z.enum([
      'selected',
      'scheduled',
      'has-ip',
      'init',
      'sidecar',
      'container',
      'gate',
      'not-terminating',
      'port',
    ]),
    name: z.string().nullable(),
    state: GateStateSchema,
    since: SinceSchema.nullable(),
    detail: z.string().nullable(),
    reason: ReasonSchema.nullable(),
  })
  .meta({ id: 'Gate' });

export const PodTrafficSchema = z.enum(['receives', 'fallback', 'local-only', 'none']).meta({ id: 'PodTraffic' });

export const PodSchema = z
  .object({
    namespace: z.string(),
    name: z.string(),
    uid: z.string(),
    node: z.string().nullable(),
    zone: z.string().nullable(),
    phase: z.string().nullable(),
    addresses: z.array(z.string()),
    startedAt: TimeSchema.nullable(),
    restarts: count,
    workload: z.object({ kind: z.string(), name: z.string() }).nullable(),
    containers: z.array(
      z.object({ name: z.string(), kind: z.enum(['init', 'sidecar', 'container']), image: z.string() }),
    ),
    listed: z.boolean(),
    conditions: z.object({
      ready: z.boolean().nullable(),
      serving: z.boolean().nullable(),
      terminating: z.boolean().nullable(),
    }),
    ports: z.array(
      z.object({
        name: z.string(),
        protocol: z.enum(['TCP', 'UDP', 'SCTP']),
        port: z.int(),
        target: z.int().nullable().describe('null if the named port is missing on this pod'),
        traffic: PodTrafficSchema,
      }),
    ),
    traffic: PodTrafficSchema,
    since: SinceSchema.nullable(),
    reasons: z.array(ReasonSchema),
    gates: z.array(GateSchema),
  })
  .meta({ id: 'Pod' });

export const ServiceSchema = ServiceRowSchema.extend({
  instance: z.string(),
  revision: z.int().nonnegative(),
  clusterIPs: z.array(z.string()),
  externalName: z.string().nullable(),
  externalIPs: z.array(z.string()),
  loadBalancerIngress: z.array(z.string()),
  reasons: z.array(ReasonSchema),
  families: z.array(z.object({ family: z.enum(['IPv4', 'IPv6']), listed: count })),
  policies: z.object({
    internalTrafficPolicy: z.string(),
    externalTrafficPolicy: z.string(),
    trafficDistribution: z.string().nullable(),
    sessionAffinity: z.string(),
    publishNotReadyAddresses: z.boolean(),
  }),
  workloads: z.array(FoldedWorkloadSchema),
  pods: z.array(PodSchema),
  podsTotal: count.describe('all selected pods; `pods` is bounded'),
  reach: ReachSchema.optional().describe('with `from`: what a client there reaches'),
}).meta({ id: 'Service' });

/** Rows put and dropped, numbered like the deltas of the graph. */
export const ServicesDeltaSchema = z
  .object({
    from: z.int().nonnegative(),
    to: z.int().nonnegative(),
    sentAt: TimeSchema,
    upsert: z.array(ServiceRowSchema),
    remove: z.array(z.string()).describe('ids: service/NS/NAME'),
  })
  .meta({ id: 'ServicesDelta' });

export const ServicesSchema = z
  .object({ instance: z.string(), revision: z.int().nonnegative(), items: z.array(ServiceRowSchema) })
  .meta({ id: 'Services' });

export const NamespacesSchema = z
  .object({
    items: z.array(
      z.object({
        name: z.string(),
        verdicts: z.object({ ok: count, degraded: count, broken: count, unknown: count, 'at-rest': count }),
      }),
    ),
  })
  .meta({ id: 'Namespaces' });

export type ServicePort = z.infer<typeof ServicePortSchema>;
export type ZonePods = z.infer<typeof ZonePodsSchema>;
export type Owner = z.infer<typeof OwnerSchema>;
export type ServiceRow = z.infer<typeof ServiceRowSchema>;
export type GateState = z.infer<typeof GateStateSchema>;
export type Gate = z.infer<typeof GateSchema>;
export type PodTraffic = z.infer<typeof PodTrafficSchema>;
export type Pod = z.infer<typeof PodSchema>;
export type Service = z.infer<typeof ServiceSchema>;
export type Services = z.infer<typeof ServicesSchema>;
export type ServicesDelta = z.infer<typeof ServicesDeltaSchema>;
export type Namespaces = z.infer<typeof NamespacesSchema>;
