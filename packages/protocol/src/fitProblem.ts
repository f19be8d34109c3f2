import { z } from 'zod';

/**
 * In one line, where a value first leaves the form that a schema promises, and how: `edges[13].kind: Invalid input`. `undefined` for an
 * error of another kind.
 */
export function fitProblem(error: unknown): string | undefined {
  if (!(error instanceof z.ZodError)) return undefined;
  const [first, ...more] = error.issues;
  if (first === undefined) return undefined;
  const where = z.core.toDotPath(first.path);
  return `${where === '' ? '' : `${where}: `}${first.message}${more.length === 0 ? '' : `, and ${more.length} more`}`;
}
