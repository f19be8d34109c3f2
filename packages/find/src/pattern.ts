/** A text with gaps: the pieces between its stars, as typed. `pay*` is `['pay', '']`, a text without a star one piece. */
export type Pattern = readonly [string, ...string[]];

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

const body = (pattern: Pattern): string => pattern.map((piece) => escaped(piece.toLowerCase())).join('[^\\n]*');

/** Whether one value fits, whatever its case. */
export function wholeMatcher(pattern: Pattern): (value: string) => boolean {
  const [only] = pattern;
  if (pattern.length === 1) {
    const wanted = only.toLowerCase();
    return (value) => value.toLowerCase() === wanted;
  }
  const expression = new RegExp(`^${body(pattern)}$`);
  return (value) => expression.test(value.toLowerCase());
}

/** Whether a part of one value fits. A pattern with stars says itself where it is open. */
export function partMatcher(pattern: Pattern): (value: string) => boolean {
  if (pattern.length > 1) return wholeMatcher(pattern);
  const wanted = pattern[0].toLowerCase();
  return (value) => value.toLowerCase().includes(wanted);
}

/** The same for a text of one value per line that is in lower case already. */
export function linesMatcher(pattern: Pattern): (lines: string) => boolean {
  if (pattern.length === 1) {
    const wanted = pattern[0].toLowerCase();
    return (lines) => lines.includes(wanted);
  }
  const expression = new RegExp(`^${body(pattern)}$`, 'm');
  return (lines) => expression.test(lines);
}
