import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fitProblem } from './fitProblem.ts';

const schema = z.object({ edges: z.array(z.object({ kind: z.enum(['calls', 'routes']) })), level: z.string() });

const problem = (value: unknown) => fitProblem(schema.safeParse(value).error);

describe('fitProblem', () => {
  it.each([
    [{ edges: [{ kind: 'calls' }, { kind: 'pipes' }], level: 'app' }, /^edges\[1\]\.kind: Invalid option.*$/],
    [{ edges: 3 }, /^edges: Invalid input: .*, and 1 more$/],
    ['text', /^Invalid input: expected object/],
  ])('says of %j in one line where it does not fit', (value, line) => {
    expect(problem(value)).toMatch(line);
    expect(problem(value)).not.toContain('\n');
  });

  it('has nothing to say of what fits, nor of other errors', () => {
    expect(problem({ edges: [], level: 'app' })).toBeUndefined();
    expect(fitProblem(new SyntaxError('no JSON'))).toBeUndefined();
  });
});
