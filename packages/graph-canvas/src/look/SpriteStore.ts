import type { Shape } from './shapes.ts';
import { RIM, spriteShapes, type SpriteSpec } from './sprite.ts';
import type { Tokens } from './tokens.ts';

/** What is drawn on a card and its rim, px of the card. */
export interface SpritePicture {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

interface Sprite {
  readonly spec: SpriteSpec;
  readonly tokens: Tokens;
  picture?: SpritePicture;
}

/** One picture for each kind of card there is, by a short key. A picture is made when it is first drawn, so one that nobody sees costs nothing. */
export class SpriteStore {
  readonly #sprites = new Map<string, Sprite>();
  #keys = new Map<string, string>();
  #bySpec = new WeakMap<SpriteSpec, string>();
  #made = 0;
  /** In colours of before, on the screen until the next picture. */
  #outdated: string[] = [];

  keyOf(spec: SpriteSpec, tokens: Tokens): string {
    const before = this.#bySpec.get(spec);
    if (before !== undefined) return before;
    const text = JSON.stringify(spec);
    let key = this.#keys.get(text);
    if (key === undefined) {
      key = `sprite:${this.#made}`;
      this.#made += 1;
      this.#keys.set(text, key);
      this.#sprites.set(key, { spec, tokens });
    }
    this.#bySpec.set(spec, key);
    return key;
  }

  /** Undefined for a key that was dropped. */
  pictureOf(key: string): SpritePicture | undefined {
    const sprite = this.#sprites.get(key);
    if (sprite === undefined) return undefined;
    const { spec, tokens } = sprite;
    sprite.picture ??= {
      width: spec.width + RIM.right,
      height: spec.height + RIM.top,
      shapes: spriteShapes(spec, tokens),
    };
    return sprite.picture;
  }

  /** The colours are others: what comes gets new keys, what is there stays until `dropOutdated`. */
  recolour(): void {
    this.#outdated.push(...this.#keys.values());
    this.#keys = new Map();
    this.#bySpec = new WeakMap();
  }

  dropOutdated(): void {
    for (const key of this.#outdated) this.#sprites.delete(key);
    this.#outdated = [];
  }
}
