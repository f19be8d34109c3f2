import { z } from 'zod';

export const PROBLEM_CODES = [
  'bad-request',
  'not-found',
  'method-not-allowed',
  'misdirected',
  'not-ready',
  'too-many-streams',
  'details-not-allowed',
  'upstream-forbidden',
  'upstream-failed',
] as const;

/** `application/problem+json` (RFC 9457) with a stable `code`. */
export const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(PROBLEM_CODES),
    detail: z.string(),
  })
  .meta({ id: 'Problem' });

export const HealthSchema = z
  .object({ status: z.enum(['ok', 'not-ready']), missing: z.array(z.string()).optional() })
  .meta({ id: 'Health' });

export type ProblemCode = (typeof PROBLEM_CODES)[number];
export type Problem = z.infer<typeof ProblemSchema>;
export type Health = z.infer<typeof HealthSchema>;
