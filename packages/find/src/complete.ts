import { FIELD_NAMES, NUMBER_FIELDS, knownValues, textFieldOf } from './fields.ts';
import type { NumberField, TextField } from './fields.ts';
import { print } from './print.ts';
import { isSpace } from './tokens.ts';

/** What stands at the cursor: a field or word that is being typed, or the value of a field. */
export interface Completing {
  /** What a suggestion replaces. */
  readonly from: number;
  readonly to: number;
  /** The field whose value is typed; `undefined` while it is a word or the name of a field. */
  readonly field: TextField | undefined;
  /** What is typed of it so far. */
  readonly typed: string;
}

export interface Suggestion {
  readonly kind: 'field' | 'value';
  /** What takes the place of `from` to `to`. */
  readonly text: string;
  readonly field: TextField | NumberField;
  /** Of a value: it alone. */
  readonly value: string;
}

/** More would be a list to read, not a help to type. */
const SUGGESTIONS_AT_MOST = 10;

/** What is being typed at the cursor. */
export function completingAt(text: string, cursor: number): Completing {
  const from = startOfTerm(text, cursor);
  let to = cursor;
  while (to < text.length && !isSpace(text[to] ?? '') && text[to] !== ')' && text[to] !== '(') to += 1;
  const typed = text.slice(from, cursor);
  const colon = typed.indexOf(':');
  const field = colon === -1 ? undefined : textFieldOf(typed.slice(0, colon));
  if (field === undefined) return { from, to, field, typed };
  return { from, to, field, typed: typed.slice(colon + 1).replaceAll('"', '') };
}

/** Behind the last space, parenthesis or minus sign that is not in quotes. */
function startOfTerm(text: string, cursor: number): number {
  let start = 0;
  let quoted = false;
  for (let at = 0; at < cursor; at += 1) {
    const char = text[at] ?? '';
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (isSpace(char) || char === '(' || char === ')') start = at + 1;
    else if (char === '-' && at === start) start = at + 1;
  }
  return start;
}

/** What may stand there; `values` are the ones that the cluster has of the field. Best first. */
export function suggestionsFor({ field, typed }: Completing, values: readonly string[] = []): readonly Suggestion[] {
  const begun = typed.toLowerCase();
  if (field !== undefined) {
    return ranked([...knownValues(field), ...values], begun).map((value) => valueSuggestion(field, value));
  }
  const fields = FIELD_NAMES.filter((name) => name.startsWith(begun)).map((name): Suggestion => ({
    kind: 'field',
    text: name in NUMBER_FIELDS ? `${name}>` : `${name}:`,
    field: name,
    value: '',
  }));
  const direct =
    begun.length < 2
      ? []
      : (['verdict', 'type', 'reason'] as const).flatMap((name) =>
          knownValues(name)
            .filter((value) => value.toLowerCase().startsWith(begun))
            .map((value) => valueSuggestion(name, value)),
        );
  const named = begun.length < 2 ? [] : ranked(values, begun).map((value) => valueSuggestion('name', value));
  return [...fields, ...named.slice(0, SUGGESTIONS_AT_MOST / 2), ...direct].slice(0, SUGGESTIONS_AT_MOST);
}

/** Those that begin so first, then those that hold it; each once. */
function ranked(values: readonly string[], begun: string): readonly string[] {
  const found = [...new Set(values)].map((value) => ({ value, at: value.toLowerCase().indexOf(begun) }));
  const holding = found.filter(({ at }) => at >= 0);
  return [...holding.filter(({ at }) => at === 0), ...holding.filter(({ at }) => at > 0)]
    .slice(0, SUGGESTIONS_AT_MOST)
    .map(({ value }) => value);
}

function valueSuggestion(field: TextField, value: string): Suggestion {
  return { kind: 'value', text: print({ kind: 'is', field, pattern: [value] }), field, value };
}

/** The text with a suggestion in place, and where the cursor goes; behind a whole term comes a space. */
export function withSuggestion(
  text: string,
  { from, to }: Completing,
  suggestion: Suggestion,
): { readonly text: string; readonly cursor: number } {
  const rest = text.slice(to);
  const space = suggestion.kind === 'value' && !isSpace(rest[0] ?? '') ? ' ' : '';
  const before = `${text.slice(0, from)}${suggestion.text}${space}`;
  return { text: before + rest, cursor: before.length };
}
