import { z } from 'zod';
import { LabelNameSchema } from './query.ts';
import { TimeSchema } from './reason.ts';

const count = z.int().nonnegative();

/** An event about one object; equal ones are counted by the cluster. */
export const EventSchema = z
  .object({
    type: z.string().describe('Normal or Warning'),
    reason: z.string(),
    message: z.string(),
    count,
    firstAt: TimeSchema.nullable(),
    lastAt: TimeSchema.nullable(),
    source: z.string().nullable().describe('the component that reported it'),
    container: z.string().nullable(),
  })
  .meta({ id: 'Event' });

/** The newest events first, read live. */
export const EventsSchema = z
  .object({
    readAt: TimeSchema,
    items: z.array(EventSchema),
    total: count.describe('events that were read; `items` is bounded'),
    complete: z.boolean().describe('false if the cluster has more than one reading may gather'),
  })
  .meta({ id: 'Events' });

/** A pod or a service as YAML, read live: environment values masked, without managed fields and the last applied configuration. */
export const ObjectYamlSchema = z
  .object({ readAt: TimeSchema, yaml: z.string(), masked: count.describe('values that were masked') })
  .meta({ id: 'ObjectYaml' });

export const LOG_LINES_DEFAULT = 500;
export const LOG_LINES_AT_MOST = 5000;

export const LogQuerySchema = z.object({
  container: LabelNameSchema.optional(),
  previous: z.enum(['0', '1', 'true', 'false']).optional().describe('1: of the run before the last restart'),
  tailLines: z.coerce.number().int().min(1).max(LOG_LINES_AT_MOST).default(LOG_LINES_DEFAULT),
});

/** The newest lines of a container's log, oldest first, read live. */
export const PodLogSchema = z
  .object({
    readAt: TimeSchema,
    container: z.string(),
    containers: z.array(z.string()).describe('all containers of the pod, app containers first'),
    previous: z.boolean(),
    lines: z.array(z.string()),
    complete: z.boolean().describe('false if lines were left out to keep the answer small'),
  })
  .meta({ id: 'PodLog' });

export type ObjectEvent = z.infer<typeof EventSchema>;
export type Events = z.infer<typeof EventsSchema>;
export type ObjectYaml = z.infer<typeof ObjectYamlSchema>;
export type LogQuery = z.infer<typeof LogQuerySchema>;
export type PodLog = z.infer<typeof PodLogSchema>;
