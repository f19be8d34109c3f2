/**
 * An address in the form that is published (R13, docs/resolution.md): IPv6 in lower case, without leading zeros, the longest
 * run of two or more zero groups (the first of equal ones) as `::`. What is not plainly an IPv6 address stays as it is.
 */
export function canonicalAddress(address: string): string {
  if (!address.includes(':')) return address;
  const groups = groupsOf(address);
  if (groups === undefined) return address.toLowerCase();
  const run = longestZeroRun(groups);
  const text = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(':');
  if (run.length < 2) return text(groups);
  return `${text(groups.slice(0, run.start))}::${text(groups.slice(run.start + run.length))}`;
}

/** The eight groups of an IPv6 address; `undefined` for anything else, embedded IPv4 and zones included. */
function groupsOf(address: string): readonly number[] | undefined {
  const halves = address.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const texts = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  return texts.every((text) => /^[0-9a-f]{1,4}$/i.test(text))
    ? texts.map((text) => Number.parseInt(text, 16))
    : undefined;
}

function longestZeroRun(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (let i = 0; i <= groups.length; i++) {
    if (groups[i] === 0) continue;
    if (i - start > best.length) best = { start, length: i - start };
    start = i + 1;
  }
  return best;
}
