import type { ServerResponse } from 'node:http';
import type { Chunk } from './codec.ts';

/** The way out of one response. Faults stand in here. */
export interface Outgoing {
  head(status: number, headers: Readonly<Record<string, string>>): void;
  /** Resolves when the chunk has left, so that its bytes may change; also when nobody is there to receive it. */
  write(chunk: Chunk): Promise<void>;
  end(): void;
  /** Cuts the connection. */
  reset(): void;
  readonly isClosed: boolean;
  /** Bytes waiting for the client. */
  readonly backlog: number;
  onClose(callback: () => void): void;
}

export class HttpOutgoing implements Outgoing {
  readonly #response: ServerResponse;
  readonly #waiting = new Set<() => void>();

  constructor(response: ServerResponse) {
    this.#response = response;
    // A client that goes away while we write is no error of ours.
    response.on('error', () => undefined);
    response.on('close', () => {
      for (const resolve of this.#waiting) resolve();
    });
  }

  get isClosed(): boolean {
    return this.#response.destroyed || this.#response.writableEnded;
  }

  get backlog(): number {
    return this.#response.writableLength;
  }

  head(status: number, headers: Readonly<Record<string, string>>): void {
    this.#response.writeHead(status, headers);
    this.#response.flushHeaders();
  }

  write(chunk: Chunk): Promise<void> {
    if (this.isClosed) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.add(resolve);
      this.#response.write(chunk, () => {
        this.#waiting.delete(resolve);
        resolve();
      });
    });
  }

  end(): void {
    this.#response.end();
  }

  reset(): void {
    this.#response.socket?.resetAndDestroy();
  }

  onClose(callback: () => void): void {
    this.#response.on('close', callback);
  }
}
