import { Dictionary } from './dictionary.ts';
import { hashText, spread } from './hash.ts';
import { textBytes } from './heapBytes.ts';

/** Texts that several values share, each kept once: names of nodes, images, namespaces, values of labels. */
export class Texts extends Dictionary<string> {
  /** `bytesOf` tells what a text costs, with what is kept because of it. */
  constructor(bytesOf: (text: string) => number = textBytes) {
    super({
      hashOf: (text) => spread(hashText(text, 0)),
      equal: (held, text) => held === text,
      kept: (text) => text,
      dropped: () => undefined,
      bytesOf,
    });
  }

  /** The text as it is kept, with one bearer more; nothing for nothing. */
  override keep<T extends string | undefined>(text: T): T {
    // What is kept equals what was given, as the compiler cannot see.
    return text === undefined || text === '' ? text : (super.keep(text) as T);
  }

  /** Takes one bearer from a text that was kept. */
  drop(text: string | undefined): void {
    if (text !== undefined && text !== '') this.releaseValue(text);
  }
}
