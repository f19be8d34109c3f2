import { and, not, or } from './expression.ts';
import type { Expression } from './expression.ts';
import { LONGEST_EXPRESSION } from './problem.ts';
import type { FindProblem } from './problem.ts';
import { termOf } from './term.ts';
import { isSmallOperator, tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** `expression` is `undefined` of an empty text, which asks for nothing. */
export type Parsed =
  | { readonly ok: true; readonly expression: Expression | undefined }
  | { readonly ok: false; readonly problem: FindProblem };

/**
 * Reads a find or hide expression. Side by side is AND and binds tighter than OR; `-` or NOT negates; parentheses group.
 * Malformed input is a value, never an exception.
 */
export function parse(text: string): Parsed {
  if (text.length > LONGEST_EXPRESSION) {
    return fail({ code: 'too-long', at: LONGEST_EXPRESSION, length: text.length - LONGEST_EXPRESSION });
  }
  const read = tokensOf(text);
  if (!read.ok) return read;
  if (read.tokens.length === 0) return { ok: true, expression: undefined };
  const reader = new Reader(text, read.tokens);
  return reader.whole();
}

type Result =
  { readonly ok: true; readonly expression: Expression } | { readonly ok: false; readonly problem: FindProblem };

class Reader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  whole(): Parsed {
    const result = this.#anyOf();
    const left = this.#tokens[this.#next];
    if (!result.ok || left === undefined) return result;
    // Only a closing parenthesis ends the outermost list before the end.
    return this.#problem('unexpected-parenthesis', left);
  }

  #anyOf(): Result {
    const first = this.#allOf();
    if (!first.ok) return first;
    const others: Expression[] = [];
    while (this.#tokens[this.#next]?.kind === 'or') {
      this.#next += 1;
      const other = this.#allOf();
      if (!other.ok) return other;
      others.push(other.expression);
    }
    return { ok: true, expression: or(first.expression, ...others) };
  }

  #allOf(): Result {
    const first = this.#one();
    if (!first.ok) return first;
    const others: Expression[] = [];
    for (;;) {
      const token = this.#tokens[this.#next];
      if (token === undefined || token.kind === 'or' || token.kind === 'close') break;
      if (token.kind === 'and') this.#next += 1;
      const other = this.#one();
      if (!other.ok) return other;
      others.push(other.expression);
    }
    return { ok: true, expression: and(first.expression, ...others) };
  }

  #one(): Result {
    const token = this.#tokens[this.#next];
    switch (token?.kind) {
      case 'term': {
        if (this.#isMeantAsOperator(token)) return this.#problem('small-operator', token);
        this.#next += 1;
        const result = termOf(token.chars, token.at);
        return result.ok ? { ok: true, expression: result.term } : result;
      }
      case 'not': {
        this.#next += 1;
        const operand = this.#one();
        return operand.ok ? { ok: true, expression: not(operand.expression) } : operand;
      }
      case 'open':
        return this.#inParentheses(token);
      case 'or':
      case 'and':
        return this.#problem('missing-operand', token);
      case 'close':
      case undefined:
        return this.#nothing(token);
    }
  }

  /** `a or b` finds what holds three words, which is hardly ever meant and looks like good news; quotes say that it is. */
  #isMeantAsOperator({ at, end }: Token): boolean {
    const text = this.#text.slice(at, end);
    if (!isSmallOperator(text)) return false;
    const [before, after] = [this.#tokens[this.#next - 1], this.#tokens[this.#next + 1]];
    const precedes = after !== undefined && ['term', 'open', 'not'].includes(after.kind);
    const follows = before !== undefined && ['term', 'close'].includes(before.kind);
    return precedes && (follows || text === 'not');
  }

  #inParentheses(open: Token): Result {
    this.#next += 1;
    const inside = this.#anyOf();
    if (!inside.ok) return inside;
    if (this.#tokens[this.#next]?.kind !== 'close') return this.#problem('unclosed-parenthesis', open);
    this.#next += 1;
    return inside;
  }

  /** Something was expected; the token before it, if any, is what lacks it. */
  #nothing(token: Token | undefined): Result {
    const before = this.#tokens[this.#next - 1];
    if (before === undefined && token !== undefined) return this.#problem('unexpected-parenthesis', token);
    if (before?.kind === 'open' && token === undefined) return this.#problem('unclosed-parenthesis', before);
    return this.#problem('missing-operand', before ?? { kind: 'and', at: 0, end: 0 });
  }

  #problem(code: FindProblem['code'], token: Token): { readonly ok: false; readonly problem: FindProblem } {
    const found = this.#text.slice(token.at, token.end);
    const mend =
      code === 'unclosed-parenthesis'
        ? `${this.#text.trimEnd()})`
        : code === 'small-operator'
          ? found.toUpperCase()
          : '';
    return fail({ code, at: token.at, length: token.end - token.at, found, mend });
  }
}

function fail({
  found = '',
  mend = '',
  ...where
}: Pick<FindProblem, 'code' | 'at' | 'length'> & Partial<FindProblem>): {
  readonly ok: false;
  readonly problem: FindProblem;
} {
  return { ok: false, problem: { ...where, found, mend } };
}
