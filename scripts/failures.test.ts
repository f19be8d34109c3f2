import { expect, it } from 'vitest';
import { failureLines } from './failures.mjs';

it('tells the failures of one package out of the lines of two', () => {
  const output = [
    '@fairlead/find:test:  ✓ src/parse.test.ts (63 tests) 29ms',
    '\u001b[31m@fairlead/find:test: \u001b[39m\u001b[41m FAIL \u001b[49m src/match.test.ts > match > finds a label',
    '@fairlead/server:test:  ✓ src/app.test.ts (3 tests) 5ms',
    '@fairlead/find:test: AssertionError: expected 1 to be 2',
    '@fairlead/find:test: ',
    '@fairlead/find:test:  ❯ src/match.test.ts:7:3',
    '@fairlead/find:test: ⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯[1/1]⎯',
    '@fairlead/find:test:  Test Files  1 failed | 3 passed (4)',
    '@fairlead/server:test:  Test Files  39 passed (39)',
  ];
  expect(failureLines(`${output.join('\n')}\n`)).toEqual([
    '@fairlead/find:test:  FAIL  src/match.test.ts > match > finds a label',
    '@fairlead/find:test: AssertionError: expected 1 to be 2',
    '@fairlead/find:test:  ❯ src/match.test.ts:7:3',
  ]);
});

it('tells the end of the output of any other tool', () => {
  const output = Array.from({ length: 50 }, (_, index) => `line ${index}`).join('\n');
  expect(failureLines(output)).toEqual(Array.from({ length: 30 }, (_, index) => `line ${index + 20}`));
});

it('stays short when everything fails', () => {
  const one = (index: number): string => ` FAIL  a.test.ts > ${index}\nError: no\n⎯⎯⎯[${index}/200]⎯\n`;
  const lines = failureLines(Array.from({ length: 200 }, (_, index) => one(index)).join(''));
  expect(lines).toHaveLength(151);
  expect(lines.at(-1)).toBe('... and 250 lines more');
});
