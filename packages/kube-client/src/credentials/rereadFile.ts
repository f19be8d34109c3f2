import { readFile } from 'node:fs/promises';
import type { Clock } from '@fairlead/informer';

/** How long what was read is trusted; client-go reads rotating tokens as often. */
const MAX_AGE_MS = 60_000;

/** A file that somebody else may replace: a rotating token, a renewed certificate. Read again after a minute, or on demand. */
export class RereadFile {
  readonly #file: string;
  readonly #clock: Clock;
  #content: string | undefined = undefined;
  #readAtMs = Number.NEGATIVE_INFINITY;

  constructor(file: string, clock: Clock) {
    this.#file = file;
    this.#clock = clock;
  }

  /** The content, at most a minute old. While the file cannot be read, what it held last; at first, the error is thrown. */
  async content(): Promise<string> {
    const nowMs = this.#clock.monotonicMs();
    if (this.#content !== undefined && nowMs - this.#readAtMs < MAX_AGE_MS) return this.#content;
    try {
      this.#content = await readFile(this.#file, 'utf8');
      this.#readAtMs = nowMs;
    } catch (error) {
      // A file being replaced may be away for a moment; the server will say when its old content has had its day.
      if (this.#content === undefined) throw error;
    }
    return this.#content;
  }

  /** What was read last is not trusted any more. */
  expire(): void {
    this.#readAtMs = Number.NEGATIVE_INFINITY;
  }
}
