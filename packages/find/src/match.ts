import type { Expression, Operator, Term } from './expression.ts';
import { TEXT_FIELDS } from './fields.ts';
import type { NumberField, TextField } from './fields.ts';
import { linesMatcher, partMatcher, wholeMatcher } from './pattern.ts';
import type { Pattern } from './pattern.ts';

/** What an expression asks of one thing on the map: a card or a connection. Asked for only what the expression names. */
export interface Facts {
  /** All values of a field; `undefined` if this kind of thing has none, or it is not known. */
  text(field: TextField): readonly string[] | undefined;
  /** In the unit of the field; `undefined` if it is not known. */
  number(field: NumberField): number | undefined;
  /** Everything that plain words look at: texts in lower case, one value per line. */
  words(): readonly string[];
}

/** Whether an expression finds something. */
export type Matcher = (facts: Facts) => boolean;

/** Yes, no, or `undefined`: cannot be told. */
type Answer = boolean | undefined;
type Question = (facts: Facts) => Answer;

/**
 * Makes an expression ready to be asked many times. What cannot be told is found neither by a term nor by its opposite:
 * without a traffic source, `rate<1` and `-rate<1` both find nothing (Kleene's three values; De Morgan's laws hold).
 */
export function matcherOf(expression: Expression): Matcher {
  const question = questionOf(expression);
  return (facts) => question(facts) === true;
}

function questionOf(expression: Expression): Question {
  switch (expression.kind) {
    case 'and':
      return decidedBy(false, expression.all.map(questionOf));
    case 'or':
      return decidedBy(true, expression.any.map(questionOf));
    case 'not': {
      const of = questionOf(expression.of);
      return (facts) => {
        const answer = of(facts);
        return answer === undefined ? undefined : !answer;
      };
    }
    case 'word':
    case 'is':
    case 'compare':
      return questionOfTerm(expression);
  }
}

/** One `decisive` answer decides; without one, what cannot be told stays so. */
function decidedBy(decisive: boolean, questions: readonly Question[]): Question {
  return (facts) => {
    let answer: Answer = !decisive;
    for (const question of questions) {
      const next = question(facts);
      if (next === decisive) return decisive;
      if (next === undefined) answer = undefined;
    }
    return answer;
  };
}

function questionOfTerm(term: Term): Question {
  switch (term.kind) {
    case 'word': {
      const found = linesMatcher(term.pattern);
      return (facts) => facts.words().some(found);
    }
    case 'is': {
      const { field } = term;
      const fits = valueMatcher(field, term.pattern);
      return (facts) => facts.text(field)?.some(fits);
    }
    case 'compare': {
      const { field, than } = term;
      const holds = HOLDS[term.operator];
      return (facts) => {
        const left = facts.number(field);
        const right = typeof than === 'number' ? than : facts.number(than);
        return left === undefined || right === undefined ? undefined : holds(left, right);
      };
    }
  }
}

function valueMatcher(field: TextField, pattern: Pattern): (value: string) => boolean {
  if (TEXT_FIELDS[field].compared === 'part') return partMatcher(pattern);
  const whole = wholeMatcher(pattern);
  if (field !== 'label' || pattern.some((piece) => piece.includes('='))) return whole;
  // Without a value, the key alone is asked for.
  return (value) => whole(value.slice(0, Math.max(0, value.indexOf('='))));
}

const HOLDS: Readonly<Record<Operator, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '=': (left, right) => left === right,
  '!=': (left, right) => left !== right,
};
