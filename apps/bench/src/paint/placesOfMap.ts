import type { Page } from '@playwright/test';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Places of the window near its middle: one where the ground of the map can be dragged, and one on a card. */
export interface PlacesOfMap {
  readonly ground: Point;
  readonly card: Point;
}

/** Cytoscape, which leaves itself on the element that it draws in. */
interface Drawn {
  readonly nodes: () => Iterable<{
    readonly visible: () => boolean;
    readonly renderedPosition: () => Point;
    readonly renderedWidth: () => number;
    readonly renderedHeight: () => number;
  }>;
}

/** @throws Error if the map shows no ground, or no card, around the middle of the window */
export async function placesOfMap(page: Page): Promise<PlacesOfMap> {
  const places = await page.evaluate(() => {
    interface Box {
      readonly left: number;
      readonly top: number;
      readonly width: number;
      readonly height: number;
    }
    interface Element {
      readonly _cyreg?: { readonly cy?: Drawn };
      readonly getBoundingClientRect: () => Box;
    }
    const { document } = globalThis as unknown as {
      document: { querySelectorAll: (css: string) => Iterable<Element> };
    };
    const container = [...document.querySelectorAll('div')].find((element) => element._cyreg?.cy !== undefined);
    const cy = container?._cyreg?.cy;
    if (container === undefined || cy === undefined) return null;
    const { left, top, width, height } = container.getBoundingClientRect();
    // Bodies alone: names and marks that stand out of them cannot be grabbed.
    const cards = [...cy.nodes()]
      .filter((node) => node.visible())
      .map((node) => ({ ...node.renderedPosition(), w: node.renderedWidth() / 2, h: node.renderedHeight() / 2 }));
    const isOnCard = ({ x, y }: { x: number; y: number }): boolean =>
      cards.some((card) => Math.abs(card.x - x) < card.w + 1 && Math.abs(card.y - y) < card.h + 1);
    // On a slant through the middle, so that no gap between columns or rows holds all of them. A few hundred: this must not be a long task itself.
    const near = Array.from({ length: 300 }, (_, index) => {
      const px = (index % 2 === 0 ? 1 : -1) * Math.ceil(index / 2);
      return { x: Math.round(width / 2 + px / 2), y: Math.round(height / 2 + px) };
    });
    const inWindow = (point: { x: number; y: number } | undefined): Point | undefined =>
      point === undefined ? undefined : { x: left + point.x, y: top + point.y };
    return { ground: inWindow(near.find((point) => !isOnCard(point))), card: inWindow(near.find(isOnCard)) };
  });
  const { ground, card } = places ?? {};
  if (ground === undefined || card === undefined) throw new Error('the map shows no ground or no card to drag');
  return { ground, card };
}
