import type { Core } from 'cytoscape';
import { ElementMaker, type ElementTable } from '../cytoscape/elements.ts';
import { patchElements } from '../cytoscape/patch.ts';
import { drawSprites } from '../cytoscape/sprites.ts';
import type { Point } from '../layout/layoutTypes.ts';
import { SpriteStore } from '../look/SpriteStore.ts';
import type { Tokens } from '../look/tokens.ts';
import type { Card, Measure } from '../scene/card.ts';
import type { Line } from '../scene/line.ts';
import { SceneCache, type Scene } from '../scene/SceneCache.ts';
import { isTold } from './lineFor.ts';
import type { MapPlaces } from './MapPlaces.ts';
import type { MapView } from './mapView.ts';

/** A picture that can be shown at once. */
export interface Prepared {
  readonly scene: Scene;
  readonly elements: ElementTable;
}

/** What Cytoscape holds: cards and lines of the last view that was shown, as elements. */
export class MapContent {
  readonly #cy: Core;
  readonly #scenes: SceneCache;
  readonly #sprites = new SpriteStore();
  readonly #maker = new ElementMaker();
  #elements: ElementTable = new Map();
  #scene: Scene = { cards: new Map(), lines: [] };

  constructor(cy: Core, measure: Measure) {
    this.#cy = cy;
    this.#scenes = new SceneCache(measure);
    drawSprites(cy, (key) => this.#sprites.pictureOf(key));
  }

  get cards(): ReadonlyMap<string, Card> {
    return this.#scene.cards;
  }

  get lines(): readonly Line[] {
    return this.#scene.lines;
  }

  /** Makes the elements of a view. */
  prepare(view: MapView, { placement, routes }: Pick<MapPlaces, 'placement' | 'routes'>, tokens: Tokens): Prepared {
    const scene = this.#scenes.sceneOf(view.graph, view.texts, view.traffic);
    const elements = this.#maker.make({
      cards: scene.cards.values(),
      lines: scene.lines,
      nodes: placement.nodes,
      routes,
      spriteKey: (sprite) => this.#sprites.keyOf(sprite, tokens),
      isTold: (line) => isTold(line, view),
    });
    return { scene, elements };
  }

  /** Shows it in one batch; returns how many elements were added. */
  show({ scene, elements }: Prepared, classesOfNew: readonly string[]): number {
    this.#scene = scene;
    const { added } = patchElements(this.#cy, this.#elements, elements, classesOfNew);
    this.#elements = elements;
    this.#sprites.dropOutdated();
    return added;
  }

  /** Somebody has dropped a card there: the next view has to know that it was moved. */
  dropped(id: string, middle: Point): void {
    const known = this.#elements.get(id);
    if (known !== undefined) this.#elements = new Map(this.#elements).set(id, { ...known, position: middle });
  }

  /** The colours are others: everything is drawn anew with the next picture that is shown. */
  recolour(): void {
    this.#sprites.recolour();
  }
}
