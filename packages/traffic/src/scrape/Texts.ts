/**
 * Texts, each kept once however often it comes. V8 makes a text that is cut out of a longer one a window on that, so that one name kept from an
 * exposition keeps all of its megabyte; what is kept here is a text of its own.
 */
export class Texts {
  #now = new Map<string, string>();
  #before = new Map<string, string>();

  get size(): number {
    return this.#now.size + this.#before.size;
  }

  /** The one that is kept of this text. */
  get(text: string): string {
    const known = this.#now.get(text);
    if (known !== undefined) return known;
    const kept = this.#before.get(text) ?? Buffer.from(text).toString();
    this.#now.set(kept, kept);
    return kept;
  }

  /** Lets go of what nobody has asked for since this was called last. */
  forgetUnused(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}
