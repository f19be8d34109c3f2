import { eventId } from '@fairlead/protocol';
import type { Feed } from '../feeds/feed.ts';
import { turns } from '../turns/inTurns.ts';
import type { Heartbeat, Reset, ResetReason } from './messages.ts';
import { sseFrame } from './sseConnection.ts';
import type { SseConnection } from './sseConnection.ts';

export const HEARTBEAT_MS = 15_000;

/** The part of a feed that a stream needs. */
export type Followed = Pick<Feed, 'revision' | 'ended' | 'since' | 'subscribe'>;

/** The event after which a stream ends: the client takes a new snapshot. It carries no id, so that nobody resumes from it. */
export function resetFrame(reason: ResetReason): Buffer {
  const reset: Reset = { reason };
  return sseFrame('reset', JSON.stringify(reset));
}

export interface FeedStreamOptions {
  readonly connection: SseConnection;
  readonly feed: Followed;
  readonly instance: string;
  /** The revision of the picture that the client holds. */
  readonly from: number;
}

/**
 * Sends what is new in a feed to one client, each delta from where the one before it ended. While the client does not read,
 * nothing is sent; afterwards all of it comes as one delta, or as several if it is much, each in a turn of its own.
 */
export class FeedStream {
  readonly #connection: SseConnection;
  readonly #feed: Followed;
  readonly #instance: string;
  #position: number;
  /** There is more to send than one event may hold; the next part waits for its turn. */
  #isCatchingUp = false;

  constructor({ connection, feed, instance, from }: FeedStreamOptions) {
    this.#connection = connection;
    this.#feed = feed;
    this.#instance = instance;
    this.#position = from;
    const unsubscribe = feed.subscribe(() => this.pump());
    const heartbeat = setInterval(() => this.#heartbeat(), HEARTBEAT_MS);
    connection.onDrain = () => this.pump();
    connection.closed.addEventListener(
      'abort',
      () => {
        unsubscribe();
        clearInterval(heartbeat);
      },
      { once: true },
    );
    this.#sendHeartbeat();
    this.pump();
  }

  /** Sends what there is to send, if the client reads. Deltas that change nothing wait for the next heartbeat. */
  pump(): void {
    if (!this.#isCatchingUp) this.#advance((empty) => !empty);
  }

  #advance(wanted: (empty: boolean) => boolean): void {
    if (this.#connection.blocked || this.#connection.closed.aborted) return;
    if (this.#feed.ended) {
      this.#reset('level-changed');
      return;
    }
    const step = this.#feed.since(this.#position);
    if (step.kind === 'gone') this.#reset('too-slow');
    else if (step.kind === 'frame' && wanted(step.empty)) {
      this.#connection.write(step.frame);
      this.#position = step.to;
      if (step.to < this.#feed.revision) void this.#catchUp();
    }
  }

  async #catchUp(): Promise<void> {
    this.#isCatchingUp = true;
    await turns.next();
    this.#isCatchingUp = false;
    this.pump();
  }

  #heartbeat(): void {
    if (this.#connection.blocked) {
      this.#connection.cutIfStuck(Date.now());
      return;
    }
    // Brings the client's revision up to date even if nothing it looks at has changed, so that it can resume from there.
    if (!this.#isCatchingUp) this.#advance(() => true);
    this.#sendHeartbeat();
  }

  #sendHeartbeat(): void {
    const heartbeat: Heartbeat = { at: new Date().toISOString() };
    this.#connection.write(sseFrame('heartbeat', JSON.stringify(heartbeat), eventId(this.#instance, this.#position)));
  }

  #reset(reason: ResetReason): void {
    this.#connection.write(resetFrame(reason));
    this.#connection.end();
  }
}
