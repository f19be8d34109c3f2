import type { Core } from 'cytoscape';
import { ElementMaker, type ElementTable } from '../cytoscape/elements.ts';
import { decodeSprites, dropSprites } from '../cytoscape/instance.ts';
import { patchElements } from '../cytoscape/patch.ts';
import type { Point } from '../layout/layoutTypes.ts';
import { SpriteStore } from '../look/SpriteStore.ts';
import type { Tokens } from '../look/tokens.ts';
import type { Card, Measure } from '../scene/card.ts';
import type { Line } from '../scene/line.ts';
import { SceneCache, type Scene } from '../scene/SceneCache.ts';
import { isSeenFromFar } from '../scene/tileNames.ts';
import type { MapPlaces } from './MapPlaces.ts';
import type { MapView } from './mapView.ts';

/** A picture whose images are decoded, so that it can be shown at once. */
export interface Prepared {
  readonly scene: Scene;
  readonly elements: ElementTable;
  /** Images that only another zoom shows, for `decodeLater`. */
  readonly later: readonly string[];
}

/** Images decoded in one go beside a map that somebody moves. */
const AT_ONCE = 16;

/** What Cytoscape holds: cards and lines of the last view that was shown, as elements. */
export class MapContent {
  readonly #cy: Core;
  readonly #scenes: SceneCache;
  #sprites = new SpriteStore();
  /** Of other colours, on the screen until the next picture. */
  #outdated: SpriteStore[] = [];
  readonly #decoded = new Set<string>();
  #later: readonly string[] = [];
  readonly #maker = new ElementMaker();
  #elements: ElementTable = new Map();
  #scene: Scene = { cards: new Map(), lines: [] };

  constructor(cy: Core, measure: Measure) {
    this.#cy = cy;
    this.#scenes = new SceneCache(measure);
  }

  get cards(): ReadonlyMap<string, Card> {
    return this.#scene.cards;
  }

  get lines(): readonly Line[] {
    return this.#scene.lines;
  }

  /**
   * Makes the elements of a view. Images that it needs are decoded, also those of cards that have no place yet; with `zoom`, of
   * namespace tiles those alone that are seen from there.
   */
  async prepare(
    { graph, texts, traffic }: MapView,
    { placement, routes }: Pick<MapPlaces, 'placement' | 'routes'>,
    tokens: Tokens,
    zoom?: number,
  ): Promise<Prepared> {
    const scene = this.#scenes.sceneOf(graph, texts, traffic);
    const elements = this.#maker.make({
      cards: scene.cards.values(),
      lines: scene.lines,
      nodes: placement.nodes,
      routes,
      spriteUrl: (sprite) => this.#sprites.urlOf(sprite, tokens),
    });
    const { now, later } = this.#images(scene.cards.values(), tokens, zoom);
    await this.#decode(now);
    return { scene, elements, later };
  }

  /** Shows it in one batch; returns how many elements were added. */
  show({ scene, elements, later }: Prepared, classesOfNew: readonly string[]): number {
    this.#scene = scene;
    const { added } = patchElements(this.#cy, this.#elements, elements, classesOfNew);
    this.#elements = elements;
    this.#dropOutdated();
    this.#later = [...this.#later, ...later];
    return added;
  }

  /** Decodes what no picture has waited for, a few at a time, so that nobody waits for it now either. */
  async decodeLater(): Promise<void> {
    const sprites = this.#sprites;
    while (this.#later.length > 0 && this.#sprites === sprites) {
      const some = this.#later.slice(0, AT_ONCE);
      this.#later = this.#later.slice(AT_ONCE);
      await this.#decode(some);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  /** Somebody has dropped a card there: the next view has to know that it was moved. */
  dropped(id: string, middle: Point): void {
    const known = this.#elements.get(id);
    if (known !== undefined) this.#elements = new Map(this.#elements).set(id, { ...known, position: middle });
  }

  /** The colours are others: every image is drawn anew, for the next picture that is shown. */
  forgetSprites(): void {
    this.#outdated.push(this.#sprites);
    this.#sprites = new SpriteStore();
    this.#decoded.clear();
    this.#later = [];
  }

  stop(): void {
    this.#later = [];
    this.#dropOutdated();
    this.#sprites.clear();
  }

  /** By when they are needed, each once. */
  #images(cards: Iterable<Card>, tokens: Tokens, zoom: number | undefined): Record<'now' | 'later', readonly string[]> {
    const isFar = zoom !== undefined && isSeenFromFar(zoom);
    const now = new Set<string>();
    const later = new Set<string>();
    for (const { kind, sprite, farSprite } of cards) {
      const [near, far] = [this.#sprites.urlOf(sprite, tokens), this.#sprites.urlOf(farSprite, tokens)];
      const isChosen = zoom !== undefined && kind === 'namespace';
      (isChosen && isFar ? later : now).add(near);
      (isChosen && !isFar ? later : now).add(far);
    }
    return { now: [...now], later: [...later].filter((url) => !now.has(url)) };
  }

  async #decode(urls: readonly string[]): Promise<void> {
    const fresh = urls.filter((url) => !this.#decoded.has(url));
    if (fresh.length === 0) return;
    await decodeSprites(this.#cy, fresh);
    for (const url of fresh) this.#decoded.add(url);
  }

  #dropOutdated(): void {
    for (const sprites of this.#outdated) {
      dropSprites(this.#cy, sprites.urls());
      sprites.clear();
    }
    this.#outdated = [];
  }
}
