const DOT = 0x2e;
const ZERO = 0x30;

/** Writes the 4 bytes of an IPv4 address in its usual spelling; `false` when the text is anything else. */
export function parseIpv4(text: string, into: Uint8Array, start: number): boolean {
  const { length } = text;
  if (length < 7 || length > 15) return false;
  let part = 0;
  let value = -1;
  for (let index = 0; index <= length; index += 1) {
    const code = index === length ? DOT : text.charCodeAt(index);
    if (code === DOT) {
      if (value < 0 || part === 4) return false;
      into[start + part] = value;
      part += 1;
      value = -1;
    } else {
      const digit = code - ZERO;
      // A leading zero would be lost.
      if (digit < 0 || digit > 9 || value === 0) return false;
      value = value < 0 ? digit : value * 10 + digit;
      if (value > 255) return false;
    }
  }
  return part === 4;
}

export function formatIpv4(bytes: Uint8Array, start: number): string {
  return `${bytes[start] ?? 0}.${bytes[start + 1] ?? 0}.${bytes[start + 2] ?? 0}.${bytes[start + 3] ?? 0}`;
}

/** Writes the 16 bytes of an IPv6 address spelled by RFC 5952; `false` when the text is anything else. */
export function parseIpv6(text: string, into: Uint8Array, start: number): boolean {
  if (text.length < 2 || text.length > 39 || !text.includes(':')) return false;
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return false;
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return false;
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  for (const [index, group] of groups.entries()) {
    if (!/^[0-9a-f]{1,4}$/.test(group)) return false;
    const value = Number.parseInt(group, 16);
    into[start + index * 2] = value >> 8;
    into[start + index * 2 + 1] = value & 255;
  }
  // Other spellings of the same address (zeros written out) would not come back as they were.
  return formatIpv6(into, start) === text;
}

/** Spells an IPv6 address by RFC 5952: lower case, and the longest run of zero groups, the first of equals, as `::`. */
export function formatIpv6(bytes: Uint8Array, start: number): string {
  const groups = Array.from(
    { length: 8 },
    (_, index) => ((bytes[start + index * 2] ?? 0) << 8) | (bytes[start + index * 2 + 1] ?? 0),
  );
  const run = longestZeros(groups);
  const spell = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(':');
  if (run.length < 2) return spell(groups);
  return `${spell(groups.slice(0, run.start))}::${spell(groups.slice(run.start + run.length))}`;
}

function longestZeros(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let longest = { start: 0, length: 0 };
  let length = 0;
  for (const [index, group] of groups.entries()) {
    length = group === 0 ? length + 1 : 0;
    if (length > longest.length) longest = { start: index - length + 1, length };
  }
  return longest;
}
