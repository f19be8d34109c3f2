import { EventIdSchema, LabelNameSchema, NamespaceQuerySchema, SubdomainNameSchema } from '@fairlead/protocol';
import { z } from 'zod';

/** Query and path parameters that only routes of the server need; the rest stands in `@fairlead/protocol`. */
export const ServicesStreamQuerySchema = NamespaceQuerySchema.extend({ since: EventIdSchema.optional() });

export const ServicePathSchema = z.object({ namespace: LabelNameSchema, name: LabelNameSchema });

export const PodPathSchema = z.object({ namespace: LabelNameSchema, name: SubdomainNameSchema });

export const CacheQuerySchema = z.object({
  measure: z
    .enum(['0', '1', 'true', 'false'])
    .optional()
    .describe('1: read counts and sizes of what is not cached, once'),
});
