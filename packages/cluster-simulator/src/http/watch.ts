import { badRequest, resourceVersionTooLarge } from '../objects/apiError.ts';
import type { World } from '../world/world.ts';
import type { Codec } from './codec.ts';
import type { Outgoing } from './outgoing.ts';
import type { ResourcePath } from './route.ts';
import { filterOf } from './selectors.ts';
import { WatchStream } from './watchStream.ts';

const BOOKMARK_MS = 60_000;
const DEFAULT_TIMEOUT_SECONDS = 1800;

export interface WatchAnswer {
  readonly contentType: string;
  /** Ends the watch regularly, earlier than the client asked. */
  readonly closeAfterMs?: number | undefined;
  /** Ends the watch with an ERROR event of 410. */
  readonly expireAfterMs?: number | undefined;
}

/** Where a watch begins. */
type Start =
  | { readonly kind: 'all' }
  | { readonly kind: 'since'; readonly version: number }
  | { readonly kind: 'expired'; readonly asked: number; readonly oldest: number };

/** Streams the changes of a resource until the client leaves or the time it asked for is over. */
export class Watches {
  readonly #world: World;
  readonly #open = new Set<() => void>();

  readonly #bookmarkMs: number;

  constructor(world: World, bookmarkMs = BOOKMARK_MS) {
    this.#world = world;
    this.#bookmarkMs = bookmarkMs;
  }

  /** Ends all open watches in the regular way. */
  closeAll(): void {
    for (const close of this.#open) close();
  }

  /** Throws `ApiError` before the answer begins. */
  serve(path: ResourcePath, query: URLSearchParams, codec: Codec, outgoing: Outgoing, answer: WatchAnswer): void {
    const stream = new WatchStream(this.#world, path, filterOf(query), codec, outgoing);
    const start = this.#startOf(path, query);
    outgoing.head(200, { 'content-type': answer.contentType, 'cache-control': 'no-cache, private' });
    if (start.kind === 'expired') {
      // The API server accepts such a watch and says 410 in the stream.
      stream.expire(start.asked, start.oldest);
      return;
    }
    this.#follow(path, query, stream, outgoing, answer);
    if (start.kind === 'all') stream.startWithAll();
    else stream.startAfter(start.version);
    if (wantsInitialEvents(query)) stream.sendBookmark({ 'k8s.io/initial-events-end': 'true' });
  }

  #follow(
    path: ResourcePath,
    query: URLSearchParams,
    stream: WatchStream,
    outgoing: Outgoing,
    answer: WatchAnswer,
  ): void {
    const { timeline } = this.#world;
    const stops = [this.#world.store(path.type.resource).onWrite(stream.onWrite)];
    const wantsBookmarks = isTrue(query.get('allowWatchBookmarks'));
    if (wantsBookmarks) stops.push(repeat(this.#world, this.#bookmarkMs, () => stream.sendBookmark()));
    const close = (): void => {
      this.#open.delete(close);
      for (const stop of stops) stop();
      if (outgoing.isClosed) return;
      if (wantsBookmarks) stream.sendBookmark();
      stream.end();
    };
    this.#open.add(close);
    stops.push(timeline.after(Math.min(timeoutMs(query), answer.closeAfterMs ?? Number.POSITIVE_INFINITY), close));
    if (answer.expireAfterMs !== undefined) {
      const expire = (): void => stream.expire(Number(query.get('resourceVersion') ?? 0), this.#world.resourceVersion);
      stops.push(timeline.after(answer.expireAfterMs, expire));
    }
    outgoing.onClose(close);
  }

  #startOf(path: ResourcePath, query: URLSearchParams): Start {
    const asked = query.get('resourceVersion') ?? '';
    if (asked === '' || asked === '0' || wantsInitialEvents(query)) return { kind: 'all' };
    const version = Number(asked);
    if (!Number.isInteger(version) || version < 0)
      throw badRequest(`resourceVersion: not a resource version: ${asked}`);
    if (version > this.#world.resourceVersion) throw resourceVersionTooLarge(version, this.#world.resourceVersion);
    const store = this.#world.store(path.type.resource);
    const oldest = store.oldestResourceVersion;
    return version < oldest ? { kind: 'expired', asked: version, oldest } : { kind: 'since', version };
  }
}

/** A streaming list: all objects as events, then a marked bookmark, then what changes. */
function wantsInitialEvents(query: URLSearchParams): boolean {
  return isTrue(query.get('sendInitialEvents'));
}

function repeat(world: World, everyMs: number, action: () => void): () => void {
  let cancel = (): void => undefined;
  const schedule = (): void => {
    cancel = world.timeline.after(everyMs, () => {
      action();
      schedule();
    });
  };
  schedule();
  return () => cancel();
}

function timeoutMs(query: URLSearchParams): number {
  const seconds = Number(query.get('timeoutSeconds') ?? '');
  return (Number.isFinite(seconds) && seconds > 0 ? seconds : DEFAULT_TIMEOUT_SECONDS) * 1000;
}

/** As Go parses a flag of a query: `watch=1`, `watch=true`. */
export function isTrue(value: string | null): boolean {
  return value === 'true' || value === '1';
}
