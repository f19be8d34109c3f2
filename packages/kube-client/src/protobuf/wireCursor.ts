import { GarbageError } from '@fairlead/informer';

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

/**
 * Walks the fields of protobuf messages in a buffer: `next` finds the number of the next field before an end, the others
 * read its value or go past it. Made for the one message that comes by the hundred thousand.
 *
 * All methods throw `GarbageError` for bytes that are no protobuf or reach beyond their message.
 */
export class WireCursor {
  buffer: Buffer;
  position: number;
  #wireType = 0;

  constructor(buffer: Buffer, position: number) {
    this.buffer = buffer;
    this.position = position;
  }

  /** Number of the next field of the message that ends at `end`; 0 when there is none. */
  next(end: number): number {
    const { position } = this;
    if (position >= end) {
      if (position > end) throw beyond();
      return 0;
    }
    let tag = this.buffer[position] ?? 0;
    if (tag < 0x80) this.position = position + 1;
    else tag = this.#varint();
    this.#wireType = tag & 7;
    const number = tag >>> 3;
    if (number === 0) throw new GarbageError('a protobuf field without number');
    return number;
  }

  /** Goes past the value of the field. */
  skip(end: number): void {
    switch (this.#wireType) {
      case VARINT:
        while ((this.buffer[this.position++] ?? 0) >= 0x80);
        break;
      case BYTES:
        this.position = this.end(end);
        break;
      case FIXED64:
        this.position += 8;
        break;
      case FIXED32:
        this.position += 4;
        break;
      default:
        throw new GarbageError(`unknown protobuf wire type ${this.#wireType}`);
    }
    if (this.position > end) throw beyond();
  }

  /** Where the text, bytes or message of the field end; they begin at `position`. */
  end(limit: number): number {
    if (this.#wireType !== BYTES) {
      throw new GarbageError(`protobuf wire type ${this.#wireType} where a length was expected`);
    }
    let length = this.buffer[this.position] ?? 0;
    if (length < 0x80) this.position += 1;
    else length = this.#varint();
    const end = this.position + length;
    if (end > limit) throw beyond();
    return end;
  }

  /**
   * Where the last of the fields ends that follow each other under one tag, such as the entries of a map; the cursor stands in the first of
   * them, and then at that end. The tag is of one byte.
   */
  endOfRun(tag: number, limit: number): number {
    do this.position = this.end(limit);
    while (this.position < limit && this.buffer[this.position] === tag && this.next(limit) !== 0);
    return this.position;
  }

  integer(): number {
    if (this.#wireType !== VARINT) {
      throw new GarbageError(`protobuf wire type ${this.#wireType} where a number was expected`);
    }
    return this.#varint();
  }

  /** A varint, as a signed 64 bit integer where it is so long. */
  #varint(): number {
    const { buffer } = this;
    let value = 0;
    let scale = 1;
    for (let read = 0; read < 5; read += 1) {
      const byte = buffer[this.position++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    return this.#longVarint(value);
  }

  /** The rest of a varint of more than 35 bits; in two's complement when it is of 64. */
  #longVarint(low: number): number {
    let high = 0n;
    for (let shift = 0n; shift < 35n; shift += 7n) {
      const byte = this.buffer[this.position++] ?? 0;
      high |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return Number(BigInt.asIntN(64, (high << 35n) | BigInt(low)));
    }
    throw new GarbageError('a protobuf number without end');
  }
}

function beyond(): GarbageError {
  return new GarbageError('a protobuf field reaches beyond its message');
}
