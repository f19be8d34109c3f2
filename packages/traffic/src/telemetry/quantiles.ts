/** Events per second that fell between two bounds. Bounds are of the measure's unit, `Infinity` for the last. */
export interface Bucket {
  readonly from: number;
  readonly to: number;
  readonly rate: number;
}

/** What a classic histogram says: events up to each bound, per second. */
export interface CumulativeBucket {
  readonly le: number;
  readonly rate: number;
}

/** Cumulative buckets as single ones. Rates that fall where they must not (scrapes cut a histogram apart) are levelled. */
export function singleBuckets(cumulative: readonly CumulativeBucket[]): Bucket[] {
  const sorted = cumulative.toSorted((left, right) => left.le - right.le);
  const buckets: Bucket[] = [];
  let [from, before] = [0, 0];
  for (const { le, rate } of sorted) {
    const upTo = Math.max(rate, before);
    buckets.push({ from: Math.min(from, le), to: le, rate: upTo - before });
    [from, before] = [le, upTo];
  }
  return buckets;
}

/**
 * The value below which a share of the events lies, with straight lines inside the buckets, as PromQL has it. In the open last
 * bucket it is that bucket's lower bound: a floor. `undefined` without events.
 */
export function quantile(share: number, buckets: readonly Bucket[]): number | undefined {
  const sorted = buckets.toSorted((left, right) => left.to - right.to || left.from - right.from);
  const total = sorted.reduce((sum, { rate }) => sum + rate, 0);
  if (!(total > 0)) return undefined;
  const rank = share * total;
  let below = 0;
  for (const { from, to, rate } of sorted) {
    if (rate > 0 && below + rate >= rank) {
      if (to === Infinity) return from;
      return from + (to - from) * ((rank - below) / rate);
    }
    below += rate;
  }
  return sorted.findLast(({ to }) => to !== Infinity)?.to;
}

/** Bounds in other units, such as seconds as milliseconds. */
export function scaledBuckets(buckets: readonly Bucket[], factor: number): Bucket[] {
  return buckets.map(({ from, to, rate }) => ({ from: from * factor, to: to * factor, rate }));
}
