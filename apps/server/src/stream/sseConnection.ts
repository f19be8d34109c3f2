import type { Response } from 'express';

/** One server-sent event as bytes. The data is JSON and thus one line. */
export function sseFrame(event: string, json: string, id?: string): Buffer {
  return Buffer.from(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${json}\n\n`);
}

/** A client that takes nothing for this long is gone, or as good as. */
const BLOCKED_AT_MOST_MS = 60_000;

/**
 * One open event stream. Writes only while the client keeps up: what is offered in between waits, the newest of its kind only,
 * and `onDrain` says when the client reads again. Nothing is queued without bound.
 */
export class SseConnection {
  readonly #res: Response;
  readonly #waiting = new Map<string, Buffer>();
  readonly #closed = new AbortController();
  #blockedSince: number | undefined;
  onDrain: () => void = () => undefined;

  constructor(res: Response) {
    this.#res = res;
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    res.flushHeaders();
    res.on('drain', () => this.#drained());
    res.on('close', () => this.#closed.abort());
  }

  get blocked(): boolean {
    return this.#blockedSince !== undefined;
  }

  /** Aborted when the client or the server has ended the stream. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  /** Writes at once, also to a client that is behind: for the few events that must not be lost. */
  write(frame: Buffer): void {
    if (this.#closed.signal.aborted) return;
    if (!this.#res.write(frame)) this.#blockedSince ??= Date.now();
  }

  /** Writes now, or keeps the frame in place of an older one of its kind until the client reads again. */
  offer(kind: string, frame: Buffer): void {
    if (this.blocked) this.#waiting.set(kind, frame);
    else this.write(frame);
  }

  end(): void {
    if (this.#closed.signal.aborted) return;
    this.#res.end();
    this.#closed.abort();
  }

  /** Cuts a connection that has taken nothing for too long. */
  cutIfStuck(now: number): void {
    if (this.#blockedSince !== undefined && now - this.#blockedSince > BLOCKED_AT_MOST_MS) this.#res.destroy();
  }

  #drained(): void {
    this.#blockedSince = undefined;
    this.onDrain();
    for (const [kind, frame] of this.#waiting) {
      if (this.blocked) return;
      this.#waiting.delete(kind);
      this.write(frame);
    }
  }
}
