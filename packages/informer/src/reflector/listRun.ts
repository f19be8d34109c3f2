import type { AnyRecord } from '@fairlead/model';
import type { Clock } from '../clock.ts';
import { GarbageError, UnreachableError } from '../source/errors.ts';
import type { ListerWatcher, ListOptions, ListPage } from '../source/listerWatcher.ts';
import type { ListProgress } from './reflectorStatus.ts';
import { RequestGuard } from './requestGuard.ts';

/** A page that trickles in is given up: its continue token would not live longer. Silence is noticed by the lister-watcher. */
const PAGE_DEADLINE_MS = 5 * 60_000;

/** One list, page by page. It outlives a failed request: the next try goes on where this one stopped. */
export class ListRun<T extends AnyRecord> {
  readonly startedMs: number;
  readonly #listerWatcher: ListerWatcher<T>;
  readonly #clock: Clock;
  readonly #limit: number;
  #continueToken: string | undefined;
  #resourceVersion: string | undefined;
  #read = 0;
  #remaining: number | undefined;

  constructor(listerWatcher: ListerWatcher<T>, clock: Clock, limit: number) {
    this.#listerWatcher = listerWatcher;
    this.#clock = clock;
    this.#limit = limit;
    this.startedMs = clock.monotonicMs();
  }

  get progress(): ListProgress {
    return { read: this.#read, remaining: this.#remaining };
  }

  /** Of the first page: what came after it is in the watch. `undefined` before. */
  get resourceVersion(): string | undefined {
    return this.#resourceVersion;
  }

  /** Whether a continue token is in use, which a 410 would be about. */
  get isContinued(): boolean {
    return this.#continueToken !== undefined;
  }

  /**
   * Reads the next page and has it taken; one that could not be taken is asked for again. After the last one, `isContinued` is
   * `false`. Rejects with errors of the lister-watcher, and with what `take` rejects with.
   */
  async nextPage(signal: AbortSignal, take: (page: ListPage<T>) => Promise<void>): Promise<void> {
    const page = await this.#request(signal);
    const token = page.continueToken === '' ? undefined : page.continueToken;
    if (page.resourceVersion === '') throw new GarbageError('the list has no resource version');
    if (token !== undefined && token === this.#continueToken) throw new GarbageError('the list goes on in a circle');
    await take(page);
    this.#resourceVersion ??= page.resourceVersion;
    this.#read += page.items.length;
    this.#remaining = token === undefined ? 0 : page.remainingItemCount;
    this.#continueToken = token;
  }

  #request(signal: AbortSignal): Promise<ListPage<T>> {
    const asked = { limit: this.#limit, continueToken: this.#continueToken };
    const tooLate = (): Error => new UnreachableError('a page of the list took more than 5 minutes');
    return pageWithin(PAGE_DEADLINE_MS, tooLate, this.#listerWatcher, asked, this.#clock, signal);
  }
}

/** Reads one page, and gives up with `tooLate()` after `deadlineMs`. Rejects with errors of the lister-watcher, too. */
export async function pageWithin<T extends AnyRecord>(
  deadlineMs: number,
  tooLate: () => Error,
  listerWatcher: ListerWatcher<T>,
  asked: Pick<ListOptions, 'limit' | 'continueToken'>,
  clock: Clock,
  signal: AbortSignal,
): Promise<ListPage<T>> {
  const guard = new RequestGuard(clock, signal);
  try {
    guard.deadline(deadlineMs, tooLate);
    return await guard.settle(listerWatcher.list({ ...asked, signal: guard.signal }));
  } finally {
    guard.close();
  }
}
