import type { ObjectRecord } from '@fairlead/model';
import { Dictionary } from '../compact/dictionary.ts';
import { numberBytes, objectBytes, textBytes } from '../compact/heapBytes.ts';
import { Texts } from '../compact/texts.ts';
import { isPart, isSame, partForm } from './partForm.ts';
import type { Part } from './partForm.ts';
import { RecordLayout } from './recordLayout.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Texts that no other record has: to look for them would only cost. */
const OWN_TEXTS: ReadonlySet<string> = new Set(['uid', 'resourceVersion']);
/** What V8 keeps because of the name of a field: a hidden class with the list of its fields, and the way to it. */
const FIELD_BYTES = 200;

/**
 * Makes records of the same content that share what is alike (labels, owners, ports, texts), and counts the bytes of each part once, as long as
 * one of the records has it.
 *
 * That is the only way to know what records keep alive: of two equal texts nobody can tell whether they are one or two. A text that
 * was parsed is a new one each time.
 */
export class RecordKeeper<T extends ObjectRecord> {
  readonly #texts = new Texts();
  readonly #fieldNames = new Texts((name) => textBytes(name) + FIELD_BYTES);
  readonly #parts = new Dictionary<Part>(partForm(this.#texts, this.#fieldNames));
  #layout = new RecordLayout({});
  #ownBytes = 0;

  /** Bytes of all that was kept and not dropped. */
  get retainedBytes(): number {
    const shared = [this.#texts, this.#fieldNames, this.#parts];
    return shared.reduce((bytes, { retainedBytes }) => bytes + retainedBytes, this.#ownBytes);
  }

  /** The record to keep in place of this one. `before` is the kept one that it replaces, which counts as dropped. */
  keep(record: T, before?: T): T {
    if (!this.#layout.fits(record)) this.#layout = new RecordLayout(record);
    const { keys } = this.#layout;
    const fields = record as unknown as Fields;
    const held = before !== undefined && this.#layout.fits(before) ? (before as unknown as Fields) : undefined;
    const kept = this.#layout.blank();
    for (const key of keys) {
      kept[key] = OWN_TEXTS.has(key) ? fields[key] : this.#exchange(held?.[key], fields[key]);
    }
    this.#ownBytes += ownBytes(kept, keys);
    if (held !== undefined) this.#ownBytes -= ownBytes(held, keys);
    else if (before !== undefined) this.#forget(before);
    this.#pack();
    return kept as unknown as T;
  }

  /** Tells that a kept record is held no more. */
  drop(kept: T): void {
    this.#forget(kept);
    this.#pack();
  }

  #forget(kept: T): void {
    const fields = kept as unknown as Fields;
    const keys = Object.keys(kept);
    this.#ownBytes -= ownBytes(fields, keys);
    for (const key of keys) if (!OWN_TEXTS.has(key)) this.#release(fields[key]);
  }

  /** What to keep for a value where `held` was kept before. Most of an object stays as it was when it changes. */
  #exchange(held: unknown, value: unknown): unknown {
    if (isSame(held, value)) return held;
    const kept = this.#acquire(value);
    this.#release(held);
    return kept;
  }

  #acquire(value: unknown): unknown {
    if (typeof value === 'string') return this.#texts.keep(value);
    return isPart(value) ? this.#parts.keep(value) : value;
  }

  #release(kept: unknown): void {
    if (typeof kept === 'string') this.#texts.drop(kept);
    else if (isPart(kept)) this.#parts.releaseValue(kept);
  }

  #pack(): void {
    this.#parts.packWhenSparse();
    this.#texts.packWhenSparse();
    this.#fieldNames.packWhenSparse();
  }
}

/** Of the record itself, with what it shares with no other. */
function ownBytes(record: Fields, keys: readonly string[]): number {
  let bytes = objectBytes(keys.length);
  for (const key of keys) {
    const value = record[key];
    if (typeof value === 'number') bytes += numberBytes(value);
    else if (typeof value === 'string' && OWN_TEXTS.has(key)) bytes += textBytes(value);
  }
  return bytes;
}
