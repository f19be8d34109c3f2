/** Names in one text, at most on average: that many are searched faster than a name is hashed. */
const PER_TEXT = 64;

const END = '\n';

/**
 * Names of pods. There is one for every pod of the cluster, mostly a few of one template: as lines of a text they take half of what
 * they would as strings in a set. Of many there are several texts, and the name tells which.
 */
export class PodNames {
  /** Each name followed by a line end. */
  #texts: string[] = [''];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(name: string): boolean {
    return indexIn(this.#texts[this.#textOf(name)] ?? '', name) >= 0;
  }

  add(name: string): void {
    if (this.has(name)) return;
    this.#size += 1;
    if (this.#size > PER_TEXT * this.#texts.length) this.#spread();
    this.#texts[this.#textOf(name)] += name + END;
  }

  delete(name: string): void {
    const text = this.#texts[this.#textOf(name)] ?? '';
    const at = indexIn(text, name);
    if (at < 0) return;
    this.#size -= 1;
    this.#texts[this.#textOf(name)] = text.slice(0, at) + text.slice(at + name.length + END.length);
  }

  *[Symbol.iterator](): Iterator<string> {
    for (const text of this.#texts) if (text !== '') yield* text.slice(0, -END.length).split(END);
  }

  #spread(): void {
    const names = [...this];
    this.#texts = Array.from({ length: this.#texts.length * 2 }, () => '');
    for (const name of names) this.#texts[this.#textOf(name)] += name + END;
  }

  #textOf(name: string): number {
    return this.#texts.length === 1 ? 0 : hashOf(name) % this.#texts.length;
  }
}

/** Where the line of a name begins; -1 if there is none. */
function indexIn(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if ((at === 0 || text[at - 1] === END) && text[at + name.length] === END) return at;
  }
  return -1;
}

/** FNV-1a, 32 bits. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
