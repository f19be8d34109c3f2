/** What sources write where they know nothing. */
const NOTHING: ReadonlySet<string> = new Set(['', 'unknown', '-', 'none', '<unknown>', 'unset']);

/** A text that says something; `undefined` for the ways in which sources say that they do not know. */
export function known(text: string | undefined): string | undefined {
  return text === undefined || NOTHING.has(text) ? undefined : text;
}
