/** How many single-character insertions, deletions and replacements lead from one text to the other (Levenshtein). */
export function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}

/** Texts that differ only in case, `-`, `_` and `.`, or by an edit distance of at most 2, look like one misspelt. */
export function isSpelling(wanted: string, found: string): boolean {
  if (Math.abs(wanted.length - found.length) <= 2 && editDistance(wanted, found) <= 2) return true;
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_.]/g, '');
  return plain(wanted) === plain(found);
}
