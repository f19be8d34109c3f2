import { BusiestOwners } from './busiestOwners.ts';
import type { BusyOwner } from './busiestOwners.ts';
import type { Clock } from '../clock.ts';
import type { ResourceFailure } from '../source/failure.ts';
import { SlidingCounts } from './slidingCounts.ts';

/** One figure per kind of watch event. */
export interface ByEventKind {
  readonly added: number;
  readonly modified: number;
  readonly deleted: number;
  readonly bookmark: number;
}

export type EventKind = keyof ByEventKind;

export interface EventHistory {
  /** Start of the first step, milliseconds of the Unix epoch. */
  readonly startAtMs: number;
  readonly stepSeconds: number;
  /** All kinds together, the oldest step first. The last one is still running: its rate is that of the last ten seconds. */
  readonly eventsPerSecond: readonly number[];
}

/** What reading one resource has cost so far. Watch events as received, none folded; list items are not counted as events. */
export interface TrafficStatistics {
  readonly wireBytes: number;
  /** Of the last list that was completed; the longest where several namespaces are listed. */
  readonly listDurationMs: number | undefined;
  readonly events: ByEventKind;
  /** Mean of the last minute, or of the time since start while that is shorter. */
  readonly eventsPerSecond: ByEventKind;
  readonly history: EventHistory;
  /** Completed lists. */
  readonly lists: number;
  /** Completed lists that were not the first. */
  readonly relists: number;
  /** 410 answers, in any form. */
  readonly expired: number;
  readonly errors: number;
  readonly lastError: ResourceFailure | undefined;
  /** Arrival of the last watch event or bookmark, milliseconds of the Unix epoch. */
  readonly lastEventAtMs: number | undefined;
  readonly resourceVersion: string | undefined;
  readonly busiest: readonly BusyOwner[];
}

const KINDS = ['added', 'modified', 'deleted', 'bookmark'] as const;
const RATE_WINDOW_S = 60;
const HISTORY_STEP_S = 10;
const HISTORY_STEPS = (15 * 60) / HISTORY_STEP_S;
const BUSIEST_SHOWN = 10;

/** Counts what reading one resource costs. All reflectors of the resource write to the same one. */
export class ResourceStatistics {
  readonly #clock: Clock;
  readonly #startedMs: number;
  readonly #recent: SlidingCounts;
  /** `undefined` while they are not kept. */
  #history: SlidingCounts | undefined;
  #busiest: BusiestOwners | undefined = new BusiestOwners();
  readonly #events = [0, 0, 0, 0];
  readonly #listDurations = new Map<string | undefined, number>();
  #wireBytes = 0;
  #lists = 0;
  #relists = 0;
  #expired = 0;
  #errors = 0;
  #lastError: ResourceFailure | undefined;
  #lastEventAtMs: number | undefined;
  #resourceVersion: string | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#startedMs = clock.monotonicMs();
    this.#recent = new SlidingCounts(1000, RATE_WINDOW_S, KINDS.length, this.#startedMs);
    this.#history = newHistory(this.#startedMs);
  }

  /** Keeps events over time and by owner, from now on, or forgets them. */
  keepHistory(keep: boolean): void {
    if (keep === (this.#history !== undefined)) return;
    this.#history = keep ? newHistory(this.#clock.monotonicMs()) : undefined;
    this.#busiest = keep ? new BusiestOwners() : undefined;
  }

  received(wireBytes: number): void {
    this.#wireBytes += wireBytes;
  }

  /** One watch event. `owner` is who churns; bookmarks have none. */
  event(kind: EventKind, owner: string | undefined): void {
    const column = KINDS.indexOf(kind);
    const nowMs = this.#clock.monotonicMs();
    this.#events[column] = (this.#events[column] ?? 0) + 1;
    this.#recent.add(nowMs, column);
    this.#history?.add(nowMs, 0);
    this.#lastEventAtMs = this.#clock.now();
    if (owner !== undefined) this.#busiest?.add(owner);
  }

  /** A completed list of a namespace, or of everything (`undefined`). */
  listed(namespace: string | undefined, durationMs: number): void {
    this.#lists += 1;
    if (this.#listDurations.has(namespace)) this.#relists += 1;
    this.#listDurations.set(namespace, durationMs);
  }

  reached(resourceVersion: string): void {
    this.#resourceVersion = resourceVersion;
  }

  expired(): void {
    this.#expired += 1;
  }

  failed(failure: ResourceFailure): void {
    this.#errors += 1;
    this.#lastError = failure;
  }

  current(): TrafficStatistics {
    const nowMs = this.#clock.monotonicMs();
    return {
      wireBytes: this.#wireBytes,
      listDurationMs: this.#listDurations.size === 0 ? undefined : Math.max(...this.#listDurations.values()),
      events: byKind((column) => this.#events[column] ?? 0),
      eventsPerSecond: this.#rates(nowMs),
      history: this.#historyAt(nowMs),
      lists: this.#lists,
      relists: this.#relists,
      expired: this.#expired,
      errors: this.#errors,
      lastError: this.#lastError,
      lastEventAtMs: this.#lastEventAtMs,
      resourceVersion: this.#resourceVersion,
      busiest: this.#busiest?.top(BUSIEST_SHOWN) ?? [],
    };
  }

  #rates(nowMs: number): ByEventKind {
    const seconds = Math.min(RATE_WINDOW_S, Math.max(1, (nowMs - this.#startedMs) / 1000));
    return byKind((column) => this.#recent.sum(nowMs, column) / seconds);
  }

  #historyAt(nowMs: number): EventHistory {
    const series = this.#history?.series(nowMs) ?? [];
    const intoStepMs = nowMs % (HISTORY_STEP_S * 1000);
    return {
      startAtMs: Math.round(this.#clock.now() - intoStepMs - Math.max(0, series.length - 1) * HISTORY_STEP_S * 1000),
      stepSeconds: HISTORY_STEP_S,
      eventsPerSecond: [...series.slice(0, -1).map((count) => count / HISTORY_STEP_S), ...this.#runningRate(nowMs)],
    };
  }

  /** What the running step has had so far would look like a fall to nothing each time that one begins. */
  #runningRate(nowMs: number): readonly number[] {
    if (this.#history === undefined) return [];
    const seconds = Math.min(HISTORY_STEP_S, Math.max(1, (nowMs - this.#startedMs) / 1000));
    return [this.#recent.sumOfLast(nowMs, HISTORY_STEP_S) / seconds];
  }
}

function newHistory(nowMs: number): SlidingCounts {
  return new SlidingCounts(HISTORY_STEP_S * 1000, HISTORY_STEPS, 1, nowMs);
}

function byKind(figure: (column: number) => number): ByEventKind {
  return { added: figure(0), modified: figure(1), deleted: figure(2), bookmark: figure(3) };
}
