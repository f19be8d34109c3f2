import { ApiError, badRequest, resourceVersionTooLarge, resourceVersionTooOld } from '../objects/apiError.ts';
import type { KubeObject } from '../objects/shapes.ts';
import type { HistoryEntry } from '../world/objectStore.ts';
import type { World } from '../world/world.ts';
import type { Codec } from './codec.ts';
import { bookmark } from './codec.ts';
import type { Outgoing } from './outgoing.ts';
import type { ResourcePath } from './route.ts';
import type { Filter } from './selectors.ts';
import { filterOf } from './selectors.ts';

const BOOKMARK_MS = 60_000;
const DEFAULT_TIMEOUT_SECONDS = 1800;
/** A watcher this far behind is cut off, as the watch cache does with one whose buffer is full. */
const LONGEST_BACKLOG_BYTES = 32 * 1024 * 1024;

export interface WatchAnswer {
  readonly contentType: string;
  /** Ends the watch regularly, earlier than the client asked. */
  readonly closeAfterMs?: number | undefined;
  /** Ends the watch with an ERROR event of 410. */
  readonly expireAfterMs?: number | undefined;
}

/** Streams the changes of a resource until the client leaves or the time it asked for is over. */
export class Watches {
  readonly #world: World;
  readonly #open = new Set<() => void>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Ends all open watches in the regular way. */
  closeAll(): void {
    for (const close of this.#open) close();
  }

  get openCount(): number {
    return this.#open.size;
  }

  serve(
    path: ResourcePath,
    query: URLSearchParams,
    codec: Codec,
    outgoing: Outgoing,
    { contentType, closeAfterMs, expireAfterMs }: WatchAnswer,
  ): void {
    const asked = query.get('resourceVersion') ?? '';
    const filter = scopeOf(path, filterOf(query));
    const from = this.#startOf(path, asked);
    outgoing.head(200, { 'content-type': contentType, 'cache-control': 'no-cache, private' });
    if (from instanceof ApiError) {
      void outgoing.write(codec.errorEvent(from.status()));
      outgoing.end();
      return;
    }
    const send = (entry: Pick<HistoryEntry<KubeObject>, 'type' | 'object' | 'before'>): void => {
      const event = eventOf(entry, filter);
      if (event !== undefined) void outgoing.write(codec.event(path.type, event, entry.object));
      if (outgoing.backlog > LONGEST_BACKLOG_BYTES) outgoing.reset();
    };
    const store = this.#world.store(path.type.resource);
    if (from.initial)
      for (const object of this.#world.list(path.type.resource)) send({ type: 'ADDED', object, before: undefined });
    for (const entry of from.events) send(entry);
    const stops = [store.onWrite(send)];
    const sendBookmark = (): void => {
      void outgoing.write(codec.event(path.type, 'BOOKMARK', bookmark(path.type, String(this.#world.resourceVersion))));
    };
    const wantsBookmarks = isTrue(query.get('allowWatchBookmarks'));
    if (wantsBookmarks) stops.push(repeat(this.#world, BOOKMARK_MS, sendBookmark));
    const close = (): void => {
      this.#open.delete(close);
      for (const stop of stops) stop();
      if (outgoing.isClosed) return;
      if (wantsBookmarks) sendBookmark();
      outgoing.end();
    };
    this.#open.add(close);
    stops.push(this.#world.timeline.after(Math.min(timeoutMs(query), closeAfterMs ?? Number.POSITIVE_INFINITY), close));
    if (expireAfterMs !== undefined) {
      const expire = (): void => {
        const version = this.#world.resourceVersion;
        void outgoing.write(codec.errorEvent(resourceVersionTooOld(Number(asked), version).status()));
        outgoing.end();
      };
      stops.push(this.#world.timeline.after(expireAfterMs, expire));
    }
    outgoing.onClose(close);
  }

  #startOf(
    path: ResourcePath,
    asked: string,
  ): ApiError | { readonly initial: boolean; readonly events: readonly HistoryEntry<KubeObject>[] } {
    if (asked === '' || asked === '0') return { initial: true, events: [] };
    const version = Number(asked);
    if (!Number.isInteger(version) || version < 0)
      throw badRequest(`resourceVersion: not a resource version: ${asked}`);
    if (version > this.#world.resourceVersion) throw resourceVersionTooLarge(version, this.#world.resourceVersion);
    const store = this.#world.store(path.type.resource);
    const events = store.since(version);
    // The API server accepts such a watch and says 410 in the stream.
    return events === undefined
      ? resourceVersionTooOld(version, store.oldestResourceVersion)
      : { initial: false, events };
  }
}

function scopeOf({ namespace, name }: ResourcePath, filter: Filter | undefined): Filter {
  return (object) =>
    (namespace === undefined || object.metadata.namespace === namespace) &&
    (name === undefined || object.metadata.name === name) &&
    (filter === undefined || filter(object));
}

/** An object that begins to match is added to a filtered watch, one that no longer does is deleted from it. */
function eventOf(
  { type, object, before }: Pick<HistoryEntry<KubeObject>, 'type' | 'object' | 'before'>,
  filter: Filter,
): 'ADDED' | 'MODIFIED' | 'DELETED' | undefined {
  const matched = before !== undefined && filter(before);
  const matches = type !== 'DELETED' && filter(object);
  if (matches) return matched ? 'MODIFIED' : 'ADDED';
  return matched ? 'DELETED' : undefined;
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

export function isTrue(value: string | null): boolean {
  return value === 'true' || value === '1' || value === '';
}
