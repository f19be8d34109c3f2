import { resourceVersionTooOld } from '../objects/apiError.ts';
import type { KubeObject } from '../objects/shapes.ts';
import type { HistoryEntry } from '../world/objectStore.ts';
import { made } from '../world/sketch.ts';
import type { World } from '../world/world.ts';
import type { Codec } from './codec.ts';
import { bookmark } from './codec.ts';
import type { Outgoing } from './outgoing.ts';
import type { ResourcePath } from './route.ts';
import type { Filter } from './selectors.ts';

/** A watcher this far behind is cut off, as the watch cache does with one whose buffer is full. */
const LONGEST_BACKLOG_BYTES = 32 * 1024 * 1024;

type Write = Pick<HistoryEntry<KubeObject>, 'type' | 'object' | 'before'>;

/** The events of one watch, on their way to one client. */
export class WatchStream {
  readonly #world: World;
  readonly #path: ResourcePath;
  readonly #filter: Filter | undefined;
  readonly #codec: Codec;
  readonly #outgoing: Outgoing;

  constructor(world: World, path: ResourcePath, filter: Filter | undefined, codec: Codec, outgoing: Outgoing) {
    this.#world = world;
    this.#path = path;
    this.#filter = scopeOf(path, filter);
    this.#codec = codec;
    this.#outgoing = outgoing;
  }

  /** Every object as if it were added now. */
  sendAll(): void {
    for (const object of this.#world.entries(this.#path.type.resource, this.#path.namespace)) {
      this.send({ type: 'ADDED', object, before: undefined });
    }
  }

  readonly send = (write: Write): void => {
    const event = eventOf(write, this.#filter);
    if (event === undefined) return;
    void this.#outgoing.write(this.#codec.event(this.#path.type, event, write.object));
    if (this.#outgoing.backlog > LONGEST_BACKLOG_BYTES) this.#outgoing.reset();
  };

  sendBookmark(annotations?: Readonly<Record<string, string>>): void {
    const { type } = this.#path;
    const mark = bookmark(type, String(this.#world.resourceVersion), annotations);
    void this.#outgoing.write(this.#codec.event(type, 'BOOKMARK', mark));
  }

  /** Ends with an ERROR event of 410. */
  expire(asked: number, oldest: number): void {
    void this.#outgoing.write(this.#codec.errorEvent(resourceVersionTooOld(asked, oldest).status()));
    this.#outgoing.end();
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
