import { objectKey } from '@fairlead/model';
import type { AnyRecord, ObjectKey } from '@fairlead/model';
import { GarbageError, ResourceVersionExpiredError } from '../source/errors.ts';
import type {
  ListerWatcher,
  ListOptions,
  ListPage,
  PageItems,
  WatchBatch,
  WatchEvent,
  WatchOptions,
} from '../source/listerWatcher.ts';
import { OpenWatch } from './openWatch.ts';

/** What goes wrong with one list request. */
export type ListFault =
  /** Nothing: this one is spared. */
  | { readonly kind: 'pass' }
  | { readonly kind: 'error'; readonly error: Error }
  /** Nothing ever comes. */
  | { readonly kind: 'hang' }
  /** Behind so many objects of the page there is nothing that could be read. */
  | { readonly kind: 'garbage-after'; readonly objects: number }
  /** Everything in one page, whatever the limit. */
  | { readonly kind: 'ignore-limit' };

/** What goes wrong with one watch request. */
export type WatchFault =
  /** Instead of being accepted. */
  | { readonly kind: 'error'; readonly error: Error }
  | { readonly kind: 'hang' }
  /** Accepted, then nothing ever comes. */
  | { readonly kind: 'silence' }
  /** Accepted, and after so many events it breaks, or ends in order when there is no error. */
  | { readonly kind: 'end'; readonly afterEvents: number; readonly error?: Error }
  /** Every event comes twice. */
  | { readonly kind: 'duplicates' };

export interface RequestSeen {
  readonly verb: 'list' | 'watch';
  readonly namespace: string | undefined;
  /** Of a watch. */
  readonly resourceVersion: string | undefined;
  /** Of a list. */
  readonly limit: number | undefined;
  readonly continueToken: string | undefined;
}

/** As the API server spells it: where a list that was cut off goes on. */
interface ListSnapshot {
  readonly resourceVersion: number;
  readonly items: readonly AnyRecord[];
}

const BYTES_PER_OBJECT = 100;
const BYTES_PER_BOOKMARK = 40;

/**
 * One resource of an API server, in memory, with its own history: what is put and deleted here can be listed in pages and
 * watched from any resource version it still remembers. Faults are scripted per request, first come first served.
 */
export class ScriptedServer<T extends AnyRecord> {
  readonly requests: RequestSeen[] = [];
  readonly #objects = new Map<ObjectKey, T>();
  #history: { readonly version: number; readonly event: WatchEvent<T> }[] = [];
  #version = 100;
  /** Versions up to this one, and continue tokens of lists at them, are gone. */
  #compacted = 0;
  #restorations = 0;
  readonly #snapshots = new Map<string, ListSnapshot>();
  readonly #open = new Set<OpenWatch<T>>();
  readonly #listFaults: ListFault[] = [];
  readonly #watchFaults: WatchFault[] = [];
  readonly #nextErrors: Error[] = [];
  #standingError: (() => Error) | undefined;
  /** Requests that get no answer. */
  #hanging = 0;

  /** What a store that follows this server has to hold, in order of keys. */
  truth(): readonly T[] {
    return [...this.#objects].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, record]) => record);
  }

  get resourceVersion(): string {
    return String(this.#version);
  }

  get openWatches(): number {
    return this.#open.size;
  }

  /** Requests of lists and watches that wait for an answer, and open watches. */
  get openRequests(): number {
    return this.#open.size + this.#hanging;
  }

  /** Creates or changes an object, under the next resource version. A new UID under an old name deletes the old one first. */
  put(record: T): T {
    const key = objectKey(record);
    const before = this.#objects.get(key);
    if (before !== undefined && before.uid !== record.uid) this.delete(key);
    const stored = this.#stamped(record);
    const type = this.#objects.has(key) ? 'MODIFIED' : 'ADDED';
    this.#objects.set(key, stored);
    this.#publish({ type, object: stored, resourceVersion: stored.resourceVersion });
    return stored;
  }

  delete(key: ObjectKey): void {
    const held = this.#objects.get(key);
    if (held === undefined) return;
    this.#objects.delete(key);
    const last = this.#stamped(held);
    this.#publish({ type: 'DELETED', object: last, resourceVersion: last.resourceVersion });
  }

  /** Changes the truth behind everyone's back: no event is ever sent, as if a watch had lost it. */
  deleteSilently(key: ObjectKey): void {
    this.#objects.delete(key);
  }

  /** Sends an event to all open watches as it is: unknown objects, duplicates, old versions. The truth is untouched. */
  sendRaw(event: WatchEvent<T>): void {
    for (const watch of this.#open) watch.push({ events: [event], wireBytes: BYTES_PER_OBJECT });
  }

  /** Sends a bookmark to all open watches. */
  bookmark(): void {
    this.#version += 1;
    const event: WatchEvent<T> = { type: 'BOOKMARK', resourceVersion: this.resourceVersion };
    for (const watch of this.#open) watch.push({ events: [event], wireBytes: BYTES_PER_BOOKMARK });
  }

  /** Forgets its history: resume points and continue tokens from before are answered with 410. Open watches go on. */
  compact(): void {
    this.#version += 1;
    this.#compacted = this.#version;
    this.#history = [];
    this.#snapshots.clear();
  }

  /** Ends all open watches: in order, or with an error. */
  endWatches(error?: Error): void {
    for (const watch of this.#open) watch.end(error);
  }

  /** Ends the watch that has been open longest. */
  endFirstWatch(error?: Error): void {
    const [first] = this.#open;
    first?.end(error);
  }

  /** Goes back in time, as after a restore from a backup: versions start again below; open watches end, in order or broken. */
  restore(records: readonly T[], resourceVersion: number, error?: Error): void {
    this.endWatches(error);
    this.#restorations += 1;
    this.#objects.clear();
    this.#history = [];
    this.#snapshots.clear();
    this.#version = resourceVersion;
    this.#compacted = 0;
    for (const record of records) {
      const stored = this.#stamped(record);
      this.#objects.set(objectKey(stored), stored);
    }
  }

  /** The next lists fail like this, one each. */
  failLists(...faults: readonly ListFault[]): void {
    this.#listFaults.push(...faults);
  }

  /** The next watches fail like this, one each. */
  failWatches(...faults: readonly WatchFault[]): void {
    this.#watchFaults.push(...faults);
  }

  /** The next requests fail like this, one each, whether lists or watches. */
  failNext(...errors: readonly Error[]): void {
    this.#nextErrors.push(...errors);
  }

  /** From now on every request fails, and open watches break; `undefined` heals. */
  failAll(error: (() => Error) | undefined): void {
    this.#standingError = error;
    if (error !== undefined) this.endWatches(error());
  }

  /** Forgets faults that no request has met. */
  clearFaults(): void {
    this.#listFaults.length = 0;
    this.#watchFaults.length = 0;
    this.#nextErrors.length = 0;
    this.#standingError = undefined;
  }

  /** A lister-watcher of the whole resource, or of one namespace. */
  listerWatcher(namespace?: string): ListerWatcher<T> {
    return {
      list: (options) => this.#list(namespace, options),
      watch: (options) => this.#watch(namespace, options),
    };
  }

  async #list(namespace: string | undefined, options: ListOptions): Promise<ListPage<T>> {
    const { limit, continueToken, signal } = options;
    this.requests.push({ verb: 'list', namespace, resourceVersion: undefined, limit, continueToken });
    signal.throwIfAborted();
    this.#throwIfFailing();
    const fault = this.#listFaults.shift();
    if (fault?.kind === 'error') throw fault.error;
    if (fault?.kind === 'hang') await this.#hang(signal);
    const page = this.#page(namespace, fault?.kind === 'ignore-limit' ? Infinity : limit, continueToken);
    return fault?.kind === 'garbage-after' ? { ...page, items: unreadableAfter(page.items, fault.objects) } : page;
  }

  #throwIfFailing(): void {
    if (this.#standingError !== undefined) throw this.#standingError();
    const error = this.#nextErrors.shift();
    if (error !== undefined) throw error;
  }

  #page(namespace: string | undefined, limit: number, continueToken: string | undefined): ListPage<T> {
    const [id, offset] = continueToken === undefined ? [this.#snapshot(namespace), 0] : parseToken(continueToken);
    const snapshot = this.#snapshots.get(id);
    if (snapshot === undefined) throw new ResourceVersionExpiredError('of the continue token');
    const items = snapshot.items.slice(offset, offset + limit) as readonly AnyRecord[] as readonly T[];
    const left = snapshot.items.length - offset - items.length;
    return {
      items,
      resourceVersion: String(snapshot.resourceVersion),
      continueToken: left > 0 ? `${id}/${offset + limit}` : undefined,
      remainingItemCount: left > 0 ? left : undefined,
      wireBytes: items.length * BYTES_PER_OBJECT,
    };
  }

  /** Keeps the state of now under a name that continue tokens carry. */
  #snapshot(namespace: string | undefined): string {
    const id = `${this.#restorations}-${this.#snapshots.size}-${this.#version}`;
    const items = this.truth().filter((record) => isIn(record, namespace));
    this.#snapshots.set(id, { resourceVersion: this.#version, items });
    return id;
  }

  async *#watch(namespace: string | undefined, options: WatchOptions): AsyncGenerator<WatchBatch<T>> {
    const { resourceVersion, signal, onAccepted } = options;
    this.requests.push({ verb: 'watch', namespace, resourceVersion, limit: undefined, continueToken: undefined });
    signal.throwIfAborted();
    this.#throwIfFailing();
    const fault = this.#watchFaults.shift();
    if (fault?.kind === 'error') throw fault.error;
    if (fault?.kind === 'hang') await this.#hang(signal);
    const from = Number(resourceVersion);
    if (from < this.#compacted) throw new ResourceVersionExpiredError(resourceVersion);
    onAccepted();
    if (fault?.kind === 'silence') await this.#hang(signal);
    const missed = this.#history.filter((entry) => entry.version > from).map((entry) => entry.event);
    const watch = new OpenWatch<T>(signal, {
      accepts: (event) => event.type === 'BOOKMARK' || isIn(event.object, namespace),
      limit: fault?.kind === 'end' ? fault.afterEvents : undefined,
      error: fault?.kind === 'end' ? fault.error : undefined,
      repeat: fault?.kind === 'duplicates',
    });
    this.#open.add(watch);
    try {
      if (missed.length > 0) watch.push({ events: missed, wireBytes: missed.length * BYTES_PER_OBJECT });
      yield* watch.batches();
    } finally {
      this.#open.delete(watch);
    }
  }

  /** Rejects when the request is aborted, and never otherwise. */
  async #hang(signal: AbortSignal): Promise<never> {
    this.#hanging += 1;
    try {
      return await new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      });
    } finally {
      this.#hanging -= 1;
    }
  }

  #stamped(record: T): T {
    this.#version += 1;
    return { ...record, resourceVersion: this.resourceVersion };
  }

  #publish(event: WatchEvent<T>): void {
    this.#history.push({ version: this.#version, event });
    for (const watch of this.#open) watch.push({ events: [event], wireBytes: BYTES_PER_OBJECT });
  }
}

function isIn(record: AnyRecord, namespace: string | undefined): boolean {
  return namespace === undefined || ('namespace' in record && record.namespace === namespace);
}

function parseToken(token: string): readonly [string, number] {
  const [id = '', offset = ''] = token.split('/');
  return [id, Number(offset)];
}

function unreadableAfter<T>(items: PageItems<T>, count: number): PageItems<T> {
  return {
    length: items.length,
    *[Symbol.iterator]() {
      yield* [...items].slice(0, count);
      throw new GarbageError('an object that cannot be read');
    },
  };
}
