import { z } from 'zod';
import { LevelSchema } from './graph.ts';

/** A Kubernetes name of a namespace or a service: RFC 1123 or RFC 1035 label, at most 63 characters. */
export const LabelNameSchema = z
  .string()
  .regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, 'must be a Kubernetes name: lower case letters, digits and "-"');

/** A DNS subdomain, as pods and nodes are named. */
export const SubdomainNameSchema = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/, 'must be a Kubernetes name');

const repeated = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item).max(1000));

export const NamespaceQuerySchema = z.object({ namespace: repeated(LabelNameSchema) });

/** Nodes and edges at most of level `auto`, unless the query says otherwise; a level asked for by name has no bound then. */
export const DEFAULT_BUDGET = 1500;

/** KIND/NAME or longer (docs/api.md, Graph). */
export const NodeIdSchema = z
  .string()
  .max(600)
  .regex(/^[a-z]+\/\S+$/, 'must be the id of a node');

/** More steps than any chain of calls has: as far as it goes. */
export const ALL_STEPS = 99;
const steps = z.coerce.number().int().min(0).max(ALL_STEPS).default(1);

export const GraphQuerySchema = NamespaceQuerySchema.extend({
  level: z.union([LevelSchema, z.literal('auto')]).default('auto'),
  open: repeated(z.string().min(1).max(600)),
  hide: repeated(z.string().min(1).max(1000)).describe(
    'find expressions: what any of them finds is left out and counted',
  ),
  focus: NodeIdSchema.optional().describe('only what is around this node'),
  upstream: steps.describe('steps against the arrows from `focus`'),
  downstream: steps.describe('steps along the arrows from `focus`'),
  path: repeated(NodeIdSchema)
    .refine((ids) => ids.length === 0 || ids.length === 2, 'needs two ids, a start and an end')
    .describe('two ids: only what is on the ways between them'),
  budget: z.coerce.number().int().min(1).max(20_000).optional(),
});

/** `INSTANCE-REVISION`: the id of a stream's event and the value of `Last-Event-ID`. */
export const EventIdSchema = z.string().regex(/^[A-Za-z0-9]+-\d{1,15}$/, 'must be INSTANCE-REVISION');

export const StreamQuerySchema = GraphQuerySchema.extend({
  since: EventIdSchema.optional(),
  detail: z
    .string()
    .regex(/^service\/[a-z0-9]([-a-z0-9]*[a-z0-9])?\/[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be service/NAMESPACE/NAME')
    .optional(),
});

export type GraphQuery = z.infer<typeof GraphQuerySchema>;
export type StreamQuery = z.infer<typeof StreamQuerySchema>;
export type NamespaceQuery = z.infer<typeof NamespaceQuerySchema>;

/** The id of an event on a stream. */
export function eventId(instance: string, revision: number): string {
  return `${instance}-${revision}`;
}

/** Splits an event id; `undefined` when it is malformed. */
export function parseEventId(id: string): { readonly instance: string; readonly revision: number } | undefined {
  if (!EventIdSchema.safeParse(id).success) return undefined;
  const dash = id.lastIndexOf('-');
  return { instance: id.slice(0, dash), revision: Number(id.slice(dash + 1)) };
}
