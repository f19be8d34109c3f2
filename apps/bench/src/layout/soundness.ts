import type { Placement, Rect } from '@fairlead/graph-canvas/layout';
import { near } from '@fairlead/graph-canvas/layout';

/** Side of the squares that rectangles are sorted into, so that only neighbours are compared. */
const SQUARE_PX = 200;
/** Height of an area's title, in which no card may stand. */
const TITLE_PX = 28;

/** Pairs of cards, areas or titles that lie on each other. Labels stand inside their cards. */
export function overlaps({ nodes, areas }: Placement): number {
  const frames = Object.entries(areas).flatMap(([id, { rects }]) => (id === '' ? [] : rects));
  const titles = Object.entries(areas).flatMap(([id, { rects }]) => {
    const [first] = rects;
    return id === '' || first === undefined ? [] : [{ ...first, height: TITLE_PX }];
  });
  const cards = Object.values(nodes);
  return overlapsWithin(cards) + overlapsWithin(frames) + overlapsBetween(cards, titles);
}

/** Nodes that stand elsewhere in the later picture; what came or went does not count. */
export function moved(before: Placement, after: Placement): string[] {
  return Object.entries(before.nodes).flatMap(([id, rect]) => {
    const now = after.nodes[id];
    return now === undefined || (now.x === rect.x && now.y === rect.y) ? [] : [id];
  });
}

function overlapsWithin(rects: readonly Rect[]): number {
  let found = 0;
  const squares = new Map<string, Rect[]>();
  for (const rect of rects) {
    const met = new Set<Rect>();
    for (const key of squaresOf(rect)) {
      const held = squares.get(key) ?? [];
      for (const other of held) if (near(rect, other, 0)) met.add(other);
      held.push(rect);
      squares.set(key, held);
    }
    found += met.size;
  }
  return found;
}

function overlapsBetween(left: readonly Rect[], right: readonly Rect[]): number {
  const squares = new Map<string, Rect[]>();
  for (const rect of right) for (const key of squaresOf(rect)) squares.set(key, [...(squares.get(key) ?? []), rect]);
  let found = 0;
  for (const rect of left) {
    const close = new Set([...squaresOf(rect)].flatMap((key) => squares.get(key) ?? []));
    found += [...close].filter((other) => near(rect, other, 0)).length;
  }
  return found;
}

function* squaresOf({ x, y, width, height }: Rect): Iterable<string> {
  for (let column = Math.floor(x / SQUARE_PX); column <= Math.floor((x + width) / SQUARE_PX); column += 1) {
    for (let row = Math.floor(y / SQUARE_PX); row <= Math.floor((y + height) / SQUARE_PX); row += 1)
      yield `${column} ${row}`;
  }
}
