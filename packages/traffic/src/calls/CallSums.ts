import type { CallFigures } from '@fairlead/model';
import { quantile, singleBuckets } from '../telemetry/quantiles.ts';
import type { Bucket } from '../telemetry/quantiles.ts';
import type { CallPart, LatencyPart } from '../telemetry/telemetry.ts';

/** One answer of the called, and how often it came. */
export interface StatusRate {
  readonly code: string;
  readonly requestsPerSecond: number;
  readonly error: boolean;
}

/** Times as one side measured them. */
interface Times {
  readonly side: number;
  sum: number;
  count: number;
  /** Calls per second up to each bound, of classic histograms. */
  readonly upTo: Map<number, number>;
  /** Single buckets of native ones, by their bounds. */
  readonly native: Map<string, Bucket>;
}

/** The parts of one call, or of several that are looked at as one, added up. */
export class CallSums {
  /** By who counted them. */
  readonly #requests = new Map<string, number>();
  #errors: number | undefined;
  #errorsOf: number | undefined;
  #bytes: number | undefined;
  #connections: number | undefined;
  readonly #times = new Map<number, Times>();
  readonly #statuses = new Map<string, { rate: number; error: boolean }>();

  add({
    requests,
    countedBy = '',
    errors,
    errorsOf,
    status,
    bytes,
    connections,
    latency,
  }: Omit<CallPart, 'source' | 'target' | 'protocol'>): void {
    if (requests !== undefined) this.#requests.set(countedBy, (this.#requests.get(countedBy) ?? 0) + requests);
    if (errorsOf !== undefined) this.#errorsOf = (this.#errorsOf ?? 0) + errorsOf;
    if (errors !== undefined) this.#errors = (this.#errors ?? 0) + errors;
    if (bytes !== undefined) this.#bytes = (this.#bytes ?? 0) + bytes;
    if (connections !== undefined) this.#connections = (this.#connections ?? 0) + connections;
    if (status !== undefined && requests !== undefined && requests > 0) {
      const held = this.#statuses.get(status);
      this.#statuses.set(status, {
        rate: (held?.rate ?? 0) + requests,
        error: held?.error === true || (errors ?? 0) > 0,
      });
    }
    if (latency !== undefined) this.#addTimes(latency);
  }

  #addTimes({ side, sum = 0, count = 0, upTo, buckets = [] }: LatencyPart): void {
    let times = this.#times.get(side);
    if (times === undefined)
      this.#times.set(side, (times = { side, sum: 0, count: 0, upTo: new Map(), native: new Map() }));
    times.sum += sum;
    times.count += count;
    if (upTo !== undefined) times.upTo.set(upTo.le, (times.upTo.get(upTo.le) ?? 0) + upTo.rate);
    for (const bucket of buckets) {
      const key = `${bucket.from} ${bucket.to}`;
      times.native.set(key, { ...bucket, rate: bucket.rate + (times.native.get(key)?.rate ?? 0) });
    }
  }

  /** Nobody has counted requests, connections or bytes: only times are known. */
  get hasOnlyTimes(): boolean {
    return this.#requests.size === 0 && this.#connections === undefined && this.#bytes === undefined;
  }

  /** Adds the times of another. */
  takeTimes(other: CallSums): void {
    for (const { side, sum, count, upTo, native } of other.#times.values()) {
      this.#addTimes({ side, sum, count, buckets: [...native.values()] });
      for (const [le, rate] of upTo) this.#addTimes({ side, upTo: { le, rate } });
    }
  }

  /** By status, most first. */
  statuses(): StatusRate[] {
    return Array.from(this.#statuses, ([code, { rate, error }]) => ({ code, requestsPerSecond: rate, error })).sort(
      (left, right) => right.requestsPerSecond - left.requestsPerSecond || (left.code < right.code ? -1 : 1),
    );
  }

  figures(): CallFigures {
    const buckets = this.#buckets();
    const requests = this.#requests.size === 0 ? undefined : Math.max(...this.#requests.values());
    return {
      requestsPerSecond: requests,
      errorShare: share(this.#errors, this.#errorsOf ?? requests),
      averageMs: this.#average(),
      p50Ms: quantile(0.5, buckets),
      p95Ms: quantile(0.95, buckets),
      p99Ms: quantile(0.99, buckets),
      bytesPerSecond: this.#bytes,
      connectionsPerSecond: this.#connections,
    };
  }

  /** Of the sides that measured anything, the preferred one first. */
  #sides(): Times[] {
    return [...this.#times.values()].sort((left, right) => left.side - right.side);
  }

  #average(): number | undefined {
    const times = this.#sides().find(({ count }) => count > 0);
    return times === undefined ? undefined : times.sum / times.count;
  }

  #buckets(): Bucket[] {
    for (const { upTo, native } of this.#sides()) {
      const buckets =
        upTo.size > 0 ? singleBuckets(Array.from(upTo, ([le, rate]) => ({ le, rate }))) : [...native.values()];
      if (buckets.some(({ rate }) => rate > 0)) return buckets;
    }
    return [];
  }
}

/** Without requests there is no share of them that fails. */
function share(errors: number | undefined, requests: number | undefined): number | undefined {
  if (errors === undefined || requests === undefined || requests <= 0) return undefined;
  return Math.min(1, Math.max(0, errors / requests));
}
