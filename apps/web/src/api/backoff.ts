const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * How long to wait before attempt `failures + 1`: doubling from half a second to 15 s, with up to a quarter taken off by
 * `random` (0 to 1) so that many tabs do not return at the same moment. A `Retry-After` is obeyed if it is longer.
 */
export function backoffMs(failures: number, random: number, retryAfter?: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.max(Math.round(full * (1 - random / 4)), retryAfter ?? 0);
}
