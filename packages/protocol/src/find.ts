import { z } from 'zod';
import { NODE_KINDS } from './graph.ts';
import { NamespaceQuerySchema } from './query.ts';
import { VerdictSchema } from './reason.ts';

const count = z.int().nonnegative();

/** A find expression (packages/find, the language). */
const expression = z.string().trim().min(1, 'says nothing to find').max(1000);

export const FindQuerySchema = NamespaceQuerySchema.extend({
  q: expression.describe('a find expression'),
  limit: z.coerce.number().int().min(1).max(20_000).default(1000),
});

/** One node that was found, and what hides it where the map is folded. */
export const FindMatchSchema = z
  .object({
    id: z.string(),
    kind: z.enum(NODE_KINDS),
    namespace: z.string().nullable(),
    name: z.string(),
    verdict: VerdictSchema,
    aggregates: z.array(z.string()).describe('ids of what it is folded into at coarser levels, the coarsest first'),
  })
  .meta({ id: 'FindMatch' });

export const FindNamespaceSchema = z.object({ name: z.string(), matches: count }).meta({ id: 'FindNamespace' });

export const FindSchema = z
  .object({
    instance: z.string(),
    revision: count,
    query: z.string().describe('the expression as it was understood'),
    total: count.describe('matches in the chosen namespaces; `items` is bounded by `limit`'),
    items: z.array(FindMatchSchema).describe('in the order of ids'),
    namespaces: z.array(FindNamespaceSchema).describe('all matches, by namespace'),
  })
  .meta({ id: 'Find' });

/** Fields whose values can be completed from the cluster. */
export const VALUE_FIELDS = [
  'name',
  'ns',
  'label',
  'workload',
  'reason',
  'pod',
  'image',
  'ip',
  'node',
  'zone',
  'port',
  'host',
] as const;

export const FindValuesQuerySchema = NamespaceQuerySchema.extend({
  field: z.enum(VALUE_FIELDS),
  typed: z.string().max(253).default(''),
});

export const FindValueSchema = z
  .object({ value: z.string(), nodes: count.describe('nodes that have it') })
  .meta({ id: 'FindValue' });

export const FindValuesSchema = z.object({ items: z.array(FindValueSchema) }).meta({ id: 'FindValues' });

/** A key of a label (Kubernetes, labels and selectors), with or without a prefix. */
export const LabelKeySchema = z
  .string()
  .max(317)
  .regex(/^([a-z0-9.-]{1,253}\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/, 'must be the key of a label');

export const LabelKeysSchema = z
  .object({
    items: z
      .array(
        z.object({ key: z.string(), nodes: count.describe('that have it'), values: count.describe('that differ') }),
      )
      .describe('that tell some nodes from others; the most usual first, bounded'),
  })
  .meta({ id: 'LabelKeys' });

export const LabelledQuerySchema = NamespaceQuerySchema.extend({ key: LabelKeySchema });

/** Nodes by the value of one label: of the service itself, else of its pods. */
export const LabelledSchema = z
  .object({ revision: count, items: z.array(z.object({ id: z.string(), value: z.string() })) })
  .meta({ id: 'Labelled' });

/** Beside the members of a problem: where an expression cannot be read, and what would mend it. */
export const ExpressionProblemSchema = z
  .object({
    code: z.string(),
    at: count.describe('first character of what is wrong, counted from 0'),
    length: count,
    found: z.string(),
    mend: z.string(),
  })
  .meta({ id: 'ExpressionProblem' });

export type FindMatch = z.infer<typeof FindMatchSchema>;
export type FindNamespace = z.infer<typeof FindNamespaceSchema>;
export type Find = z.infer<typeof FindSchema>;
export type FindValue = z.infer<typeof FindValueSchema>;
export type LabelKeys = z.infer<typeof LabelKeysSchema>;
export type Labelled = z.infer<typeof LabelledSchema>;
export type FindValues = z.infer<typeof FindValuesSchema>;
export type ValueField = (typeof VALUE_FIELDS)[number];
