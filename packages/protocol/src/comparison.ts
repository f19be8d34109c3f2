import { z } from 'zod';
import { FactsSchema, ReasonSchema, ResourceStateSchema, SinceSchema, TimeSchema } from './reason.ts';

const count = z.int().nonnegative();

export const COMPARISON_CAUSES = [
  'controller-lag',
  'finished-pod',
  'relabelled-node',
  'zone-differs',
  'node-gone',
  'node-late',
  'frozen-slice',
  'terminating',
  'lingering-empty-slice',
  'stale-slice',
  'missing-port',
  'foreign-manager',
  'mirrored-endpoints',
  'manual-addresses',
  'not-mirrored',
  'truncated-endpoints',
] as const;

/** Where a difference comes from, by name. It is explained only if `proven`. */
export const ComparisonCauseSchema = z
  .object({
    id: z.enum(COMPARISON_CAUSES),
    rule: z.string().nullable().describe('rule of docs/resolution.md, such as R28b'),
    proven: z.boolean().describe('times and fields of the objects themselves show that it is a known lag'),
    message: z.string(),
    facts: FactsSchema,
    since: SinceSchema.nullable().describe('when what the cluster has not followed yet happened'),
    ageSeconds: z.number().nonnegative().nullable().describe('how long ago that was when the slices were read'),
  })
  .meta({ id: 'ComparisonCause' });

/** One side of a difference: an endpoint as it is published or derived. */
export const ComparedEndpointSchema = z
  .object({
    addresses: z.array(z.string()),
    ready: z.boolean(),
    serving: z.boolean(),
    terminating: z.boolean(),
    hostname: z.string().nullable(),
    node: z.string().nullable(),
    zone: z.string().nullable(),
    ports: z.string().describe('the ports of its slice: `http 8080/TCP`'),
  })
  .meta({ id: 'ComparedEndpoint' });

export const ComparisonDifferenceSchema = z
  .object({
    kind: z.enum(['only-published', 'only-derived', 'changed']),
    addressType: z.string(),
    pod: z.string().nullable().describe('name of the pod; null if the difference is a slice without endpoints'),
    fields: z.array(z.string()).describe('what differs, if both sides have it'),
    published: ComparedEndpointSchema.nullable(),
    derived: ComparedEndpointSchema.nullable(),
    cause: ComparisonCauseSchema,
  })
  .meta({ id: 'ComparisonDifference' });

/** A slice or an Endpoints object as it was read. */
export const PublishedSourceSchema = z
  .object({
    kind: z.enum(['EndpointSlice', 'Endpoints']),
    name: z.string(),
    role: z.enum(['controller', 'mirroring', 'other']).describe('who manages it; kept apart unless `controller`'),
    managedBy: z.string().nullable(),
    addressType: z.string().nullable(),
    ports: z.array(z.string()),
    endpoints: count,
    writtenAt: TimeSchema.nullable().describe('when its endpoints were last written, if it tells'),
  })
  .meta({ id: 'PublishedSource' });

/** An address that no controller made from pods: set by hand or by another manager. */
export const ManualAddressSchema = z
  .object({
    addresses: z.array(z.string()),
    ready: z.boolean(),
    terminating: z.boolean(),
    node: z.string().nullable(),
    target: z.string().nullable().describe('name of what it stands for, if it says'),
    source: z.string().describe('name of the slice or Endpoints object'),
    ports: z.array(z.string()),
  })
  .meta({ id: 'ManualAddress' });

/** Expected and published, read once for the one who asked; never cached, never in the shared verdict. */
export const ComparisonSchema = z
  .object({
    namespace: z.string(),
    name: z.string(),
    readAt: TimeSchema,
    requests: count.describe('sent to the cluster for this answer'),
    state: ResourceStateSchema.describe('how fresh what it was compared with is'),
    result: z
      .enum(['same', 'explained', 'different', 'not-derived'])
      .describe('`not-derived`: a service without selector, managed elsewhere'),
    published: z.object({ endpoints: count, sources: z.array(PublishedSourceSchema) }),
    derived: z.object({
      endpoints: count,
      slices: z.array(z.object({ addressType: z.string(), ports: z.array(z.string()), endpoints: count })),
    }),
    differences: z.array(ComparisonDifferenceSchema),
    differencesTotal: count.describe('`differences` is bounded'),
    notes: z.array(ComparisonCauseSchema).describe('what stands beside without being a difference'),
    addresses: z.array(ManualAddressSchema),
    addressesTotal: count.describe('`addresses` is bounded'),
    reasons: z.array(ReasonSchema).describe('of a service without selector: no-selector, no-selector-unfilled'),
  })
  .meta({ id: 'Comparison' });

export type ComparisonCause = z.infer<typeof ComparisonCauseSchema>;
export type ComparedEndpoint = z.infer<typeof ComparedEndpointSchema>;
export type ComparisonDifference = z.infer<typeof ComparisonDifferenceSchema>;
export type PublishedSource = z.infer<typeof PublishedSourceSchema>;
export type ManualAddress = z.infer<typeof ManualAddressSchema>;
export type Comparison = z.infer<typeof ComparisonSchema>;
