export type ProblemCode =
  | 'unclosed-quote'
  | 'unclosed-parenthesis'
  | 'unexpected-parenthesis'
  | 'missing-operand'
  | 'missing-value'
  | 'unknown-field'
  | 'unknown-value'
  | 'not-a-number'
  | 'not-comparable'
  | 'not-a-label'
  | 'no-list'
  | 'small-operator'
  | 'too-long';

/** Why an expression cannot be read: where, what stands there, and what would mend it. */
export interface FindProblem {
  readonly code: ProblemCode;
  /** First character of what is wrong, counted from 0. */
  readonly at: number;
  readonly length: number;
  /** What stands there. */
  readonly found: string;
  /** What to write in its place, where that can be guessed; empty otherwise. */
  readonly mend: string;
}

/** Bounds what one request can make us do; longer than anybody types. */
export const LONGEST_EXPRESSION = 1000;

const FACTS: Readonly<Record<ProblemCode, (found: string) => string>> = {
  'unclosed-quote': () => 'a quotation mark is not closed',
  'unclosed-parenthesis': () => 'a parenthesis is not closed',
  'unexpected-parenthesis': () => 'a parenthesis is closed that was not opened',
  'missing-operand': (found) => `something is missing beside ${found}`,
  'missing-value': (found) => `${found} needs a value`,
  'unknown-field': (found) => `there is no field ${found}`,
  'unknown-value': (found) => `nothing can be ${found}`,
  'not-a-number': (found) => `${found} is not a number`,
  'not-comparable': (found) => `${found} is a text and cannot be compared with < or >`,
  'not-a-label': (found) => `${found} is a field, which is written with a colon`,
  'no-list': (found) => `nothing can be ${found}: a comma makes no list`,
  'small-operator': (found) => `${found} is searched for as a word; written large it joins or negates`,
  'too-long': () => `the expression is longer than ${LONGEST_EXPRESSION} characters`,
};

/** The problem as an English sentence with its position, counted from 1 as people do. */
export function problemText({ code, at, found, mend }: FindProblem): string {
  const hint = mend === '' ? '' : `; try ${mend}`;
  return `${FACTS[code](found)} (at character ${at + 1})${hint}`;
}
