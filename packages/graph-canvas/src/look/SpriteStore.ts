import { spriteSvg, type SpriteSpec } from './sprite.ts';
import type { Tokens } from './tokens.ts';

/** Short addresses for images: made from SVG text, released at the end. */
export interface ImageUrls {
  create: (svg: string) => string;
  release: (url: string) => void;
}

/** `blob:` addresses: some dozen bytes in the style of a card instead of kilobytes of data URI. */
export const BLOB_URLS: ImageUrls = {
  create: (svg) => URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })),
  release: (url) => {
    URL.revokeObjectURL(url);
  },
};

/** One image for each kind of card there is: a few dozen for any cluster. Owns their addresses until `clear`. */
export class SpriteStore {
  readonly #urls: ImageUrls;
  readonly #byKey = new Map<string, string>();
  #bySpec = new WeakMap<SpriteSpec, string>();

  constructor(urls: ImageUrls = BLOB_URLS) {
    this.#urls = urls;
  }

  get size(): number {
    return this.#byKey.size;
  }

  urls(): Iterable<string> {
    return this.#byKey.values();
  }

  urlOf(spec: SpriteSpec, tokens: Tokens): string {
    const before = this.#bySpec.get(spec);
    if (before !== undefined) return before;
    const key = JSON.stringify(spec);
    const url = this.#byKey.get(key) ?? this.#urls.create(spriteSvg(spec, tokens));
    this.#byKey.set(key, url);
    this.#bySpec.set(spec, url);
    return url;
  }

  /** After a change of theme, and at the end. */
  clear(): void {
    for (const url of this.#byKey.values()) this.#urls.release(url);
    this.#byKey.clear();
    this.#bySpec = new WeakMap();
  }
}
