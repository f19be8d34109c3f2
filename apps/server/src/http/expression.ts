import { parse, problemText } from '@fairlead/find';
import type { Expression } from '@fairlead/find';
import { ProblemError } from './problem.ts';

/**
 * A find or hide expression from a query parameter; `undefined` of an empty one.
 *
 * @throws ProblemError `bad-request`, with the position and a mend in the member `expression`.
 */
export function expressionOf(parameter: string, text: string): Expression | undefined {
  const parsed = parse(text);
  if (parsed.ok) return parsed.expression;
  throw new ProblemError('bad-request', `${parameter}: ${problemText(parsed.problem)}`, {
    extra: { expression: parsed.problem },
  });
}
