import type { Expression, Term } from './expression.ts';
import { NUMBER_FIELDS } from './fields.ts';
import type { Pattern } from './pattern.ts';
import { termOf } from './term.ts';
import { isSmallOperator, tokensOf } from './tokens.ts';

/** An expression as text that `parse` reads as the same expression: how chips, addresses and saved views spell it. */
export function print(expression: Expression): string {
  switch (expression.kind) {
    case 'or':
      return expression.any.map((item) => (item.kind === 'or' ? `(${print(item)})` : print(item))).join(' OR ');
    case 'and':
      return expression.all.map((item) => (isList(item) ? `(${print(item)})` : print(item))).join(' ');
    case 'not':
      return isList(expression.of) ? `-(${print(expression.of)})` : `-${print(expression.of)}`;
    case 'word':
    case 'is':
    case 'compare':
      return printTerm(expression);
  }
}

const isList = ({ kind }: Expression): boolean => kind === 'and' || kind === 'or';

const UNIT_AFTER = { count: '', percent: '%', 'per-second': '', milliseconds: 'ms' } as const;

function printTerm(term: Term): string {
  switch (term.kind) {
    case 'word': {
      const plain = term.pattern.join('*');
      return readsAs(plain, term) && !isSmallOperator(plain) ? plain : quoted(term.pattern);
    }
    case 'is': {
      const plain = `${term.field}:${term.pattern.join('*')}`;
      return readsAs(plain, term) ? plain : `${term.field}:${quoted(term.pattern)}`;
    }
    case 'compare': {
      const { field, operator, than } = term;
      return `${field}${operator}${typeof than === 'number' ? `${than}${UNIT_AFTER[NUMBER_FIELDS[field]]}` : than}`;
    }
  }
}

/** Each piece in quotes, the stars outside of them. */
function quoted(pattern: Pattern): string {
  const piece = (text: string): string => (text === '' ? '' : `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`);
  return pattern.map(piece).join('*');
}

/** Whether a text without quotes is read as this term and nothing else. */
function readsAs(text: string, term: Term): boolean {
  const read = tokensOf(text);
  const [token, ...others] = read.ok ? read.tokens : [];
  if (token?.kind !== 'term' || others.length > 0 || token.end - token.at !== text.length) return false;
  const result = termOf(token.chars, 0);
  return result.ok && JSON.stringify(result.term) === JSON.stringify(term);
}
