import type { z } from 'zod';

type RawIssue = z.core.$ZodRawIssue;

/** What is wrong with a parameter and what would be right; `undefined` where the schema's own words stand. */
export function inputWords(issue: RawIssue): string | undefined {
  if (issue.code === 'invalid_type') return typeWords(issue);
  if (issue.code === 'too_big') return boundWords(issue.origin, 'at most', issue.maximum);
  if (issue.code === 'too_small') return boundWords(issue.origin, 'at least', issue.minimum);
  const values = valuesOf(issue);
  return values.length === 0 ? undefined : `must be ${oneOf(values)}`;
}

function typeWords({ input, expected }: Extract<RawIssue, { code: 'invalid_type' }>): string | undefined {
  if (input === undefined) return 'is missing';
  if (expected === 'number' || expected === 'int') return 'must be a whole number';
  return expected === 'string' && Array.isArray(input) ? 'may be given once' : undefined;
}

function boundWords(origin: string, bound: 'at most' | 'at least', limit: number | bigint): string | undefined {
  if (origin === 'number') return `must be ${bound} ${limit}`;
  if (origin === 'array') return `may be given ${bound} ${limit} times`;
  if (origin !== 'string') return undefined;
  return bound === 'at least' && limit === 1 ? 'is empty' : `must have ${bound} ${limit} characters`;
}

/** All that an enumeration, a literal or a union of them takes. */
function valuesOf(issue: z.core.$ZodIssue | RawIssue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return issue.code === 'invalid_union' ? issue.errors.flat().flatMap(valuesOf) : [];
}

function oneOf(values: readonly string[]): string {
  return values.length === 1 ? String(values[0]) : `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;
}
