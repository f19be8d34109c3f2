import type { CallFigures, EpochSeconds } from '@fairlead/model';
import type { BuiltCall } from '../calls/CallBuilder.ts';

const FIGURES = [
  'requestsPerSecond',
  'errorShare',
  'averageMs',
  'p50Ms',
  'p95Ms',
  'p99Ms',
  'bytesPerSecond',
  'connectionsPerSecond',
] as const satisfies readonly (keyof CallFigures)[];

/** Calls that are remembered; the first ones seen. 8 figures of 4 bytes at 240 times: 8 kB a call. */
const CALLS_AT_MOST = 2_000;
/** An hour at one refresh in 15 s. */
const TIMES = 240;

/**
 * The figures of past refreshes, where the source of the series keeps none: of a bounded number of calls for a bounded time.
 */
export class CallHistory {
  readonly #times: EpochSeconds[] = [];
  readonly #figures = new Map<string, Float32Array>();
  #next = 0;

  /** Takes the calls of one refresh. */
  take(at: EpochSeconds, calls: Iterable<BuiltCall>): void {
    const slot = this.#next;
    this.#times[slot] = at;
    this.#next = (slot + 1) % TIMES;
    for (const figures of this.#figures.values())
      figures.fill(Number.NaN, slot * FIGURES.length, (slot + 1) * FIGURES.length);
    for (const { call } of calls) {
      let figures = this.#figures.get(call.id);
      if (figures === undefined) {
        if (this.#figures.size >= CALLS_AT_MOST) continue;
        this.#figures.set(call.id, (figures = new Float32Array(TIMES * FIGURES.length).fill(Number.NaN)));
      }
      for (const [index, name] of FIGURES.entries())
        figures[slot * FIGURES.length + index] = call.figures[name] ?? Number.NaN;
    }
    this.#forget();
  }

  /** The figures of a call since a time, the oldest first. */
  of(id: string, since: EpochSeconds): (readonly [EpochSeconds, CallFigures])[] {
    const figures = this.#figures.get(id);
    if (figures === undefined) return [];
    return this.times(since).map(([slot, at]) => [at, figuresAt(figures, slot)] as const);
  }

  /** Slots and times of the refreshes since a time, the oldest first. */
  times(since: EpochSeconds): (readonly [number, EpochSeconds])[] {
    return Array.from(this.#times.entries())
      .filter(([, at]) => at >= since)
      .sort(([, left], [, right]) => left - right);
  }

  /** Drops calls that have not been seen for as long as is remembered. */
  #forget(): void {
    if (this.#next !== 0) return;
    for (const [id, figures] of this.#figures) if (figures.every(Number.isNaN)) this.#figures.delete(id);
  }
}

function figuresAt(figures: Float32Array, slot: number): CallFigures {
  const at = (index: number): number | undefined => {
    const value = figures[slot * FIGURES.length + index];
    return value === undefined || Number.isNaN(value) ? undefined : value;
  };
  const [requestsPerSecond, errorShare, averageMs, p50Ms, p95Ms, p99Ms, bytesPerSecond, connectionsPerSecond] =
    FIGURES.map((_, index) => at(index));
  return { requestsPerSecond, errorShare, averageMs, p50Ms, p95Ms, p99Ms, bytesPerSecond, connectionsPerSecond };
}
