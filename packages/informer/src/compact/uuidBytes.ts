const HEX = '0123456789abcdef';
const LENGTH = 36;
const DASH = 0x2d;

/** Char code -> value of the digit; 255 for what is no lower case hexadecimal digit. */
const DIGIT = new Uint8Array(128).fill(255);
for (let value = 0; value < HEX.length; value += 1) DIGIT[HEX.charCodeAt(value)] = value;
/** Byte -> char codes of its two digits, the first in the low byte. */
const DIGITS = Uint16Array.from(
  { length: 256 },
  (_, byte) => HEX.charCodeAt(byte >> 4) | (HEX.charCodeAt(byte & 15) << 8),
);

const scratch = Buffer.alloc(LENGTH, DASH);

/** Writes the 16 bytes of a UUID as Kubernetes spells it (lower case, with dashes); `false` when it is spelled otherwise. */
export function writeUuid(text: string, into: Uint8Array, start: number): boolean {
  if (text.length !== LENGTH) return false;
  let at = start;
  for (let index = 0; index < LENGTH; index += 2) {
    if (isDash(index)) {
      if (text.charCodeAt(index) !== DASH) return false;
      index += 1;
    }
    const high = DIGIT[text.charCodeAt(index)] ?? 255;
    const low = DIGIT[text.charCodeAt(index + 1)] ?? 255;
    if ((high | low) > 15) return false;
    into[at++] = (high << 4) | low;
  }
  return true;
}

export function formatUuid(bytes: Uint8Array, start: number): string {
  let at = start;
  for (let index = 0; index < LENGTH; index += 2) {
    if (isDash(index)) index += 1;
    const digits = DIGITS[bytes[at++] ?? 0] ?? 0;
    scratch[index] = digits & 255;
    scratch[index + 1] = digits >> 8;
  }
  return scratch.toString('latin1', 0, LENGTH);
}

function isDash(index: number): boolean {
  return index === 8 || index === 13 || index === 18 || index === 23;
}
