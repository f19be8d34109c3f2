const PRIME = 0x0100_0193;

/** Goes on with a hash over a text. Source: FNV-1a, over UTF-16 code units. */
export function hashText(text: string, seed: number): number {
  const { length } = text;
  let hash = Math.imul(seed ^ length, PRIME);
  for (let index = 0; index < length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME);
  return hash;
}

export function hashNumber(value: number, seed: number): number {
  return Math.imul(seed ^ value, PRIME);
}

/** Brings the high bits down, which alone have seen every char: tables look at the low ones. */
export function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  return (mixed ^ (mixed >>> 13)) | 0;
}
