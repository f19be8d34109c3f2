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
    readonly renderedBoundingBox: () => {
      readonly x1: number;
      readonly x2: number;
      readonly y1: number;
      readonly y2: number;
    };
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
    const cards = [...cy.nodes()].filter((node) => node.visible()).map((node) => node.renderedBoundingBox());
    const isOnCard = ({ x, y }: { x: number; y: number }): boolean =>
      cards.some(({ x1, x2, y1, y2 }) => x > x1 - 2 && x < x2 + 2 && y > y1 - 2 && y < y2 + 2);
    const around: { x: number; y: number }[] = [];
    for (let x = width * 0.25; x < width * 0.7; x += 2) {
      for (let y = height * 0.25; y < height * 0.7; y += 2) around.push({ x, y });
    }
    const far = ({ x, y }: { x: number; y: number }): number => Math.hypot(x - width / 2, y - height / 2);
    const sorted = around.toSorted((a, b) => far(a) - far(b));
    const inWindow = (point: { x: number; y: number } | undefined): Point | undefined =>
      point === undefined ? undefined : { x: left + point.x, y: top + point.y };
    return { ground: inWindow(sorted.find((point) => !isOnCard(point))), card: inWindow(sorted.find(isOnCard)) };
  });
  const { ground, card } = places ?? {};
  if (ground === undefined || card === undefined) throw new Error('the map shows no ground or no card to drag');
  return { ground, card };
}
