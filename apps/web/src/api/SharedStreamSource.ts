import type { StreamEvent } from './eventStream.ts';
import { RecentEvents } from './RecentEvents.ts';
import { SILENCE_MS, type Position, type StreamRequest, type StreamSource } from './StreamSource.ts';

/** What tabs say to each other on the channel of one stream. */
type Message =
  | { readonly kind: 'open' }
  | { readonly kind: 'hello'; readonly from: string; readonly position: Position }
  | { readonly kind: 'here'; readonly to: string; readonly events: readonly StreamEvent[] }
  | { readonly kind: 'event'; readonly event: StreamEvent }
  | { readonly kind: 'end' };

/** The parts of `LockManager` and `BroadcastChannel` that are used. */
export interface Sharing {
  readonly locks: {
    request(name: string, options: { readonly signal: AbortSignal }, run: () => Promise<void>): Promise<unknown>;
  };
  readonly channel: (name: string) => Channel;
  /** Differs from tab to tab. */
  readonly tab: string;
  /** The same for all tabs of one server: its address with the base path. */
  readonly scope: string;
}

export interface Channel {
  addEventListener(
    type: 'message',
    listener: (event: { readonly data: unknown }) => void,
    options: { readonly signal: AbortSignal },
  ): void;
  postMessage(message: unknown): void;
  close(): void;
}

/** What the browser offers; `undefined` where it offers none, as over plain HTTP to another machine. */
export function sharingOf(browser: Pick<Navigator, 'locks'>, scope: string): Sharing | undefined {
  const locks = browser.locks as LockManager | undefined;
  if (locks === undefined || typeof BroadcastChannel === 'undefined') return undefined;
  return { locks, channel: (name) => new BroadcastChannel(name), tab: crypto.randomUUID(), scope };
}

const RESET: StreamEvent = { name: 'reset', id: undefined, data: '{}' };

/**
 * One connection for all tabs that ask for the same: a browser has six per origin, and eight open tabs must not wait for
 * each other. The tab that holds the lock reads the stream and passes every event on; when it goes, the next one takes
 * over from where it stands. A tab that joins is told what it has missed.
 */
export class SharedStreamSource implements StreamSource {
  readonly #direct: StreamSource;
  readonly #sharing: Sharing;

  constructor(direct: StreamSource, sharing: Sharing) {
    this.#direct = direct;
    this.#sharing = sharing;
  }

  async follow(request: StreamRequest): Promise<void> {
    const name = `fairlead:${this.#sharing.scope}${request.path}?${request.search.toString()}`;
    const channel = this.#sharing.channel(name);
    const over = new AbortController();
    const signal = AbortSignal.any([request.signal, over.signal]);
    try {
      const listening = this.#listen(channel, request, signal);
      const leading = this.#sharing.locks.request(name, { signal }, async () => {
        listening.stop();
        await this.#lead(channel, request);
      });
      const outcome = await Promise.race([listening.ended, leading.then(() => 'ended' as const)]);
      if (outcome === 'ended') return;
    } finally {
      over.abort();
      channel.close();
    }
    // The tab that reads the stream has gone silent without going away: better a connection of our own than none.
    await this.#direct.follow(request);
  }

  /** Hears what another tab reads, until that ends or falls silent. */
  #listen(
    channel: Channel,
    request: StreamRequest,
    signal: AbortSignal,
  ): { readonly ended: Promise<'ended' | 'silent'>; readonly stop: () => void } {
    let joined = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let end: (outcome: 'ended' | 'silent') => void = () => undefined;
    const ended = new Promise<'ended' | 'silent'>((resolve) => {
      end = resolve;
    });
    const beat = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => end('silent'), SILENCE_MS);
    };
    const hello = (): void => {
      const position = request.position();
      if (position !== undefined) this.#say(channel, { kind: 'hello', from: this.#sharing.tab, position });
    };
    const hearing = new AbortController();
    const hear = (message: Message): void => {
      if (message.kind === 'open') hello();
      if (message.kind === 'end' && joined) end('ended');
      if (message.kind === 'here' && message.to === this.#sharing.tab) {
        if (!joined) request.onOpen();
        joined = true;
        beat();
        for (const event of message.events) request.onEvent(event);
      }
      if (message.kind === 'event' && joined) {
        beat();
        request.onEvent(message.event);
      }
    };
    channel.addEventListener('message', ({ data }) => hear(data as Message), { signal: hearing.signal });
    const stop = (): void => {
      clearTimeout(timer);
      hearing.abort();
    };
    signal.addEventListener('abort', stop, { once: true });
    beat();
    hello();
    return { ended, stop };
  }

  /** Reads the stream itself and passes it on. */
  async #lead(channel: Channel, request: StreamRequest): Promise<void> {
    const recent = new RecentEvents(request.position());
    let open = false;
    const hear = (message: Message): void => {
      if (message.kind !== 'hello' || !open) return;
      const events = recent.since(message.position) ?? [RESET];
      this.#say(channel, { kind: 'here', to: message.from, events });
    };
    channel.addEventListener('message', ({ data }) => hear(data as Message), { signal: request.signal });
    try {
      await this.#direct.follow({
        ...request,
        onOpen: () => {
          open = true;
          this.#say(channel, { kind: 'open' });
          request.onOpen();
        },
        onEvent: (event) => {
          recent.add(event);
          this.#say(channel, { kind: 'event', event });
          request.onEvent(event);
        },
      });
    } finally {
      // Given up on purpose, the stream goes on in the next tab; otherwise it has ended for all of them.
      if (!request.signal.aborted) this.#say(channel, { kind: 'end' });
    }
  }

  #say(channel: Channel, message: Message): void {
    channel.postMessage(message);
  }
}
