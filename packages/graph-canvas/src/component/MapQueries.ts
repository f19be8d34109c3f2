import { onScreen } from '../layout/fit.ts';
import type { Point, Rect } from '../layout/layoutTypes.ts';
import { pointOn } from '../layout/pointsAlong.ts';
import { centerOf } from '../layout/rects.ts';
import { isCallersId } from '../scene/callersId.ts';
import type { Card } from '../scene/card.ts';
import type { Line } from '../scene/line.ts';
import { nearestCard, type Direction } from '../scene/nearestCard.ts';
import type { MapPicture, MapView } from './mapView.ts';
import type { Viewing } from './Viewing.ts';

/** Questions about what is drawn and where. */
export class MapQueries {
  readonly #picture: () => MapPicture;
  readonly #view: () => MapView;
  readonly #viewing: Viewing;
  readonly #container: HTMLElement;

  constructor(picture: () => MapPicture, view: () => MapView, viewing: Viewing, container: HTMLElement) {
    this.#container = container;
    this.#picture = picture;
    this.#view = view;
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

  /** What there is to say about a card, line by line; nothing about one that is not there. */
  tipOf(id: string): readonly string[] {
    const { graph, calls, texts } = this.#view();
    const card = this.#picture().cards.get(id);
    if (isCallersId(id)) return card === undefined ? [] : [card.label];
    const node = graph.nodes.find((one) => one.id === id);
    if (node === undefined) return [];
    const edges = calls.filter(({ source, target }) => source === id || target === id);
    return texts.tip(node, edges);
  }

  /** Middle of a card, in whole world pixels. */
  middleOf(id: string): Point | undefined {
    const rect = this.#picture().placement.nodes[id];
    if (rect === undefined) return undefined;
    const { x, y } = centerOf(rect);
    return { x: Math.round(x), y: Math.round(y) };
  }

  /** What lies under a point of the window, in whole world pixels. */
  worldAt({ x, y }: Point): Point {
    const map = this.#container.getBoundingClientRect();
    const { zoom, pan } = this.#viewing.viewport();
    return { x: Math.round((x - map.left - pan.x) / zoom), y: Math.round((y - map.top - pan.y) / zoom) };
  }

  /** Where a card is on the screen; undefined if it stands nowhere. */
  boxOf(id: string): Rect | undefined {
    const rect = this.#picture().placement.nodes[id];
    return rect === undefined ? undefined : onScreen(rect, this.#viewing.viewport());
  }

  /** Where the keyboard asks for a menu: at the lower left corner of a card, else in the middle of the map. In pixels of the window. */
  menuPoint(id: string | null): Point {
    const map = this.#container.getBoundingClientRect();
    const card = id === null ? undefined : this.boxOf(id);
    if (card === undefined) return { x: map.left + map.width / 2, y: map.top + map.height / 2 };
    return { x: map.left + card.x + 8, y: map.top + card.y + card.height };
  }

  /** A line under the pointer: its edge, and where on the screen to write about it. */
  edgeAt(id: string): { readonly line: Line; readonly at: Point } | undefined {
    const { lines, routes } = this.#picture();
    const line = lines.find((one) => one.id === id);
    const route = routes[id];
    if (line === undefined || route === undefined) return undefined;
    const { zoom, pan } = this.#viewing.viewport();
    const middle = pointOn(route, 0.5);
    return { line, at: { x: middle.x * zoom + pan.x, y: middle.y * zoom + pan.y } };
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
