/** The last lines of a log, and whether any were left out. */
export interface LogTail {
  readonly lines: readonly string[];
  readonly complete: boolean;
}

/**
 * The newest lines of a text, at most `lines` of them and at most `characters` altogether. A single line that is longer keeps its end.
 */
export function tailOf(text: string, limits: { readonly lines: number; readonly characters: number }): LogTail {
  const all = text.split(/\r?\n/);
  if (all.at(-1) === '') all.pop();
  const kept: string[] = [];
  let room = limits.characters;
  for (const line of all.slice(-limits.lines).toReversed()) {
    if (room <= 0) break;
    kept.push(line.length > room ? line.slice(-room) : line);
    room -= line.length + 1;
  }
  const lines = kept.toReversed();
  return { lines, complete: lines.length === all.length && lines[0] === all[0] };
}
