import { FindQuerySchema, GraphQuerySchema, NamespaceQuerySchema, StreamQuerySchema } from '@fairlead/protocol';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inputWords } from './inputWords.ts';

/** `PARAMETER: WORDS` of the first mistake. */
function wordsOf(schema: z.ZodType, input: unknown): string | undefined {
  const issue = schema.safeParse(input, { error: inputWords }).error?.issues[0];
  return issue === undefined ? undefined : `${String(issue.path[0])}: ${issue.message}`;
}

describe('inputWords', () => {
  it.each([
    ['missing', FindQuerySchema, {}, 'q: is missing'],
    ['given twice', FindQuerySchema, { q: ['a', 'b'] }, 'q: may be given once'],
    [
      'none of a choice',
      GraphQuerySchema,
      { level: 'pod' },
      'level: must be namespace, app, workload, service or auto',
    ],
    ['no number', GraphQuerySchema, { upstream: 'far' }, 'upstream: must be a whole number'],
    ['no whole number', GraphQuerySchema, { upstream: '1.5' }, 'upstream: must be a whole number'],
    ['too small', GraphQuerySchema, { budget: '0' }, 'budget: must be at least 1'],
    ['too large', GraphQuerySchema, { budget: '20001' }, 'budget: must be at most 20000'],
    ['empty', GraphQuerySchema, { open: '' }, 'open: is empty'],
    ['too long', GraphQuerySchema, { open: 'x'.repeat(601) }, 'open: must have at most 600 characters'],
    ['too often', GraphQuerySchema, { hide: Array(1001).fill('x') }, 'hide: may be given at most 1000 times'],
    ['a literal', z.object({ measure: z.literal('1') }), { measure: '2' }, 'measure: must be 1'],
    ['words of the schema', StreamQuerySchema, { since: 'abc' }, 'since: must be INSTANCE-REVISION'],
    [
      'a name',
      NamespaceQuerySchema,
      { namespace: 'Shop' },
      'namespace: must be a Kubernetes name: lower case letters, digits and "-"',
    ],
  ])('says what is wrong and what would be right: %s', (_what, schema, input, words) => {
    expect(wordsOf(schema, input)).toBe(words);
  });
});
