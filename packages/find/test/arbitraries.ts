import fc from 'fast-check';
import { closedValues, FIELD_NAMES, NUMBER_FIELDS, TEXT_FIELDS } from '../src/fields.ts';
import type { NumberField, TextField } from '../src/fields.ts';
import { and, not, or } from '../src/expression.ts';
import type { Expression, Term } from '../src/expression.ts';
import type { Facts } from '../src/match.ts';
import type { Pattern } from '../src/pattern.ts';

const textFields = Object.keys(TEXT_FIELDS) as TextField[];
const openField = fc.constantFrom(...textFields.filter((field) => closedValues(field) === undefined));
const closedTerm: fc.Arbitrary<Term> = fc
  .constantFrom(...textFields.flatMap((field) => (closedValues(field) ?? []).map((value) => ({ field, value }))))
  .map(({ field, value }) => ({ kind: 'is', field, pattern: [value] }));
const numberField = fc.constantFrom(...(Object.keys(NUMBER_FIELDS) as NumberField[]));

/** Pieces that could be taken for something else: operators, quotes, fields, reserved words. */
const awkward = fc.constantFrom(
  'OR',
  'NOT',
  'AND',
  '-x',
  'a b',
  'ns:x',
  'rate>1',
  '"',
  '\\',
  '(',
  ')',
  'ready=no',
  '*',
  'a"b',
);
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z0-9.-]{1,4}$/) },
  { weight: 2, arbitrary: awkward },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 4 }) },
);
const pattern: fc.Arbitrary<Pattern> = fc
  .tuple(fc.option(piece, { nil: '' }), fc.array(piece, { maxLength: 2 }), fc.boolean())
  .map(([first, others, openEnd]): Pattern => [first, ...others, ...(openEnd && others.length > 0 ? [''] : [])])
  .filter((pieces) => pieces.length > 1 || pieces[0] !== '');

const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ kind: fc.constant('word' as const), pattern }),
  fc.record({ kind: fc.constant('is' as const), field: openField, pattern }),
  closedTerm,
  fc.record({
    kind: fc.constant('compare' as const),
    field: numberField,
    operator: fc.constantFrom('<', '<=', '>', '>=', '=', '!='),
    than: fc.oneof(
      fc.nat({ max: 1000 }),
      fc.nat({ max: 100_000 }).map((n) => n / 1000),
      numberField,
    ),
  }),
);

export const expressions: fc.Arbitrary<Expression> = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    term,
    tie('expression').map(not),
    fc.tuple(tie('expression'), tie('expression')).map(([left, right]) => and(left, right)),
    fc.tuple(tie('expression'), tie('expression')).map(([left, right]) => or(left, right)),
  ),
})).expression;

/** Things of which much, little or nothing is known. */
export const facts: fc.Arbitrary<Facts> = fc
  .tuple(
    fc.dictionary(
      fc.constantFrom(...FIELD_NAMES),
      fc.array(fc.constantFrom('a', 'b', 'shop', 'app=a', 'ok'), { maxLength: 2 }),
    ),
    fc.dictionary(fc.constantFrom(...FIELD_NAMES), fc.nat({ max: 5 })),
    fc.array(fc.constantFrom('a', 'b', 'shop', 'cart'), { maxLength: 3 }),
  )
  .map(([texts, numbers, words]) => ({
    text: (field) => texts[field],
    number: (field) => numbers[field],
    words: () => words,
  }));
