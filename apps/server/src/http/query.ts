import type { Request } from 'express';
import type { z } from 'zod';
import { inputWords } from './inputWords.ts';
import { ProblemError } from './problem.ts';

function checked<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input, { error: inputWords });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path[0];
  const message = issue?.message ?? 'cannot be read';
  throw new ProblemError('bad-request', where === undefined ? message : `${String(where)}: ${message}`);
}

/** The query of a request by its schema; unknown parameters are ignored. @throws ProblemError `bad-request`. */
export function queryOf<S extends z.ZodType>(schema: S, req: Request): z.output<S> {
  return checked(schema, { ...req.query });
}

/** The parameters of the path by their schema. @throws ProblemError `bad-request`. */
export function paramsOf<S extends z.ZodType>(schema: S, req: Request): z.output<S> {
  return checked(schema, req.params);
}
