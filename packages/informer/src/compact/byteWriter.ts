import { parseIpv4, parseIpv6 } from './ipBytes.ts';
import { writeUuid } from './uuidBytes.ts';

/** How an address or a UID is written: as so many bytes, or as text where it has another spelling than the usual one. */
export const AS_TEXT = 0;
export const AS_BYTES = 1;
export const AS_IPV4 = 4;
export const AS_IPV6 = 6;

const START_BYTES = 512;
/** Texts up to here are copied char by char, which beats a call into the runtime. */
const SHORT_TEXT = 64;

/**
 * Writes numbers and texts to a buffer that it keeps, so that writing allocates nothing. `fits` turns false at the first
 * number that is no safe integer: what was written since `reset` is then of no use.
 */
export class ByteWriter {
  bytes: Buffer = Buffer.alloc(START_BYTES);
  length = 0;
  fits = true;

  reset(): void {
    this.length = 0;
    this.fits = true;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.bytes[this.length++] = value;
  }

  /** An integer from 0, in groups of seven bits, the lowest first. */
  count(value: number): void {
    this.#reserve(8);
    const { bytes } = this;
    let rest = value;
    // Beyond 32 bits, where shifts would cut it off.
    while (rest > 0x7fff_ffff) {
      bytes[this.length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    while (rest > 0x7f) {
      bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[this.length++] = rest;
  }

  /** An integer of either sign. Small ones of both signs are short. */
  integer(value: number): void {
    // Doubled below, so the limit is half of what a number holds exactly.
    if (!Number.isInteger(value) || Object.is(value, -0) || Math.abs(value) > LARGEST) {
      this.fits = false;
      return;
    }
    this.count(value >= 0 ? value * 2 : -value * 2 - 1);
  }

  /** An integer or nothing. */
  optional(value: number | undefined): void {
    if (value === undefined) this.count(0);
    else if (Number.isInteger(value) && !Object.is(value, -0) && Math.abs(value) <= LARGEST) {
      this.count(value >= 0 ? value * 2 + 1 : -value * 2);
    } else this.fits = false;
  }

  /** A text: twice its length for one byte per char, or one more for UTF-8. */
  text(text: string): void {
    const { length } = text;
    if (length <= SHORT_TEXT && this.#ascii(text)) return;
    const size = Buffer.byteLength(text);
    this.count(size === length ? size * 2 : size * 2 + 1);
    this.#reserve(size);
    this.length += this.bytes.write(text, this.length);
  }

  optionalText(text: string | undefined): void {
    if (text === undefined) this.byte(0);
    else {
      this.byte(1);
      this.text(text);
    }
  }

  address(text: string): void {
    this.#reserve(17);
    if (parseIpv4(text, this.bytes, this.length + 1)) {
      this.bytes[this.length] = AS_IPV4;
      this.length += 5;
    } else if (parseIpv6(text, this.bytes, this.length + 1)) {
      this.bytes[this.length] = AS_IPV6;
      this.length += 17;
    } else {
      this.byte(AS_TEXT);
      this.text(text);
    }
  }

  uid(text: string): void {
    this.#reserve(17);
    if (writeUuid(text, this.bytes, this.length + 1)) {
      this.bytes[this.length] = AS_BYTES;
      this.length += 17;
    } else {
      this.byte(AS_TEXT);
      this.text(text);
    }
  }

  /** A short text of ASCII; `false` with nothing written when it is not. */
  #ascii(text: string): boolean {
    const { length } = text;
    this.#reserve(length + 2);
    const { bytes } = this;
    const start = length < SHORT_TEXT ? this.length + 1 : this.length + 2;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      if (code > 0x7f) return false;
      bytes[start + index] = code;
    }
    this.count(length * 2);
    this.length += length;
    return true;
  }

  #reserve(size: number): void {
    if (this.length + size <= this.bytes.length) return;
    const larger = Buffer.alloc(Math.max(this.bytes.length * 2, this.length + size));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}

/** Half of `Number.MAX_SAFE_INTEGER`, less one for "nothing". */
const LARGEST = 2 ** 52 - 1;
