const PLAIN = /^[\x20-\x7e]*$/;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * At most `length` characters, cut in the middle: "recomm…tions". Chinese and other wide characters count for two.
 */
export function cutMiddle(text: string, length = 16): string {
  if (PLAIN.test(text)) return cutPlain(text, length);
  const characters = [...segmenter.segment(text)].map(({ segment }) => segment);
  const width = (from: readonly string[]): number => from.reduce((sum, character) => sum + widthOf(character), 0);
  if (width(characters) <= length) return text;
  const room = length - 1;
  // The start says more than the end; the end tells siblings apart.
  let head = 0;
  while (width(characters.slice(0, head + 1)) <= Math.ceil(room / 2)) head += 1;
  const headWidth = width(characters.slice(0, head));
  let tail = characters.length;
  while (tail > head && headWidth + width(characters.slice(tail - 1)) <= room) tail -= 1;
  return `${characters.slice(0, head).join('')}…${characters.slice(tail).join('')}`;
}

/** The same where every character is a unit of the text and counts for one. */
function cutPlain(text: string, length: number): string {
  if (text.length <= length) return text;
  const room = length - 1;
  const head = Math.ceil(room / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (room - head))}`;
}

/** The longest such text that is no wider than `maxPx`. */
export function cutToWidth(text: string, length: number, maxPx: number, measurePx: (text: string) => number): string {
  for (let characters = length; characters > 3; characters -= 1) {
    const cut = cutMiddle(text, characters);
    if (measurePx(cut) <= maxPx) return cut;
  }
  return cutMiddle(text, 3);
}

/** As much of the start as is no wider than `maxPx`, the ellipsis included. */
export function cutEnd(text: string, maxPx: number, measurePx: (text: string) => number): string {
  if (measurePx(text) <= maxPx) return text;
  const characters = [...segmenter.segment(text)].map(({ segment }) => segment);
  let length = characters.length - 1;
  const cut = (): string => `${characters.slice(0, length).join('')}…`;
  while (length > 1 && measurePx(cut()) > maxPx) length -= 1;
  return cut();
}

/** The first characters, as a reader counts them. */
export function firstOf(text: string, length: number): string {
  if (PLAIN.test(text)) return text.slice(0, length);
  return [...segmenter.segment(text)]
    .slice(0, length)
    .map(({ segment }) => segment)
    .join('');
}

function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0x2e80 && code !== 0x2026 ? 2 : 1;
}
