import type { Status } from '../objects/apiError.ts';
import type { ResourceType } from '../objects/resourceTypes.ts';
import type { KubeObject } from '../objects/shapes.ts';
import type { Held } from '../world/sketch.ts';
import type { Part } from './gather.ts';

export type Chunk = string | Uint8Array;
export type EventType = 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';

export interface ListMeta {
  readonly resourceVersion: string;
  readonly continue?: string;
  readonly remainingItemCount?: number;
}

/** Writes what the API server sends in one encoding and view. */
export interface Codec {
  object(type: ResourceType, object: KubeObject): Chunk;
  /** In pieces, so that a long list is never one string; each is in `scratch` and holds until the next is asked for. */
  list(type: ResourceType, metadata: ListMeta, items: readonly Held<KubeObject>[], scratch: Buffer): Iterable<Chunk>;
  event(type: ResourceType, event: EventType, object: Held<KubeObject>): readonly Part[];
  errorEvent(status: Status): readonly Part[];
  status(status: Status): Chunk;
}
