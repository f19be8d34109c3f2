/** A small seeded generator (mulberry32): the same scene has the same names on every start. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 (included) to 1 (excluded). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** Characters that Kubernetes uses in generated names: no vowels, nothing that looks alike. */
  suffix(length: number): string {
    let text = '';
    for (let i = 0; i < length; i++) text += ALPHABET[this.below(ALPHABET.length)] ?? '';
    return text;
  }

  uid(): string {
    const hex = Array.from({ length: 32 }, () => this.below(16).toString(16)).join('');
    return spelledAsUid(hex);
  }
}

function spelledAsUid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Mixes two whole numbers into one of 32 bits. */
export function mixed(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The uid that always belongs to two whole numbers. */
export function uidOf(a: number, b: number): string {
  let hex = '';
  for (let word = 0; word < 4; word++) hex += mixed(mixed(a, b), word).toString(16).padStart(8, '0');
  return spelledAsUid(hex);
}

const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** A hash of a text spelled like the hash of a pod template in the name of a ReplicaSet. */
export function templateHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  const digits = String(hash);
  let spelled = '';
  for (const digit of digits) spelled += ALPHABET[digit.charCodeAt(0) % ALPHABET.length] ?? '';
  return spelled;
}
