// What failed, out of the output of a step: what stands in the middle of thousands of lines is said once more at the end.
import { stripVTControlCharacters } from 'node:util';

const maxLinesOfOne = 30;
const maxLines = 150;
const lastLines = 30;

/**
 * The lines that say what failed: of Vitest each `FAIL` with its error, of anything else the last lines.
 * @param {string} output of one step, colours included
 * @returns {string[]} without colours, at most 150
 */
export function failureLines(output) {
  const lines = stripVTControlCharacters(output).trimEnd().split('\n');
  const found = [];
  // Packages are tested side by side, so the lines of one failure have those of others in between.
  const open = new Map();
  for (const line of lines) {
    const [prefix] = /^(@\S+: )?/.exec(line);
    const text = line.slice(prefix.length);
    if (/^\s*FAIL /.test(text)) open.set(prefix, 0);
    else if (/^⎯+/.test(text)) open.delete(prefix);
    const told = open.get(prefix);
    if (told === undefined || told >= maxLinesOfOne || text.trim() === '') continue;
    open.set(prefix, told + 1);
    found.push(line);
  }
  if (found.length === 0) return lines.slice(-lastLines);
  return found.length > maxLines
    ? [...found.slice(0, maxLines), `... and ${found.length - maxLines} lines more`]
    : found;
}
