import { z } from 'zod';

/** An ISO 8601 time in UTC. */
export const TimeSchema = z.iso.datetime();

export const VerdictSchema = z.enum(['ok', 'degraded', 'broken', 'unknown', 'at-rest']).meta({ id: 'Verdict' });

export const ResourceStateSchema = z
  .enum(['syncing', 'relisting', 'live', 'retrying', 'forbidden', 'off'])
  .meta({ id: 'ResourceState' });

/** `api` if the API tells the time, `observed` if only this server saw it begin (at least that long). */
export const SinceSchema = z.object({ at: TimeSchema, basis: z.enum(['api', 'observed']) }).meta({ id: 'Since' });

/** By which equal troubles are counted together. */
export const CauseSchema = z.object({ reason: z.string(), subject: z.string() }).meta({ id: 'Cause' });

export const FactsSchema = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]))
  .meta({ id: 'Facts' });

const PlainReasonSchema = z.object({
  id: z.string(),
  level: z.enum(['absent', 'unready', 'partial', 'warn', 'info', 'hint']),
  message: z.string(),
  facts: FactsSchema,
  cause: CauseSchema.nullable(),
  since: SinceSchema.nullable(),
});

/** Why a verdict is what it is. `message` is English; the page makes its own sentence from `id` and `facts`. */
export const ReasonSchema = PlainReasonSchema.extend({
  shared: PlainReasonSchema.nullable()
    .optional()
    .describe('of a reason that sums up pods: the pod reason that most of them share'),
}).meta({ id: 'Reason' });

export type Verdict = z.infer<typeof VerdictSchema>;
export type ResourceState = z.infer<typeof ResourceStateSchema>;
export type Since = z.infer<typeof SinceSchema>;
export type Cause = z.infer<typeof CauseSchema>;
export type Facts = z.infer<typeof FactsSchema>;
export type Reason = z.infer<typeof ReasonSchema>;
