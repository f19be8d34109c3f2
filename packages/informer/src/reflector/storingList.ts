import type { AnyRecord } from '@fairlead/model';
import type { Clock, TurnBudget } from '../clock.ts';
import type { ListerWatcher, ListPage } from '../source/listerWatcher.ts';
import { ListRun } from './listRun.ts';
import type { ListProgress } from './reflectorStatus.ts';
import type { Replacement } from '../store/replacement.ts';
import type { Store } from '../store/store.ts';
import type { StoreChange } from '../store/storeChange.ts';

export interface StoringListOptions<T extends AnyRecord> {
  readonly listerWatcher: ListerWatcher<T>;
  readonly store: Store<T>;
  readonly namespace: string | undefined;
  readonly pageSize: number;
  /** `at-once`: as pages come; `at-commit`: once the list is whole. */
  readonly visible: 'at-once' | 'at-commit';
  /** Whether objects of a list of this version are the same as those held where their versions are. */
  readonly trusts: (resourceVersion: string) => boolean;
  readonly clock: Clock;
  readonly turns: TurnBudget;
  readonly signal: AbortSignal;
  /** What changed in the store. */
  readonly emit: (changes: readonly StoreChange<T>[]) => Promise<void>;
  readonly onReceived: (wireBytes: number) => void;
  /** Objects that were left out, because nothing can refer to them. */
  readonly onNameless: (count: number) => void;
}

/** Objects stored and told in one go. Each may take a tenth of a millisecond while its code is not compiled yet. */
const SLICE = 20;

/** One list on its way into the store. It outlives a failed request: the next try goes on where this one stopped. */
export class StoringList<T extends AnyRecord> {
  readonly #options: StoringListOptions<T>;
  readonly #run: ListRun<T>;
  #replacement: Replacement<T> | undefined;

  constructor(options: StoringListOptions<T>) {
    this.#options = options;
    this.#run = new ListRun(options.listerWatcher, options.clock, options.pageSize);
  }

  get progress(): ListProgress {
    return this.#run.progress;
  }

  /** Whether a continue token is in use, which a 410 would be about. */
  get isContinued(): boolean {
    return this.#run.isContinued;
  }

  /** Where a watch goes on. */
  get resourceVersion(): string {
    return this.#run.resourceVersion ?? '';
  }

  get tookMs(): number {
    return this.#options.clock.monotonicMs() - this.#run.startedMs;
  }

  /** Reads and stores a page. After the last one, `isContinued` is `false`. Rejects with errors of the lister-watcher. */
  nextPage(): Promise<void> {
    return this.#run.nextPage(this.#options.signal, (page) => this.#store(page));
  }

  /** Makes the list what the store holds: after the last page. */
  async commit(): Promise<void> {
    const { emit, turns, signal } = this.#options;
    for (const changes of this.#replacement?.commit(SLICE) ?? []) {
      await emit(changes);
      const pause = turns.spent();
      if (pause !== undefined) await pause;
      if (signal.aborted) return;
    }
  }

  /** In slices; the replacement begins with the first page. */
  async #store({ items, resourceVersion, wireBytes }: ListPage<T>): Promise<void> {
    const { store, namespace, visible, trusts, emit, turns, signal } = this.#options;
    this.#options.onReceived(wireBytes);
    this.#replacement ??= store.beginReplace({ namespace, visible, trustVersions: trusts(resourceVersion) });
    let nameless = 0;
    let slice: T[] = [];
    const turn = turns.spent();
    if (turn !== undefined) await turn;
    for (const item of items) {
      if (item.name === '') {
        nameless += 1;
        continue;
      }
      slice.push(item);
      if (slice.length < SLICE) continue;
      await emit(this.#replacement.add(slice));
      slice = [];
      const pause = turns.spent();
      if (pause !== undefined) await pause;
      if (signal.aborted) return;
    }
    await emit(this.#replacement.add(slice));
    if (nameless > 0) this.#options.onNameless(nameless);
  }
}
