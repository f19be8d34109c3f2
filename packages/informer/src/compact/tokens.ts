/** One part of a value that is compared: a text, a number, or nothing. */
export type Token = string | number | undefined;

const PRIME = 0x0100_0193;

/** A hash of texts and numbers, 32 bits. Source: FNV-1a, over UTF-16 code units, with the length mixed in. */
export function hashTokens(tokens: readonly Token[]): number {
  let hash = 0x811c_9dc5;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (typeof token === 'string') hash = hashText(token, hash);
    else hash = Math.imul(hash ^ (token === undefined ? -1 : token | 0), PRIME);
  }
  return spread(hash);
}

/** Goes on with a hash over a text. */
export function hashText(text: string, seed: number): number {
  let hash = seed;
  const { length } = text;
  for (let index = 0; index < length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME);
  return Math.imul(hash ^ length, PRIME);
}

/** Brings the high bits down, which alone have seen every char: tables look at the low ones. */
export function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  return (mixed ^ (mixed >>> 13)) | 0;
}
