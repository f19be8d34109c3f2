import type { AnyRecord } from '@fairlead/model';
import { Backoff } from './backoff.ts';
import { delay, nextTurn, TurnBudget } from './clock.ts';
import type { CancelTimer, Clock } from './clock.ts';
import { ResourceVersionExpiredError } from './errors.ts';
import { failureOf } from './failure.ts';
import type { ResourceFailure } from './failure.ts';
import type { ListerWatcher, ListPage, WatchBatch, WatchEvent } from './listerWatcher.ts';
import { ListRun } from './listRun.ts';
import { isDoubtful, pauseAfter } from './pauseAfter.ts';
import { StatusKeeper } from './reflectorStatus.ts';
import type { ListProgress, ReflectorStatus } from './reflectorStatus.ts';
import type { Replacement } from './replacement.ts';
import { isEarlierVersion } from './resourceVersion.ts';
import { firstOfList, otherHistory } from './sameHistory.ts';
import { ResourceStatistics } from './statistics.ts';
import type { EventKind } from './statistics.ts';
import { ResourceVersionSteppedBackError } from './steppedBack.ts';
import type { Store } from './store.ts';
import type { StoreChange } from './storeChange.ts';
import { watchOnce } from './watchOnce.ts';

export interface ReflectorOptions<T extends AnyRecord> {
  readonly listerWatcher: ListerWatcher<T>;
  readonly store: Store<T>;
  /** The namespace the lister-watcher covers, if it is one: a relist then replaces only that part of the store. */
  readonly namespace?: string | undefined;
  readonly clock: Clock;
  /** Shared by all that read for one process, so that together they leave turns of the event loop to others; its own by default. */
  readonly turns?: TurnBudget | undefined;
  /** Ends everything: no request and no timer is left when `finished` resolves. */
  readonly signal: AbortSignal;
  /** From 0 up to, not including, 1; `Math.random` by default. */
  readonly random?: () => number;
  readonly statistics?: ResourceStatistics;
  /** Under which name an object's events are counted among the busiest owners. */
  readonly ownerOf?: (record: T) => string;
  /**
   * What changed in the store, and when the event arrived (milliseconds of the Unix epoch). The reflector waits for a promise
   * before it reads on. Must not throw or reject.
   */
  readonly onChanges?: (changes: readonly StoreChange<T>[], observedAtMs: number) => Promise<void> | undefined;
  /** Called when the status is another, and when a list has been stored. Must not throw. */
  readonly onStatus?: () => void;
}

export interface Reflector {
  status(): ReflectorStatus;
  /** Whether the first list has been stored and its changes taken. */
  readonly hasSynced: boolean;
  /** Resolves, never rejects, once the signal has aborted and nothing is left running. */
  readonly finished: Promise<void>;
}

/** Keeps one store equal to one resource: list, watch from that resource version, relist when it expires. Never gives up. */
export function startReflector<T extends AnyRecord>(options: ReflectorOptions<T>): Reflector {
  return new RunningReflector(options);
}

const PAGE_SIZE = 500;
/** Objects stored and told in one go. Each may take a tenth of a millisecond while its code is not compiled yet. */
const SLICE = 20;
const HEALTHY_MINUTE_MS = 60_000;
/** How long `live` outlasts a watch that ended in order, and one that fell silent. */
const GRACE_MS = 5_000;
const SILENCE_GRACE_MS = 1_000;
/** Watches in a row without a byte, after which a list tells what they may have held back. */
const MOST_SILENCES = 2;
/** A watch shorter than this is no use to anyone: the next one waits, the longer the more often it happens. */
const SHORT_WATCH_MS = 1_000;
/** Within the grace, so that a server that hangs up at once does not make the state flap. */
const LONGEST_PACE_MS = 4_000;
/** A list begun anew so soon after the last one was: the events in between prove nothing. */
const SOON_MS = 10_000;
/** Between the starts of short watches that did bring events. */
const BUSY_PACE_MS = 250;
const KIND: Readonly<Record<WatchEvent<AnyRecord>['type'], EventKind>> = {
  ADDED: 'added',
  MODIFIED: 'modified',
  DELETED: 'deleted',
  BOOKMARK: 'bookmark',
};

class RunningReflector<T extends AnyRecord> implements Reflector {
  readonly finished: Promise<void>;
  readonly #options: ReflectorOptions<T>;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #random: () => number;
  readonly #statistics: ResourceStatistics;
  readonly #status: StatusKeeper;
  readonly #backoff: Backoff;
  readonly #turns: TurnBudget;
  #hasSynced = false;
  /** Where the watch goes on; `undefined` when a list is due. */
  #resumeFrom: string | undefined;
  /** The last version heard of, kept while relisting: the next one should not lie before it. */
  #version = '';
  #steppedBack = false;
  /** After any trouble, until a list has shown that it still is the server we followed. */
  #doubtsServer = false;
  #listRun: ListRun<T> | undefined;
  #replacement: Replacement<T> | undefined;
  #pageSize = PAGE_SIZE;
  /** Lists begun anew, and doubtful answers to a watch, since the last event. */
  #restarts = 0;
  #doubts = 0;
  #restartedMs = Number.NEGATIVE_INFINITY;
  #healthySinceMs: number | undefined;
  #paceMs = SHORT_WATCH_MS;
  #heardInWatch = false;
  #silences = 0;
  #cancelGrace: CancelTimer | undefined;

  constructor(options: ReflectorOptions<T>) {
    this.#options = options;
    this.#clock = options.clock;
    this.#signal = options.signal;
    this.#random = options.random ?? Math.random;
    this.#statistics = options.statistics ?? new ResourceStatistics(options.clock);
    this.#status = new StatusKeeper(options.clock, () => options.onStatus?.());
    this.#backoff = new Backoff(this.#random);
    this.#turns = options.turns ?? new TurnBudget(options.clock);
    this.finished = this.#run();
  }

  get hasSynced(): boolean {
    return this.#hasSynced;
  }

  status(): ReflectorStatus {
    return this.#status.current();
  }

  async #run(): Promise<void> {
    // The caller gets the reflector before it does anything.
    await nextTurn(this.#clock);
    while (!this.#signal.aborted) {
      try {
        if (this.#resumeFrom === undefined) await this.#list();
        else await this.#watch(this.#resumeFrom);
      } catch (error) {
        if (!this.#signal.aborted) await this.#recover(error);
      }
    }
    this.#cancelGrace?.();
  }

  // ------------------------------------------------------------------------------------------------------------- list

  async #list(): Promise<void> {
    const run = (this.#listRun ??= new ListRun(this.#options.listerWatcher, this.#clock, this.#pageSize));
    if (this.#status.current().error === undefined) this.#listing(run.progress);
    do {
      await run.nextPage(this.#signal, (page) => this.#store(page));
      if (this.#signal.aborted) return;
      this.#listing(run.progress);
      await nextTurn(this.#clock);
    } while (run.isContinued);
    for (const changes of this.#replacement?.commit(SLICE) ?? []) {
      await this.#emit(changes);
      const pause = this.#turns.spent();
      if (pause !== undefined) await pause;
      if (this.#signal.aborted) return;
    }
    this.#statistics.listed(this.#options.namespace, this.#clock.monotonicMs() - run.startedMs);
    this.#reached(run.resourceVersion ?? '');
    this.#steppedBack = false;
    this.#doubtsServer = false;
    this.#pageSize = PAGE_SIZE;
    this.#dropList();
    this.#hasSynced = true;
    this.#options.onStatus?.();
  }

  /** Reads and stores one page, in slices; the replacement begins with the first. */
  async #store({ items, resourceVersion, wireBytes }: ListPage<T>): Promise<void> {
    this.#statistics.received(wireBytes);
    this.#replacement ??= this.#options.store.beginReplace({
      namespace: this.#options.namespace,
      visible: this.#hasSynced ? 'at-commit' : 'at-once',
      trustVersions: !this.#steppedBack && !isEarlierVersion(resourceVersion, this.#version),
    });
    let nameless = 0;
    let slice: T[] = [];
    const turn = this.#turns.spent();
    if (turn !== undefined) await turn;
    for (const item of items) {
      if (item.name === '') {
        nameless += 1;
        continue;
      }
      slice.push(item);
      if (slice.length < SLICE) continue;
      await this.#emit(this.#replacement.add(slice));
      slice = [];
      const pause = this.#turns.spent();
      if (pause !== undefined) await pause;
      if (this.#signal.aborted) return;
    }
    await this.#emit(this.#replacement.add(slice));
    if (nameless > 0) this.#nameless(nameless);
  }

  #listing(progress: ListProgress): void {
    this.#endGrace();
    this.#status.healthy(this.#hasSynced ? 'relisting' : 'syncing', progress);
  }

  #dropList(): void {
    this.#listRun = undefined;
    this.#replacement = undefined;
  }

  // ------------------------------------------------------------------------------------------------------------ watch

  async #watch(resourceVersion: string): Promise<void> {
    if (this.#doubtsServer) await this.#recognise(resourceVersion);
    const startedMs = this.#clock.monotonicMs();
    this.#heardInWatch = false;
    const end = await watchOnce({
      listerWatcher: this.#options.listerWatcher,
      resourceVersion,
      clock: this.#clock,
      signal: this.#signal,
      random: this.#random,
      onAccepted: () => this.#accepted(),
      onBatch: (batch) => this.#take(batch),
    });
    if (end.kind === 'silent') {
      this.#doubtsServer = true;
      this.#silences += 1;
      if (this.#silences >= MOST_SILENCES) {
        this.#silences = 0;
        this.#startOver(false);
        throw end.error;
      }
      const failure = failureOf(end.error);
      this.#statistics.failed(failure);
      this.#startGrace(SILENCE_GRACE_MS, failure);
    } else {
      this.#startGrace(GRACE_MS, {
        code: 'unreachable',
        message: 'the watch ended and no other one was accepted within 5 s',
        status: undefined,
      });
      await this.#pace(this.#clock.monotonicMs() - startedMs);
    }
  }

  /** Rejects when another server answers than the one that the store was filled from. */
  async #recognise(resourceVersion: string): Promise<void> {
    const page = await firstOfList(this.#options.listerWatcher, this.#clock, this.#signal);
    this.#statistics.received(page.wireBytes);
    const steppedBack = otherHistory(page, this.#options.store, resourceVersion);
    if (steppedBack !== undefined) throw steppedBack;
    this.#doubtsServer = false;
  }

  #accepted(): void {
    this.#endGrace();
    this.#healthySinceMs ??= this.#clock.monotonicMs();
    if (this.#status.state !== 'live') this.#status.healthy('live', undefined);
  }

  async #take(batch: WatchBatch<T>): Promise<void> {
    this.#statistics.received(batch.wireBytes);
    this.#silences = 0;
    const changes: StoreChange<T>[] = [];
    let steppedBack: ResourceVersionSteppedBackError | undefined;
    for (const event of batch.events) {
      const isEarlier = isEarlierVersion(event.resourceVersion, this.#version);
      if (isEarlier && event.type !== 'DELETED') {
        steppedBack = new ResourceVersionSteppedBackError(this.#version, event.resourceVersion);
        break;
      }
      changes.push(...this.#apply(event, isEarlier));
    }
    await this.#emit(changes);
    if (steppedBack !== undefined) throw steppedBack;
    const pause = this.#turns.spent();
    if (pause !== undefined) await pause;
  }

  #apply(event: WatchEvent<T>, isEarlier: boolean): readonly StoreChange<T>[] {
    const object = event.type === 'BOOKMARK' ? undefined : event.object;
    this.#heardInWatch = true;
    this.#restarts = 0;
    this.#doubts = 0;
    this.#status.heard();
    this.#statistics.event(KIND[event.type], object === undefined ? undefined : this.#options.ownerOf?.(object));
    // Some servers send a deleted object with the version of its last change, which is no step back.
    if (event.resourceVersion !== '' && !isEarlier) {
      this.#reached(event.resourceVersion);
    }
    if (object === undefined) return [];
    if (object.name === '') {
      this.#nameless(1);
      return [];
    }
    return event.type === 'DELETED' ? this.#options.store.delete(object) : this.#options.store.put(object);
  }

  /** Waits after a watch that ended too soon, so that a server which hangs up at once is not asked without pause. */
  async #pace(lastedMs: number): Promise<void> {
    if (lastedMs >= SHORT_WATCH_MS || this.#heardInWatch) {
      this.#paceMs = SHORT_WATCH_MS;
      if (lastedMs < BUSY_PACE_MS) await delay(this.#clock, BUSY_PACE_MS - lastedMs, this.#signal);
      return;
    }
    await delay(this.#clock, this.#paceMs - lastedMs, this.#signal);
    this.#paceMs = Math.min(this.#paceMs * 2, LONGEST_PACE_MS);
  }

  /** Lets `live` stand a little longer; then it is `retrying` for this reason. */
  #startGrace(graceMs: number, failure: ResourceFailure): void {
    if (this.#status.state !== 'live' || this.#signal.aborted || this.#cancelGrace !== undefined) return;
    this.#cancelGrace = this.#clock.setTimer(() => {
      this.#cancelGrace = undefined;
      this.#healthySinceMs = undefined;
      this.#status.troubled('retrying', failure, undefined);
    }, graceMs);
  }

  #endGrace(): void {
    this.#cancelGrace?.();
    this.#cancelGrace = undefined;
  }

  // --------------------------------------------------------------------------------------------------------- failures

  async #recover(error: unknown): Promise<void> {
    const failure = failureOf(error);
    this.#doubtsServer = true;
    this.#forgetTroubleAfterHealthyMinute();
    if (error instanceof ResourceVersionExpiredError || error instanceof ResourceVersionSteppedBackError) {
      if (error instanceof ResourceVersionExpiredError) this.#statistics.expired();
      else this.#statistics.failed(failure);
      this.#startOver(error instanceof ResourceVersionSteppedBackError);
      this.#restarts += 1;
      const now = this.#clock.monotonicMs();
      const isSoon = now - this.#restartedMs < SOON_MS;
      this.#restartedMs = now;
      // The first time there is nothing to wait for. Again without an event in between, or at once, something is wrong.
      if (this.#restarts === 1 && !isSoon) {
        this.#listing({ read: 0, remaining: undefined });
        return;
      }
    } else {
      this.#statistics.failed(failure);
      this.#doubt(error);
    }
    const pause = pauseAfter(error, this.#backoff, this.#hasSynced && this.#status.state !== 'off');
    this.#endGrace();
    this.#healthySinceMs = undefined;
    this.#status.troubled(pause.state, failure, pause.pauseMs);
    await delay(this.#clock, pause.pauseMs, this.#signal);
    if (!this.#signal.aborted) this.#status.trying();
  }

  #startOver(steppedBack: boolean): void {
    // A list too long for its token: larger pages get through in the end, at worst all in one.
    if (this.#listRun?.isContinued === true) this.#pageSize *= 4;
    this.#steppedBack ||= steppedBack;
    this.#resumeFrom = undefined;
    this.#dropList();
  }

  /** Answers that could be about what we ask for, rather than about the server: asking the same for ever would not help. */
  #doubt(error: unknown): void {
    if (!isDoubtful(error)) return;
    this.#doubts += 1;
    if (this.#resumeFrom === undefined) this.#dropList();
    else if (this.#doubts >= 2) this.#startOver(false);
  }

  #forgetTroubleAfterHealthyMinute(): void {
    if (this.#healthySinceMs === undefined) return;
    if (this.#clock.monotonicMs() - this.#healthySinceMs < HEALTHY_MINUTE_MS) return;
    this.#backoff.reset();
    this.#restarts = 0;
    this.#doubts = 0;
  }

  // ----------------------------------------------------------------------------------------------------------- common

  #reached(resourceVersion: string): void {
    this.#resumeFrom = resourceVersion;
    this.#version = resourceVersion;
    this.#statistics.reached(resourceVersion);
  }

  async #emit(changes: readonly StoreChange<T>[]): Promise<void> {
    if (changes.length > 0) await this.#options.onChanges?.(changes, this.#clock.now());
  }

  /** Objects that cannot be kept for want of a name: nothing can refer to them. Counted, and left out. */
  #nameless(count: number): void {
    this.#statistics.failed({
      code: 'garbage',
      message: `${count} objects without a name were left out`,
      status: undefined,
    });
  }
}
