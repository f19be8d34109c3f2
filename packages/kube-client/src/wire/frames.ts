import { GarbageError } from '@fairlead/informer';
import { ByteQueue } from './byteQueue.ts';

/**
 * The longest line or frame of a watch that is read. An object is at most a few MiB in etcd; what is longer is no watch
 * event, and must not be gathered without end.
 */
export const MAX_FRAME_BYTES = 32 * 1024 * 1024;

/** Is given a line or frame, without its line end or length: the bytes from `start` up to, not including, `end`. */
export type TakeFrame = (bytes: Buffer, start: number, end: number) => void;

/** Cuts a stream of bytes into the lines or frames of a watch, wherever its chunks begin and end. */
export interface FrameCutter {
  /** Hands on the frames completed by this chunk. @throws GarbageError for one too long, and what `take` throws */
  cut(chunk: Buffer, take: TakeFrame): void;
  /** What has arrived of the frame not complete yet. */
  rest(): Buffer;
}

/** Lines of JSON. */
export class LineCutter implements FrameCutter {
  readonly #queue = new ByteQueue();
  readonly #maxBytes: number;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  cut(chunk: Buffer, take: TakeFrame): void {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      this.#queue.push(chunk.subarray(start, end));
      this.#checkLength(this.#queue.length);
      start = end + 1;
      const line = this.#queue.take(this.#queue.length);
      take(line, 0, line.length);
    }
    this.#queue.push(chunk.subarray(start));
    this.#checkLength(this.#queue.length);
  }

  rest(): Buffer {
    return this.#queue.take(this.#queue.length);
  }

  #checkLength(length: number): void {
    if (length > this.#maxBytes) throw tooLong(length, this.#maxBytes);
  }
}

/** Frames of protobuf: four bytes of length, big-endian, then so many bytes. */
export class LengthCutter implements FrameCutter {
  readonly #queue = new ByteQueue();
  readonly #maxBytes: number;
  /** Bytes that must have arrived before there is more to tell: a length, or that and its frame. */
  #needed = LENGTH_BYTES;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  cut(chunk: Buffer, take: TakeFrame): void {
    let start = this.#finish(chunk, take);
    for (;;) {
      if (chunk.length - start < LENGTH_BYTES) break;
      this.#needed = this.#frameBytes(chunk, start);
      if (chunk.length - start < this.#needed) break;
      take(chunk, start + LENGTH_BYTES, start + this.#needed);
      start += this.#needed;
      this.#needed = LENGTH_BYTES;
    }
    // A copy: a slice would keep the whole chunk alive until the rest of its frame comes.
    if (start < chunk.length) this.#queue.push(Buffer.from(chunk.subarray(start)));
  }

  /** Finishes the frame that began before this chunk, as far as it has come; where in the chunk the next one begins. */
  #finish(chunk: Buffer, take: TakeFrame): number {
    let start = 0;
    while (this.#queue.length > 0) {
      // Only what it lacks is joined, rather than the whole chunk; and once there is enough, not with every chunk of a long frame.
      const end = Math.min(chunk.length, start + this.#needed - this.#queue.length);
      this.#queue.push(chunk.subarray(start, end));
      start = end;
      if (this.#queue.length < this.#needed) break;
      const frame = this.#queue.take(this.#needed);
      this.#needed = this.#frameBytes(frame, 0);
      if (frame.length < this.#needed) {
        // So far it was only the length.
        this.#queue.push(frame);
        continue;
      }
      this.#needed = LENGTH_BYTES;
      take(frame, LENGTH_BYTES, frame.length);
    }
    return start;
  }

  /** Bytes of the frame that begins at `start`, its length included. */
  #frameBytes(bytes: Buffer, start: number): number {
    const length = bytes.readUInt32BE(start);
    if (length > this.#maxBytes) throw tooLong(length, this.#maxBytes);
    return LENGTH_BYTES + length;
  }

  rest(): Buffer {
    return this.#queue.take(this.#queue.length);
  }
}

const LINE_FEED = 0x0a;
const LENGTH_BYTES = 4;

function tooLong(length: number, maxBytes: number): GarbageError {
  return new GarbageError(`a watch event of ${length} bytes or more; at most ${maxBytes} are read`);
}
