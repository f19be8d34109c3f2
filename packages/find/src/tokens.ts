import { numberFieldOf } from './fields.ts';
import type { FindProblem } from './problem.ts';

/** One character of a term; what stood in quotes is meant literally. */
export interface Char {
  readonly char: string;
  readonly literal: boolean;
}

export type Token =
  | { readonly kind: 'open' | 'close' | 'or' | 'and' | 'not'; readonly at: number; readonly end: number }
  | { readonly kind: 'term'; readonly at: number; readonly end: number; readonly chars: readonly Char[] };

export type Tokens =
  { readonly ok: true; readonly tokens: readonly Token[] } | { readonly ok: false; readonly problem: FindProblem };

const WORDS = { OR: 'or', AND: 'and', NOT: 'not' } as const;
/** A word that people write for an operator, who are used to other languages. */
export const isSmallOperator = (text: string): boolean => /^(?:or|and|not)$/.test(text);

const OPERATOR_CHARS = '<>=!';

/** Cuts a text into parentheses, operators and terms. Only a quotation mark that is not closed stops it. */
export function tokensOf(text: string): Tokens {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (isSpace(char)) at += 1;
    else if (char === '(' || char === ')' || char === '-') {
      tokens.push({ kind: char === '(' ? 'open' : char === ')' ? 'close' : 'not', at, end: at + 1 });
      at += 1;
    } else {
      const read = readTerm(text, at);
      if ('problem' in read) return { ok: false, problem: read.problem };
      tokens.push(wordToken(text.slice(at, read.end), at) ?? { kind: 'term', at, end: read.end, chars: read.chars });
      at = read.end;
    }
  }
  return { ok: true, tokens };
}

export const isSpace = (char: string): boolean => /\s/.test(char);

function wordToken(raw: string, at: number): Token | undefined {
  if (raw !== 'OR' && raw !== 'AND' && raw !== 'NOT') return undefined;
  return { kind: WORDS[raw], at, end: at + raw.length };
}

type Read = { readonly chars: readonly Char[]; readonly end: number } | { readonly problem: FindProblem };

function readTerm(text: string, start: number): Read {
  const chars: Char[] = [];
  let at = start;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '"') {
      const end = readQuoted(text, at, chars);
      if (end === undefined) {
        const found = text.slice(at);
        return { problem: { code: 'unclosed-quote', at, length: found.length, found, mend: `${found}"` } };
      }
      at = end;
    } else if (isSpace(char)) {
      const next = acrossSpaces(text, at);
      if (!joins(chars, text[next] ?? '')) break;
      at = next;
    } else if (char === '(' || char === ')') break;
    else {
      chars.push({ char, literal: false });
      at += 1;
    }
  }
  return { chars, end: at };
}

/** Reads from an opening quotation mark; `undefined` if it is never closed. A backslash keeps the next character. */
function readQuoted(text: string, start: number, chars: Char[]): number | undefined {
  let at = start + 1;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '"') {
      // Remembers that there were quotes, even around nothing.
      chars.push({ char: '', literal: true });
      return at + 1;
    }
    const kept = char === '\\' && at + 1 < text.length ? (text[(at += 1)] ?? '') : char;
    chars.push({ char: kept, literal: true });
    at += 1;
  }
  return undefined;
}

function acrossSpaces(text: string, start: number): number {
  let at = start;
  while (at < text.length && isSpace(text[at] ?? '')) at += 1;
  return at;
}

/** `rate > 10` is one term as `rate>10` is. */
function joins(chars: readonly Char[], next: string): boolean {
  if (next === '' || next === '(' || next === ')') return false;
  const typed = chars.map(({ char }) => char).join('');
  const last = chars.at(-1);
  if (last === undefined || last.literal) return false;
  if (OPERATOR_CHARS.includes(last.char)) {
    const [name = ''] = typed.split(/[<>=!]/, 1);
    return numberFieldOf(name) !== undefined;
  }
  return OPERATOR_CHARS.includes(next) && numberFieldOf(typed) !== undefined;
}
