import type { AnyRecord } from '@fairlead/model';
import { Backoff } from './backoff.ts';
import { Comeback } from './comeback.ts';
import { nextTurn, TurnBudget } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { ResourceVersionExpiredError } from '../source/errors.ts';
import { failureOf } from '../source/failure.ts';
import type { ResourceFailure } from '../source/failure.ts';
import type { WatchBatch, WatchEvent } from '../source/listerWatcher.ts';
import { Grace } from './grace.ts';
import { isDoubtful, pauseAfter } from './pauseAfter.ts';
import type { ReflectorOptions } from './reflectorOptions.ts';
import { StatusKeeper } from './reflectorStatus.ts';
import type { ListProgress, ReflectorStatus } from './reflectorStatus.ts';
import { isEarlierVersion } from './resourceVersion.ts';
import { firstOfList, otherHistory } from './sameHistory.ts';
import { ResourceStatistics } from '../statistics/statistics.ts';
import type { EventKind } from '../statistics/statistics.ts';
import { ResourceVersionSteppedBackError } from '../source/steppedBack.ts';
import type { StoreChange } from '../store/storeChange.ts';
import { StoringList } from './storingList.ts';
import { Troubles } from './troubles.ts';
import { watchOnce } from './watchOnce.ts';
import { WatchPace } from './watchPace.ts';

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
/** How long `live` outlasts a watch that ended in order, and one that fell silent. */
const GRACE_MS = 5_000;
const SILENCE_GRACE_MS = 1_000;
const NO_OTHER_WATCH: ResourceFailure = {
  code: 'unreachable',
  message: 'the watch ended and no other one was accepted within 5 s',
  status: undefined,
};
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
  readonly #troubles: Troubles;
  readonly #grace: Grace;
  readonly #pace: WatchPace;
  readonly #turns: TurnBudget;
  readonly #comeback: Comeback;
  #hasSynced = false;
  /** Where the watch goes on; `undefined` when a list is due. */
  #resumeFrom: string | undefined;
  /** The last version heard of, kept while relisting: the next one should not lie before it. */
  #version = '';
  #steppedBack = false;
  /** After any trouble, until a list has shown that it still is the server we followed. */
  #doubtsServer = false;
  #underWay: StoringList<T> | undefined;
  #pageSize = PAGE_SIZE;
  /** Since the watch began. */
  #hasHeard = false;

  constructor(options: ReflectorOptions<T>) {
    this.#options = options;
    this.#clock = options.clock;
    this.#signal = options.signal;
    this.#random = options.random ?? Math.random;
    this.#statistics = options.statistics ?? new ResourceStatistics(options.clock);
    this.#status = new StatusKeeper(options.clock, () => options.onStatus?.());
    this.#backoff = new Backoff(this.#random);
    this.#troubles = new Troubles(options.clock);
    this.#grace = new Grace(options.clock, this.#status, () => this.#troubles.unhealthy());
    this.#pace = new WatchPace(options.clock, options.signal);
    this.#turns = options.turns ?? new TurnBudget(options.clock);
    this.#comeback = options.comeback ?? new Comeback();
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
    this.#grace.end();
  }

  // ------------------------------------------------------------------------------------------------------------- list

  async #list(): Promise<void> {
    const list = (this.#underWay ??= this.#newList());
    if (this.#status.current().error === undefined) this.#listing(list.progress);
    do {
      await list.nextPage();
      if (this.#signal.aborted) return;
      this.#listing(list.progress);
      await nextTurn(this.#clock);
    } while (list.isContinued);
    await list.commit();
    if (this.#signal.aborted) return;
    this.#statistics.listed(this.#options.namespace, list.tookMs);
    this.#reached(list.resourceVersion);
    this.#steppedBack = false;
    this.#doubtsServer = false;
    this.#pageSize = PAGE_SIZE;
    this.#underWay = undefined;
    this.#hasSynced = true;
    this.#options.onStatus?.();
  }

  #newList(): StoringList<T> {
    const { listerWatcher, store, namespace, clock, signal } = this.#options;
    return new StoringList({
      listerWatcher,
      store,
      namespace,
      pageSize: this.#pageSize,
      visible: this.#hasSynced ? 'at-commit' : 'at-once',
      trusts: (resourceVersion) => !this.#steppedBack && !isEarlierVersion(resourceVersion, this.#version),
      clock,
      turns: this.#turns,
      signal,
      emit: (changes) => this.#emit(changes),
      onReceived: (wireBytes) => this.#statistics.received(wireBytes),
      onNameless: (count) => this.#nameless(count),
    });
  }

  #listing(progress: ListProgress): void {
    this.#grace.end();
    this.#healthy(this.#hasSynced ? 'relisting' : 'syncing', progress);
  }

  // ------------------------------------------------------------------------------------------------------------ watch

  async #watch(resourceVersion: string): Promise<void> {
    if (this.#doubtsServer) await this.#recognise(resourceVersion);
    const startedMs = this.#clock.monotonicMs();
    this.#hasHeard = false;
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
      if (this.#troubles.silent()) {
        this.#startOver(false);
        throw end.error;
      }
      const failure = failureOf(end.error);
      this.#statistics.failed(failure);
      if (!this.#signal.aborted) this.#grace.start(SILENCE_GRACE_MS, failure);
    } else {
      if (!this.#signal.aborted) this.#grace.start(GRACE_MS, NO_OTHER_WATCH);
      await this.#pace.after(this.#clock.monotonicMs() - startedMs, this.#hasHeard);
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
    this.#grace.end();
    this.#troubles.healthy();
    if (this.#status.state !== 'live') this.#healthy('live', undefined);
  }

  #healthy(state: 'syncing' | 'relisting' | 'live', progress: ListProgress | undefined): void {
    const wasTroubled = this.#status.state === 'retrying';
    this.#status.healthy(state, progress);
    if (wasTroubled) this.#comeback.tell();
  }

  async #take(batch: WatchBatch<T>): Promise<void> {
    this.#statistics.received(batch.wireBytes);
    this.#troubles.signOfLife();
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
    this.#hasHeard = true;
    this.#troubles.heard();
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

  // --------------------------------------------------------------------------------------------------------- failures

  async #recover(error: unknown): Promise<void> {
    const failure = failureOf(error);
    this.#doubtsServer = true;
    if (this.#troubles.forgetAfterHealthyMinute()) this.#backoff.reset();
    if (error instanceof ResourceVersionExpiredError || error instanceof ResourceVersionSteppedBackError) {
      if (error instanceof ResourceVersionExpiredError) this.#statistics.expired();
      else this.#statistics.failed(failure);
      this.#startOver(error instanceof ResourceVersionSteppedBackError);
      if (this.#troubles.mayRestartAtOnce()) {
        this.#listing({ read: 0, remaining: undefined });
        return;
      }
    } else {
      this.#statistics.failed(failure);
      this.#doubt(error);
    }
    const pause = pauseAfter(error, this.#backoff, this.#hasSynced && this.#status.state !== 'off');
    this.#grace.end();
    this.#troubles.unhealthy();
    this.#status.troubled(pause.state, failure, pause.pauseMs);
    const waiting = { clock: this.#clock, delayMs: pause.pauseMs, random: this.#random, signal: this.#signal };
    await this.#comeback.wait(error, waiting);
    if (!this.#signal.aborted) this.#status.trying();
  }

  #startOver(steppedBack: boolean): void {
    // A list too long for its token: larger pages get through in the end, at worst all in one.
    if (this.#underWay?.isContinued === true) this.#pageSize *= 4;
    this.#steppedBack ||= steppedBack;
    this.#resumeFrom = undefined;
    this.#underWay = undefined;
  }

  /** Answers that could be about what we ask for, rather than about the server: asking the same for ever would not help. */
  #doubt(error: unknown): void {
    if (!isDoubtful(error)) return;
    const isTooOften = this.#troubles.doubted();
    if (this.#resumeFrom === undefined) this.#underWay = undefined;
    else if (isTooOften) this.#startOver(false);
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
