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

const NONE: readonly StatusRate[] = Object.freeze([]);

/** Something that is added up again with every refresh; what nobody has told of since it was cleared counts for nothing. */
interface Told {
  isTold: boolean;
}

/** Times as one side measured them. */
interface Times extends Told {
  readonly side: number;
  sum: number;
  count: number;
  /** Calls per second up to each bound, of classic histograms. */
  upTo: Map<number, number> | undefined;
  /** Single buckets of native ones, by their bounds. */
  native: Map<string, Bucket> | undefined;
}

/** Requests as one of several that counted them did, and how many of them failed, if it tells. */
interface Counted extends Told {
  readonly by: string;
  requests: number;
  errors: number;
}

interface Status extends Told {
  readonly by: string;
  readonly code: string;
  requestsPerSecond: number;
  error: boolean;
}

/**
 * The parts of one call, or of several that are looked at as one, added up. There is one for each of tens of thousands of calls: lists of one or two
 * entries instead of maps, and none of what does not occur, for whatever is held has to be walked by the garbage collector. They are cleared and filled
 * again, refresh by refresh: what is made anew and lives for as long as a refresh makes the heap twice as large as what it holds.
 */
export class CallSums {
  #requests: readonly Counted[] | undefined;
  /** `undefined`: nobody told of errors. */
  #errors: number | undefined;
  #errorsOf: number | undefined;
  #bytes: number | undefined;
  #connections: number | undefined;
  #times: readonly Times[] | undefined;
  #statuses: readonly Status[] | undefined;

  /** Forgets what has been added, but not what it is added to. */
  clear(): void {
    [this.#errors, this.#errorsOf, this.#bytes, this.#connections] = [undefined, undefined, undefined, undefined];
    for (const counted of this.#requests ?? []) {
      counted.isTold = false;
      counted.requests = 0;
      counted.errors = 0;
    }
    for (const status of this.#statuses ?? []) {
      status.isTold = false;
      status.requestsPerSecond = 0;
      status.error = false;
    }
    for (const times of this.#times ?? []) {
      times.isTold = false;
      times.sum = 0;
      times.count = 0;
      times.upTo = undefined;
      times.native = undefined;
    }
  }

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
    if (requests !== undefined) this.#addRequests(countedBy, requests, errors ?? 0);
    if (errorsOf !== undefined) this.#errorsOf = (this.#errorsOf ?? 0) + errorsOf;
    // Those of the requests are with them.
    if (errors !== undefined) this.#errors = (this.#errors ?? 0) + (requests === undefined ? errors : 0);
    if (bytes !== undefined) this.#bytes = (this.#bytes ?? 0) + bytes;
    if (connections !== undefined) this.#connections = (this.#connections ?? 0) + connections;
    const answered = requests ?? errorsOf ?? 0;
    if (status !== undefined && answered > 0) this.#addStatus(countedBy, status, answered, (errors ?? 0) > 0);
    if (latency !== undefined) this.#addTimes(latency);
  }

  #addRequests(by: string, requests: number, errors: number): void {
    const held = this.#requests?.find((each) => each.by === by);
    if (held === undefined) {
      this.#requests = appended(this.#requests, { isTold: true, by, requests, errors });
      return;
    }
    held.isTold = true;
    held.requests += requests;
    held.errors += errors;
  }

  #addStatus(by: string, code: string, requestsPerSecond: number, error: boolean): void {
    const held = this.#statuses?.find((each) => each.code === code && each.by === by);
    if (held === undefined) {
      this.#statuses = appended(this.#statuses, { isTold: true, by, code, requestsPerSecond, error });
      return;
    }
    held.isTold = true;
    held.requestsPerSecond += requestsPerSecond;
    held.error ||= error;
  }

  #addTimes({ side, sum = 0, count = 0, upTo, buckets }: LatencyPart): void {
    let times = this.#times?.find((each) => each.side === side);
    if (times === undefined) {
      times = { isTold: true, side, sum: 0, count: 0, upTo: undefined, native: undefined };
      this.#times = appended(this.#times, times);
    }
    times.isTold = true;
    times.sum += sum;
    times.count += count;
    if (upTo !== undefined) (times.upTo ??= new Map()).set(upTo.le, (times.upTo.get(upTo.le) ?? 0) + upTo.rate);
    for (const bucket of buckets ?? []) {
      const key = `${bucket.from} ${bucket.to}`;
      const native = (times.native ??= new Map());
      native.set(key, { ...bucket, rate: bucket.rate + (native.get(key)?.rate ?? 0) });
    }
  }

  /** Nobody has counted requests, connections or bytes: only times are known. */
  get hasOnlyTimes(): boolean {
    return this.#counted() === undefined && this.#connections === undefined && this.#bytes === undefined;
  }

  /** Adds the times of another. */
  takeTimes(other: CallSums): void {
    for (const { side, sum, count, upTo, native } of other.#sides()) {
      this.#addTimes({ side, sum, count, buckets: [...(native?.values() ?? [])] });
      for (const [le, rate] of upTo ?? []) this.#addTimes({ side, upTo: { le, rate } });
    }
  }

  /** By status, most first. */
  statuses(): readonly StatusRate[] {
    if (this.#statuses === undefined) return NONE;
    const told = this.#counted()?.by;
    return this.#statuses
      .filter(({ isTold, by }) => isTold && (told === undefined || by === told))
      .map(({ code, requestsPerSecond, error }) => ({ code, requestsPerSecond, error }))
      .sort((left, right) => right.requestsPerSecond - left.requestsPerSecond || (left.code < right.code ? -1 : 1));
  }

  figures(): CallFigures {
    const buckets = this.#buckets();
    const counted = this.#counted();
    const errors = this.#errors === undefined ? undefined : this.#errors + (counted?.errors ?? 0);
    return {
      requestsPerSecond: counted?.requests,
      errorShare: share(errors, this.#errorsOf ?? counted?.requests),
      averageMs: this.#average(),
      p50Ms: quantile(0.5, buckets),
      p95Ms: quantile(0.95, buckets),
      p99Ms: quantile(0.99, buckets),
      bytesPerSecond: this.#bytes,
      connectionsPerSecond: this.#connections,
    };
  }

  /** Of those that counted the requests, the one that saw most. */
  #counted(): Counted | undefined {
    let most: Counted | undefined;
    for (const each of this.#requests ?? []) {
      if (each.isTold && (most === undefined || each.requests > most.requests)) most = each;
    }
    return most;
  }

  /** Of the sides that measured anything, the preferred one first. */
  #sides(): Times[] {
    return (this.#times ?? []).filter(({ isTold }) => isTold).sort((left, right) => left.side - right.side);
  }

  #average(): number | undefined {
    const times = this.#sides().find(({ count }) => count > 0);
    return times === undefined ? undefined : times.sum / times.count;
  }

  #buckets(): Bucket[] {
    for (const { upTo, native } of this.#sides()) {
      const buckets =
        upTo === undefined
          ? [...(native?.values() ?? [])]
          : singleBuckets(Array.from(upTo, ([le, rate]) => ({ le, rate })));
      if (buckets.some(({ rate }) => rate > 0)) return buckets;
    }
    return [];
  }
}

/** A list of no more room than it needs: one that is pushed to has room for seventeen. */
function appended<T>(list: readonly T[] | undefined, item: T): T[] {
  return list === undefined ? [item] : [...list, item];
}

/** Without requests there is no share of them that fails. */
function share(errors: number | undefined, requests: number | undefined): number | undefined {
  if (errors === undefined || requests === undefined || requests <= 0) return undefined;
  return Math.min(1, Math.max(0, errors / requests));
}
