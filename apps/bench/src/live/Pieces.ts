const NEWLINE = 10;

/** Bytes of a whole piece at a position, its delimiter included; 0 while a part of it is missing. */
export type LengthOf = (bytes: Buffer, at: number) => number;

/** A frame of a protobuf watch: its length in four bytes, then so many. */
export const frameLength: LengthOf = (bytes, at) => {
  if (at + 4 > bytes.length) return 0;
  const length = 4 + bytes.readUInt32BE(at);
  return at + length <= bytes.length ? length : 0;
};

/** A line of a JSON watch. */
export const lineLength: LengthOf = (bytes, at) => {
  const end = bytes.indexOf(NEWLINE, at);
  return end < 0 ? 0 : end + 1 - at;
};

/** Cuts what comes in chunks of any length into whole events. */
export class Pieces {
  readonly #lengthOf: LengthOf;
  #rest: Buffer = Buffer.alloc(0);

  constructor(lengthOf: LengthOf) {
    this.#lengthOf = lengthOf;
  }

  /** The bytes of all events that are complete with this chunk, `most` at most, and how many these are. */
  take(chunk: Uint8Array, most = Number.POSITIVE_INFINITY): { readonly bytes: Buffer; readonly count: number } {
    const all = this.#rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    let count = 0;
    while (count < most) {
      const length = this.#lengthOf(all, at);
      if (length === 0) break;
      at += length;
      count += 1;
    }
    this.#rest = all.subarray(at);
    return { bytes: all.subarray(0, at), count };
  }
}
