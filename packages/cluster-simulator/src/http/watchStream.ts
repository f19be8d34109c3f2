import { resourceVersionTooOld } from '../objects/apiError.ts';
import type { KubeObject } from '../objects/shapes.ts';
import type { HistoryEntry } from '../world/objectStore.ts';
import { made } from '../world/sketch.ts';
import type { World } from '../world/world.ts';
import type { Chunk, Codec } from './codec.ts';
import { bookmark } from './codec.ts';
import type { Outgoing } from './outgoing.ts';
import type { ResourcePath } from './route.ts';
import type { Filter } from './selectors.ts';

/** A watcher with so many bytes on their way is given time to read before it gets more. */
const HIGH_WATER_BYTES = 1024 * 1024;

type Write = Pick<HistoryEntry<KubeObject>, 'type' | 'object' | 'before'>;

/**
 * The events of one watch, on their way to one client. A client that reads slower than the world changes is served from the history;
 * one that falls behind what that remembers is cut off, as an API server does with one whose buffer is full.
 */
export class WatchStream {
  readonly #world: World;
  readonly #path: ResourcePath;
  readonly #filter: Filter | undefined;
  readonly #codec: Codec;
  readonly #outgoing: Outgoing;
  /** Resource version up to which the client has been sent everything; `undefined` while it is sent what there was. */
  #sent: number | undefined;
  #isBehind = true;
  #lastWrite: Promise<void> = Promise.resolve();

  constructor(world: World, path: ResourcePath, filter: Filter | undefined, codec: Codec, outgoing: Outgoing) {
    this.#world = world;
    this.#path = path;
    this.#filter = scopeOf(path, filter);
    this.#codec = codec;
    this.#outgoing = outgoing;
  }

  /** Sends every object as if it were added now, then the mark of a streaming list if asked for, then what is written. */
  async startWithAll(marked: boolean): Promise<void> {
    const { resourceVersion } = this.#world;
    for (const object of this.#world.entries(this.#path.type.resource, this.#path.namespace)) {
      this.#send({ type: 'ADDED', object, before: undefined });
      if (this.#isFull) await this.#lastWrite;
      if (this.#outgoing.isClosed) return;
    }
    this.#sent = resourceVersion;
    if (marked) this.sendBookmark({ 'k8s.io/initial-events-end': 'true' });
    await this.#catchUp();
  }

  /** Sends what was written after a resource version that the history reaches back to. */
  async startAfter(resourceVersion: number): Promise<void> {
    this.#sent = resourceVersion;
    await this.#catchUp();
  }

  readonly onWrite = (entry: HistoryEntry<KubeObject>): void => {
    // One that is behind finds the write in the history.
    if (this.#isBehind) return;
    this.#send(entry);
    this.#sent = entry.resourceVersion;
    if (!this.#isFull) return;
    this.#isBehind = true;
    void this.#lastWrite.then(() => this.#catchUp());
  };

  sendBookmark(annotations?: Readonly<Record<string, string>>): void {
    if (this.#sent === undefined) return;
    const { type } = this.#path;
    const version = this.#isBehind ? this.#sent : this.#world.resourceVersion;
    this.#write(this.#codec.event(type, 'BOOKMARK', bookmark(type, String(version), annotations)));
  }

  /** Ends with an ERROR event of 410. */
  expire(asked: number, oldest: number): void {
    this.#write(this.#codec.errorEvent(resourceVersionTooOld(asked, oldest).status()));
    this.#outgoing.end();
  }

  async #catchUp(): Promise<void> {
    const store = this.#world.store(this.#path.type.resource);
    while (!this.#outgoing.isClosed) {
      const writes: readonly HistoryEntry<KubeObject>[] | undefined = store.since(this.#sent ?? 0);
      if (writes === undefined) {
        this.#outgoing.reset();
        return;
      }
      if (writes.length === 0) {
        this.#isBehind = false;
        return;
      }
      for (const write of writes) {
        this.#send(write);
        this.#sent = write.resourceVersion;
        if (this.#isFull) await this.#lastWrite;
        if (this.#outgoing.isClosed) return;
      }
    }
  }

  #send(write: Write): void {
    const event = eventOf(write, this.#filter);
    if (event !== undefined) this.#write(this.#codec.event(this.#path.type, event, write.object));
  }

  #write(chunk: Chunk): void {
    this.#lastWrite = this.#outgoing.write(chunk);
  }

  get #isFull(): boolean {
    return this.#outgoing.backlog > HIGH_WATER_BYTES;
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
