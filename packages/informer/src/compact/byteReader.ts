import { AS_IPV4, AS_IPV6, AS_TEXT } from './byteWriter.ts';
import { formatIpv4, formatIpv6 } from './ipBytes.ts';
import { formatUuid } from './uuidBytes.ts';

const EMPTY = Buffer.alloc(0);

/** Reads what a `ByteWriter` wrote, in the same order. */
export class ByteReader {
  bytes: Buffer = EMPTY;
  position = 0;

  at(bytes: Buffer, position: number): void {
    this.bytes = bytes;
    this.position = position;
  }

  byte(): number {
    return this.bytes[this.position++] ?? 0;
  }

  count(): number {
    let byte = this.byte();
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    let scale = 128;
    do {
      byte = this.byte();
      value += (byte & 0x7f) * scale;
      scale *= 128;
    } while (byte >= 0x80);
    return value;
  }

  integer(): number {
    const value = this.count();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  optional(): number | undefined {
    const value = this.count();
    if (value === 0) return undefined;
    return value % 2 === 1 ? (value - 1) / 2 : -value / 2;
  }

  text(): string {
    const header = this.count();
    const start = this.position;
    this.position = start + (header >>> 1);
    return this.bytes.toString(header % 2 === 0 ? 'latin1' : 'utf8', start, this.position);
  }

  optionalText(): string | undefined {
    return this.byte() === 0 ? undefined : this.text();
  }

  address(): string {
    const form = this.byte();
    if (form === AS_TEXT) return this.text();
    const start = this.position;
    this.position = start + (form === AS_IPV4 ? 4 : 16);
    return form === AS_IPV6 ? formatIpv6(this.bytes, start) : formatIpv4(this.bytes, start);
  }

  uid(): string {
    if (this.byte() === AS_TEXT) return this.text();
    const start = this.position;
    this.position = start + 16;
    return formatUuid(this.bytes, start);
  }
}
