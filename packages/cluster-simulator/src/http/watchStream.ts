import { resourceVersionTooOld } from '../objects/apiError.ts';
import type { KubeObject } from '../objects/shapes.ts';
import type { HistoryEntry } from '../world/objectStore.ts';
import type { Held } from '../world/sketch.ts';
import { made } from '../world/sketch.ts';
import type { World } from '../world/world.ts';
import type { Codec } from './codec.ts';
import { bookmark } from './codecFor.ts';
import { gather } from './gather.ts';
import type { Part } from './gather.ts';
import type { Outgoing } from './outgoing.ts';
import type { ResourcePath } from './route.ts';
import type { Filter } from './selectors.ts';

type Write = Pick<HistoryEntry<KubeObject>, 'type' | 'object' | 'before'>;

/** Writes that wait for their turn; with more the watcher is served from the history. */
const MOST_PENDING = 10_000;
const SPACE_BYTES = 256 * 1024;

/**
 * The events of one watch, on their way to one client. What happens in one turn goes out in one piece, and the next piece when that one
 * has left. A client that reads slower than the world changes is served from the history; one that falls behind what that remembers
 * is cut off, as an API server does with one whose buffer is full.
 */
export class WatchStream {
  readonly #world: World;
  readonly #path: ResourcePath;
  readonly #filter: Filter | undefined;
  readonly #codec: Codec;
  readonly #outgoing: Outgoing;
  /** What there was, for a watch that begins with that. */
  #initial: readonly Held<KubeObject>[] = [];
  #pending: HistoryEntry<KubeObject>[] = [];
  /** Parts of what is no write: bookmarks with their annotations, an error. They follow the writes of the same turn. */
  #others: (() => readonly Part[])[] = [];
  /** Resource version up to which writes have been taken. */
  #taken = 0;
  #isBehind = false;
  #isEnding = false;
  #isAwake = false;
  #space: Buffer | undefined;

  constructor(world: World, path: ResourcePath, filter: Filter | undefined, codec: Codec, outgoing: Outgoing) {
    this.#world = world;
    this.#path = path;
    this.#filter = scopeOf(path, filter);
    this.#codec = codec;
    this.#outgoing = outgoing;
  }

  /** Sends every object as if it were added now, before what is written from now on. */
  startWithAll(): void {
    this.#initial = this.#world.entries(this.#path.type.resource, this.#path.namespace);
    this.#taken = this.#world.resourceVersion;
    this.#wake();
  }

  /** Sends what was written after a resource version that the history reaches back to. */
  startAfter(resourceVersion: number): void {
    this.#taken = resourceVersion;
    this.#isBehind = true;
    this.#wake();
  }

  readonly onWrite = (entry: HistoryEntry<KubeObject>): void => {
    if (this.#isBehind) return;
    this.#pending.push(entry);
    if (this.#pending.length > MOST_PENDING) {
      this.#pending = [];
      this.#isBehind = true;
    }
    this.#wake();
  };

  sendBookmark(annotations?: Readonly<Record<string, string>>): void {
    const { type } = this.#path;
    this.#others.push(() =>
      // All that was written until now goes out before this.
      this.#codec.event(type, 'BOOKMARK', bookmark(type, String(this.#world.resourceVersion), annotations)),
    );
    this.#wake();
  }

  /** Ends with an ERROR event of 410. */
  expire(asked: number, oldest: number): void {
    this.#others.push(() => this.#codec.errorEvent(resourceVersionTooOld(asked, oldest).status()));
    this.end();
  }

  /** Ends the answer once everything is out. */
  end(): void {
    this.#isEnding = true;
    this.#wake();
  }

  #wake(): void {
    if (this.#isAwake) return;
    this.#isAwake = true;
    queueMicrotask(() => void this.#run());
  }

  async #run(): Promise<void> {
    while (!this.#outgoing.isClosed) {
      const batch = this.#take();
      if (batch === undefined) {
        this.#outgoing.reset();
        return;
      }
      if (batch.length === 0) break;
      await this.#deliver(batch.values());
    }
    if (this.#isEnding) this.#outgoing.end();
    this.#isAwake = false;
  }

  /** Everything there is to send now; `undefined` when some of it is forgotten. */
  #take(): (() => readonly Part[])[] | undefined {
    const initial = this.#initial.map((object) => () => this.#partsOf({ type: 'ADDED', object, before: undefined }));
    let writes: readonly HistoryEntry<KubeObject>[] | undefined = this.#pending;
    if (this.#isBehind) writes = this.#world.store(this.#path.type.resource).since(this.#taken);
    if (writes === undefined) return undefined;
    this.#taken = this.#world.resourceVersion;
    this.#isBehind = false;
    const others = this.#others.map((parts) => {
      const now = parts();
      return () => now;
    });
    this.#initial = [];
    this.#pending = [];
    this.#others = [];
    return [...initial, ...writes.map((write) => () => this.#partsOf(write)), ...others];
  }

  async #deliver(batch: Iterable<() => readonly Part[]>): Promise<void> {
    this.#space ??= Buffer.allocUnsafeSlow(SPACE_BYTES);
    function* parts(): Generator<Part> {
      for (const each of batch) yield* each();
    }
    for (const chunk of gather(parts(), this.#space)) {
      await this.#outgoing.write(chunk);
      if (this.#outgoing.isClosed) return;
    }
  }

  #partsOf(write: Write): readonly Part[] {
    const event = eventOf(write, this.#filter);
    return event === undefined ? [] : this.#codec.event(this.#path.type, event, write.object);
  }
}

/** `undefined`: everything is watched, so that nobody has to look into the objects. */
function scopeOf({ namespace, name }: ResourcePath, filter: Filter | undefined): Filter | undefined {
  if (namespace === undefined && name === undefined && filter === undefined) return undefined;
  return (object) =>
    (namespace === undefined || object.metadata.namespace === namespace) &&
    (name === undefined || object.metadata.name === name) &&
    (filter === undefined || filter(object));
}

/** An object that begins to match is added to a filtered watch, one that no longer does is deleted from it. */
function eventOf(
  { type, object, before }: Write,
  filter: Filter | undefined,
): 'ADDED' | 'MODIFIED' | 'DELETED' | undefined {
  if (filter === undefined) return type;
  const matched = before !== undefined && filter(made(before));
  const matches = type !== 'DELETED' && filter(made(object));
  if (matches) return matched ? 'MODIFIED' : 'ADDED';
  return matched ? 'DELETED' : undefined;
}
