import type { Operator, Term } from './expression.ts';
import {
  closedValues,
  isNeverLabel,
  isWithoutComma,
  NUMBER_FIELDS,
  nearestField,
  nearestOf,
  numberFieldOf,
  textFieldOf,
} from './fields.ts';
import type { NumberField, TextField, Unit } from './fields.ts';
import { wholeMatcher } from './pattern.ts';
import type { Pattern } from './pattern.ts';
import type { FindProblem } from './problem.ts';
import type { Char } from './tokens.ts';

export type TermResult =
  { readonly ok: true; readonly term: Term } | { readonly ok: false; readonly problem: FindProblem };

/** What a term asks for. `at` is where it stands in the expression. */
export function termOf(chars: readonly Char[], at: number): TermResult {
  const cut = chars.findIndex(({ char, literal }) => !literal && ':<>=!'.includes(char) && char !== '');
  const left = cut === -1 ? '' : textOf(chars.slice(0, cut));
  if (cut === -1 || !/^[a-z0-9]+$/i.test(left) || chars.slice(0, cut).some(({ literal }) => literal)) {
    return word(chars, at);
  }
  const sign = chars[cut]?.char ?? '';
  const rest = chars.slice(cut + 1);
  return sign === ':' ? withColon(chars, left, rest, at) : withOperator(chars, left, cut, at);
}

function withColon(chars: readonly Char[], left: string, rest: readonly Char[], at: number): TermResult {
  // An IPv6 address.
  if (rest[0]?.char === ':' && !rest[0].literal) return word(chars, at);
  const field = textFieldOf(left);
  if (field !== undefined) {
    const pattern = patternOf(rest);
    if (pattern === undefined) return problem('missing-value', at, chars.length, `${left}:`, '');
    const list = isWithoutComma(field) ? listed(rest) : [];
    if (list.length > 1) {
      const mend = `(${list.map((value) => `${field}:${value}`).join(' OR ')})`;
      return problem('no-list', at, chars.length, `${left}:${textOf(rest)}`, mend);
    }
    const values = closedValues(field);
    if (values !== undefined && !values.some(wholeMatcher(pattern))) {
      return unknownValue(field, textOf(rest), values, at + left.length + 1);
    }
    return { ok: true, term: { kind: 'is', field, pattern } };
  }
  const number = numberFieldOf(left);
  if (number !== undefined) return comparison(number, '=', left, rest, at, left.length + 1);
  // "10.0.0.1:80" and "fraud2:1.4" are no fields, but a word in letters before a colon is meant as one.
  if (/\d/.test(left)) return word(chars, at);
  const near = nearestField(left);
  const mend = near === undefined ? `"${textOf(chars)}"` : `${near}${near in NUMBER_FIELDS ? '>' : ':'}${textOf(rest)}`;
  return problem('unknown-field', at, left.length, left, mend);
}

/** What stands between commas that are not in quotes. */
function listed(chars: readonly Char[]): readonly string[] {
  if (chars.some(({ literal }) => literal)) return [];
  return textOf(chars)
    .split(',')
    .filter((value) => value !== '');
}

function unknownValue(field: TextField, typed: string, values: readonly string[], at: number): TermResult {
  const begun = values.find((value) => value.toLowerCase().startsWith(typed.toLowerCase()));
  const near = begun ?? nearestOf(values, typed);
  return problem('unknown-value', at, typed.length, `${field}:${typed}`, near === undefined ? '' : `${field}:${near}`);
}

function withOperator(chars: readonly Char[], left: string, cut: number, at: number): TermResult {
  const operator = operatorAt(chars, cut);
  if (operator === undefined) return word(chars, at);
  const rest = chars.slice(cut + operator.length);
  const number = numberFieldOf(left);
  if (number !== undefined) return comparison(number, operator, left, rest, at, cut + operator.length);
  const field = textFieldOf(left);
  if (field !== undefined && isNeverLabel(field) && (operator === '=' || operator === '!=')) {
    const mend = textOf(rest) === '' ? '' : `${operator === '=' ? '' : '-'}${field}:${textOf(rest)}`;
    return problem('not-a-label', at, left.length, left, mend);
  }
  // "app=fraud" is how a label is written.
  if (operator === '=' || operator === '!=') return word(chars, at);
  if (field !== undefined) return problem('not-comparable', at, left.length, left, `${left}:${textOf(rest)}`);
  if (/\d/.test(left)) return word(chars, at);
  const near = nearestField(left);
  const mend = near !== undefined && near in NUMBER_FIELDS ? `${near}${operator}${textOf(rest)}` : '';
  return problem('unknown-field', at, left.length, left, mend);
}

function operatorAt(chars: readonly Char[], at: number): Operator | undefined {
  const two = textOf(chars.slice(at, at + 2));
  if (two === '<=' || two === '>=' || two === '!=') return two;
  const one = chars[at]?.char;
  return one === '<' || one === '>' || one === '=' ? one : undefined;
}

function comparison(
  field: NumberField,
  operator: Operator,
  left: string,
  rest: readonly Char[],
  at: number,
  skipped: number,
): TermResult {
  const typed = textOf(rest);
  if (typed === '') return problem('missing-value', at, skipped, `${left}${operator}`, '');
  const than = numberFieldOf(typed) ?? numberOf(typed, NUMBER_FIELDS[field]);
  if (than === undefined) {
    const mend = operator === '=' ? `label:${left}=${typed}` : '';
    return problem('not-a-number', at + skipped, typed.length, typed, mend);
  }
  return { ok: true, term: { kind: 'compare', field, operator, than } };
}

/** Units that may follow a number, with what they are worth in the unit of the field. */
const UNITS: Readonly<Record<Unit, Readonly<Record<string, number>>>> = {
  count: { '': 1 },
  percent: { '': 1, '%': 1 },
  'per-second': { '': 1, '/s': 1, k: 1000, 'k/s': 1000 },
  milliseconds: { '': 1, ms: 1, s: 1000 },
};

/** Printed without an exponent. */
const LARGEST = 999_999_999_999;

function numberOf(typed: string, unit: Unit): number | undefined {
  const match = /^(\d{1,12}(?:\.\d{1,12})?)(\D*)$/.exec(typed);
  const worth = UNITS[unit][match?.[2] ?? ''];
  if (match === null || worth === undefined) return undefined;
  const number = Math.round(Number(match[1]) * worth * 1e6) / 1e6;
  return number <= LARGEST ? number : undefined;
}

function word(chars: readonly Char[], at: number): TermResult {
  const pattern = patternOf(chars);
  if (pattern === undefined) return problem('missing-value', at, Math.max(1, chars.length), '""', '');
  return { ok: true, term: { kind: 'word', pattern } };
}

/** `undefined` of nothing at all. Several stars side by side are one. */
function patternOf(chars: readonly Char[]): Pattern | undefined {
  const pieces: [string, ...string[]] = [''];
  let afterStar = false;
  for (const { char, literal } of chars) {
    if (char === '*' && !literal) {
      if (!afterStar) pieces.push('');
      afterStar = true;
    } else {
      pieces[pieces.length - 1] += char;
      if (char !== '') afterStar = false;
    }
  }
  return pieces.length === 1 && pieces[0] === '' ? undefined : pieces;
}

const textOf = (chars: readonly Char[]): string => chars.map(({ char }) => char).join('');

function problem(
  code: FindProblem['code'],
  at: number,
  length: number,
  found: string,
  mend: string,
): { readonly ok: false; readonly problem: FindProblem } {
  return { ok: false, problem: { code, at, length, found, mend } };
}
