const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * At most `length` characters, cut in the middle: "recomm…tions". Chinese and other wide characters count for two.
 */
export function cutMiddle(text: string, length = 16): string {
  const characters = [...segmenter.segment(text)].map(({ segment }) => segment);
  const width = (from: readonly string[]): number => from.reduce((sum, character) => sum + widthOf(character), 0);
  if (width(characters) <= length) return text;
  const head: string[] = [];
  const tail: string[] = [];
  const room = length - 1;
  // The start says more than the end; the end tells siblings apart.
  while (width(head) < Math.ceil(room / 2)) head.push(characters[head.length] ?? '');
  while (width(tail) + width(head) < room) tail.unshift(characters[characters.length - 1 - tail.length] ?? '');
  return `${head.join('')}…${tail.join('')}`;
}

function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0x2e80 && code !== 0x2026 ? 2 : 1;
}
