import type { ElementDefinition } from 'cytoscape';
import { centerOf } from '../layout/rects.ts';
import type { Rect, Route } from '../layout/layoutTypes.ts';
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
  readonly spriteUrl: (sprite: SpriteSpec) => string;
}

/** Cards and lines that have a place, as elements. What the layout does not know yet waits for the next one. */
export function elementsOf(things: DrawnThings): ElementTable {
  const table = new Map<string, ElementDefinition>();
  for (const card of things.cards) {
    const rect = things.nodes[card.id];
    if (rect === undefined) continue;
    table.set(card.id, {
      group: 'nodes',
      data: {
        id: card.id,
        kind: card.kind,
        width: card.width,
        height: card.height,
        text: card.text,
        shortText: card.shortText,
        sprite: things.spriteUrl(card.sprite),
        farSprite: things.spriteUrl(card.farSprite),
        spriteWidth: card.width + RIM.right,
        spriteHeight: card.height + RIM.top,
      },
      position: { ...centerOf(rect) },
      classes: [...card.classes],
    });
  }
  for (const line of things.lines) {
    const route = things.routes[line.id];
    const source = things.nodes[line.source];
    const target = things.nodes[line.target];
    if (route === undefined || source === undefined || target === undefined) continue;
    if (!table.has(line.source) || !table.has(line.target)) continue;
    table.set(line.id, {
      group: 'edges',
      data: {
        id: line.id,
        source: line.source,
        target: line.target,
        width: line.width,
        share: line.share,
        ...routeData(route, source, target),
      },
      classes: route.bent === true ? [...line.classes, 'bent'] : [...line.classes],
    });
  }
  return table;
}
