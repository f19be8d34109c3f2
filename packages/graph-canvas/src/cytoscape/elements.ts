import type { ElementDefinition } from 'cytoscape';
import { FIGURE_PX } from '../layout/figurePlaces.ts';
import { centerOf } from '../layout/rects.ts';
import type { Rect, Route } from '../layout/layoutTypes.ts';
import { sameList, sameRect } from '../layout/sameParts.ts';
import { RIM, type SpriteSpec } from '../look/sprite.ts';
import type { Card } from '../scene/card.ts';
import type { Line } from '../scene/line.ts';
import { routeData } from './routeData.ts';

/** Elements as they should be on the screen, by id. */
export type ElementTable = ReadonlyMap<string, ElementDefinition>;

export interface DrawnThings {
  readonly cards: Iterable<Card>;
  readonly lines: Iterable<Line>;
  readonly nodes: Readonly<Record<string, Rect>>;
  readonly routes: Readonly<Record<string, Route>>;
  readonly spriteKey: (sprite: SpriteSpec) => string;
  /** Whether a line tells all its figures at the moment. */
  readonly isTold: (line: Line) => boolean;
}

/** Cards and lines that have a place, as elements. What the layout does not know yet waits for the next one. */
export class ElementMaker {
  readonly #nodes = new WeakMap<Card, { rect: Rect; element: ElementDefinition }>();
  readonly #edges = new WeakMap<Line, { parts: readonly unknown[]; element: ElementDefinition }>();

  /** An element that is as before is the same object as before. */
  make(things: DrawnThings): ElementTable {
    const table = new Map<string, ElementDefinition>();
    for (const card of things.cards) {
      const rect = things.nodes[card.id];
      if (rect !== undefined) table.set(card.id, this.#nodeOf(card, rect, things.spriteKey));
    }
    for (const line of things.lines) {
      const route = things.routes[line.id];
      const source = things.nodes[line.source];
      const target = things.nodes[line.target];
      if (route === undefined || source === undefined || target === undefined) continue;
      if (table.has(line.source) && table.has(line.target)) {
        table.set(line.id, this.#edgeOf(line, route, [source, target], things.isTold(line)));
      }
    }
    return table;
  }

  #nodeOf(card: Card, rect: Rect, spriteKey: DrawnThings['spriteKey']): ElementDefinition {
    const known = this.#nodes.get(card);
    const sprite = spriteKey(card.sprite);
    if (known !== undefined && sameRect(known.rect, rect) && known.element.data['sprite'] === sprite) {
      return known.element;
    }
    const element: ElementDefinition = {
      group: 'nodes',
      data: {
        id: card.id,
        kind: card.kind,
        width: card.width,
        height: card.height,
        text: card.text,
        nearText: card.nearText,
        shortText: card.shortText,
        ...Object.fromEntries((card.tileNames ?? []).map((name, step) => [`tile${step}`, name])),
        sprite,
        farSprite: spriteKey(card.farSprite),
        spriteWidth: card.width + RIM.right,
        spriteHeight: card.height + RIM.top,
      },
      position: { ...centerOf(rect) },
      classes: [...card.classes],
    };
    this.#nodes.set(card, { rect, element });
    return element;
  }

  #edgeOf(line: Line, route: Route, [source, target]: readonly [Rect, Rect], isTold: boolean): ElementDefinition {
    const parts = [route, source, target, isTold];
    const known = this.#edges.get(line);
    if (known !== undefined && sameList(parts, known.parts)) return known.element;
    const element: ElementDefinition = {
      group: 'edges',
      data: {
        id: line.id,
        source: line.source,
        target: line.target,
        width: line.width,
        figure: line.figure,
        figurePx: route.figurePx ?? FIGURE_PX,
        // Figures change with every measurement, and whatever changes is drawn again.
        detail: isTold ? line.detail : '',
        order: drawingOrder(line, route),
        ...routeData(route, source, target),
      },
      classes: route.bent === true ? [...line.classes, 'bent'] : [...line.classes],
    };
    this.#edges.set(line, { parts, element });
    return element;
  }
}

/** Lines of one card leave it together: the ones that turn off first lie above, so that no other crosses their figures. */
export function drawingOrder({ classes }: Pick<Line, 'classes'>, { from, to }: Pick<Route, 'from' | 'to'>): number {
  const nearness = Math.max(0, NEAREST - Math.round(Math.abs(to.y - from.y)));
  return classes.includes('failing') ? NEAREST + 1 + nearness : nearness;
}

/** Order of a line that goes straight; px of world less for one that goes up or down. */
const NEAREST = 5_000;
