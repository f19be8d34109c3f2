import type { AnyRecord } from '@fairlead/model';

/**
 * The objects of a page, in their order: an array, or what decodes each only when it comes to it, so that whoever reads them may rest
 * in between and no more of them are alive than are in hand. Reading them rejects (throws) as the list does where they cannot be read. An iteration is ended
 * before the next page is asked for.
 */
export interface PageItems<T> extends Iterable<T> {
  readonly length: number;
}

/** One page of a list. */
export interface ListPage<T> {
  readonly items: PageItems<T>;
  readonly resourceVersion: string;
  /** Token for the next page; `undefined` on the last one. */
  readonly continueToken: string | undefined;
  /** `metadata.remainingItemCount`, where the server tells. */
  readonly remainingItemCount: number | undefined;
  /** Bytes of the response body as received (before decompression). */
  readonly wireBytes: number;
}

export type WatchEvent<T> =
  | { readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'; readonly object: T; readonly resourceVersion: string }
  | { readonly type: 'BOOKMARK'; readonly resourceVersion: string };

/** Events decoded from one chunk of the wire; `wireBytes` may come with no event at all (a part of a frame). */
export interface WatchBatch<T> {
  readonly events: readonly WatchEvent<T>[];
  readonly wireBytes: number;
}

/**
 * One page is asked for. Only the lister-watcher sees the bytes of a page arrive, so it is the one to give up (with an
 * `UnreachableError`) after 30 s without headers or without a byte; the reflector only bounds a page as a whole, to 5 minutes.
 */
export interface ListOptions {
  readonly limit: number;
  readonly continueToken: string | undefined;
  readonly signal: AbortSignal;
}

export interface WatchOptions {
  readonly resourceVersion: string;
  /** The server is asked to end the watch after this long. */
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
  /**
   * Called once the server has accepted the watch (status 200), before any event. The reflector aborts `signal` after 30 s
   * without it, and later after 90 s without a batch, so part of a frame should be yielded as a batch without events.
   */
  readonly onAccepted: () => void;
}

/**
 * The two calls for one resource; the only part that does IO. One instance covers the whole cluster or one namespace.
 *
 * Both reject with one of the errors of `errors.ts`. `watch` ends normally when the server closes the stream, and throws
 * `ResourceVersionExpiredError` for 410 in either form. It never yields an event it could not read: garbage is an error.
 */
export interface ListerWatcher<T extends AnyRecord> {
  list(options: ListOptions): Promise<ListPage<T>>;
  watch(options: WatchOptions): AsyncIterable<WatchBatch<T>>;
}
