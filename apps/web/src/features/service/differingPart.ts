export interface Difference {
  readonly before: string;
  /** Of `found`; empty where only something is left out. */
  readonly part: string;
  readonly after: string;
}

/** Where a found value differs from the wanted one, between what both begin and end with. */
export function differingPart(wanted: string, found: string): Difference {
  const shorter = Math.min(wanted.length, found.length);
  let start = 0;
  while (start < shorter && wanted[start] === found[start]) start += 1;
  let end = 0;
  while (end < shorter - start && wanted[wanted.length - 1 - end] === found[found.length - 1 - end]) end += 1;
  return {
    before: found.slice(0, start),
    part: found.slice(start, found.length - end),
    after: found.slice(found.length - end),
  };
}
