import { GarbageError } from '@fairlead/informer';
import { ByteQueue } from './byteQueue.ts';

/**
 * The longest line or frame of a watch that is read. An object is at most a few MiB in etcd; what is longer is no watch
 * event, and must not be gathered without end.
 */
export const MAX_FRAME_BYTES = 32 * 1024 * 1024;

/** Cuts a stream of bytes into the lines or frames of a watch, wherever its chunks begin and end. */
export interface FrameCutter {
  /** The frames completed by this chunk, without their line end or length. @throws GarbageError for one too long */
  cut(chunk: Buffer): Iterable<Buffer>;
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

  *cut(chunk: Buffer): Iterable<Buffer> {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      this.#queue.push(chunk.subarray(start, end));
      this.#checkLength(this.#queue.length);
      start = end + 1;
      yield this.#queue.take(this.#queue.length);
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
  /** Length of the frame that is arriving; `undefined` while its four bytes are not complete. */
  #awaited: number | undefined = undefined;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  *cut(chunk: Buffer): Iterable<Buffer> {
    this.#queue.push(chunk);
    for (;;) {
      if (this.#awaited === undefined) {
        if (this.#queue.length < LENGTH_BYTES) return;
        this.#awaited = this.#queue.take(LENGTH_BYTES).readUInt32BE(0);
        if (this.#awaited > this.#maxBytes) throw tooLong(this.#awaited, this.#maxBytes);
      }
      if (this.#queue.length < this.#awaited) return;
      const frame = this.#queue.take(this.#awaited);
      this.#awaited = undefined;
      yield frame;
    }
  }

  rest(): Buffer {
    // A length without a single byte of its frame is a rest, too.
    const length = this.#awaited === undefined ? 0 : LENGTH_BYTES;
    return Buffer.concat([Buffer.alloc(length), this.#queue.take(this.#queue.length)]);
  }
}

const LINE_FEED = 0x0a;
const LENGTH_BYTES = 4;

function tooLong(length: number, maxBytes: number): GarbageError {
  return new GarbageError(`a watch event of ${length} bytes or more; at most ${maxBytes} are read`);
}
