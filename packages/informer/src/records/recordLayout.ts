type Fields = Readonly<Record<string, unknown>>;

/** The fields of a record in their order, and how to make an object of just these. */
export class RecordLayout {
  readonly keys: readonly string[];
  readonly #blank: Fields;

  constructor(record: object) {
    this.keys = Object.keys(record);
    // V8 gives what it parses room for its fields and no more, and a copy has the form of its original. An object that is put together from others
    // has most of its fields in a second one, with room to spare.
    this.#blank = JSON.parse(JSON.stringify(Object.fromEntries(this.keys.map((key) => [key, null])))) as Fields;
  }

  /** Whether a record has these fields, in this order. */
  fits(record: object): boolean {
    let at = 0;
    for (const key in record) {
      if (key !== this.keys[at]) return false;
      at += 1;
    }
    return at === this.keys.length;
  }

  /** A new object with all fields, for the caller to fill. */
  blank(): Record<string, unknown> {
    return { ...this.#blank };
  }
}
