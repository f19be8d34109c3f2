import { onScreen } from '../layout/fit.ts';
import type { Point, Rect } from '../layout/layoutTypes.ts';
import type { Card } from '../scene/card.ts';
import { nearestCard, type Direction } from '../scene/nearestCard.ts';
import type { MapPicture } from './mapView.ts';
import type { Viewing } from './Viewing.ts';

/** Questions about what is drawn and where. */
export class MapQueries {
  readonly #picture: () => MapPicture;
  readonly #viewing: Viewing;

  constructor(picture: () => MapPicture, viewing: Viewing) {
    this.#picture = picture;
    this.#viewing = viewing;
  }

  /** Id of the card that the arrow keys lead to; undefined at the edge. Without a start: the first card on the screen. */
  neighbour(from: string | null, direction: Direction, alongEdges: boolean): string | undefined {
    const rect = from === null ? undefined : this.#picture().placement.nodes[from];
    if (rect === undefined) return this.#viewing.visible(this.#placed())[0]?.id;
    const candidates = this.#placed().filter(
      ({ id }) => id !== from && (!alongEdges || this.#isJoined(id, from ?? '')),
    );
    return nearestCard(candidates, rect, direction);
  }

  /** Full name of a card that shows less, and where to write it; undefined if the card says it all. */
  fullName(id: string): { readonly text: string; readonly at: Point } | undefined {
    const card = this.#picture().cards.get(id);
    const rect = this.#picture().placement.nodes[id];
    if (card === undefined || rect === undefined) return undefined;
    const full = card.second === '' ? card.name : `${card.name} · ${card.second}`;
    const isWhole = card.text.includes(card.name) && card.text.includes(card.second);
    if (isWhole && this.#viewing.level === 'cards') return undefined;
    const box = onScreen(rect, this.#viewing.viewport());
    return { text: full, at: { x: box.x, y: box.y + box.height } };
  }

  /** Cards on the screen, for the hidden list. */
  visibleCards(): readonly Card[] {
    return this.#viewing.visible(this.#placed()).flatMap(({ id }) => this.#picture().cards.get(id) ?? []);
  }

  #placed(): { id: string; rect: Rect }[] {
    return [...this.#picture().cards.keys()].flatMap((id) => {
      const rect = this.#picture().placement.nodes[id];
      return rect === undefined ? [] : [{ id, rect }];
    });
  }

  #isJoined(id: string, other: string): boolean {
    return this.#picture().lines.some(
      ({ source, target }) => (source === id && target === other) || (source === other && target === id),
    );
  }
}
