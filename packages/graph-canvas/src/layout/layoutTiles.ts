import { FIT_PADDING, MOST_TILE_ZOOM } from './fit.ts';
import { areaSize, layoutAreas, OUTSIDE, putArea, type NamedLayout } from './layoutAreas.ts';
import { layoutNamespace } from './layoutNamespace.ts';
import type { LayoutInput, LayoutNode, PlacedArea, Placement, Rect, Size } from './layoutTypes.ts';
import { AREA_GAP, CARD, ROW } from './measures.ts';
import { byName } from './names.ts';

const TILE_GAP = 8;
/** What the last row of cards does not need of its height. */
const BELOW_CARD_PX = 2 * ROW - CARD.height;
/** The pill of a tile stands over its upper edge: the upmost row keeps this much room, besides what surrounds the picture. */
const ABOVE_TILE_PX = 4;
const NONE: Size = { width: 0, height: 0 };

interface Block {
  readonly id: string;
  readonly name: string;
  /** Cells of the grid. */
  readonly columns: number;
  readonly rows: number;
  /** Px of its cells that it does not need. */
  readonly spare: Size;
  readonly tile?: LayoutNode;
  readonly layout?: NamedLayout;
}

/** True if namespaces are drawn as tiles. */
export function hasTiles(input: LayoutInput): boolean {
  return input.nodes.some((node) => node.kind === 'namespace');
}

/**
 * Namespaces A to Z (or by rank) in rows, as many a row as show them largest in the window. An opened one takes as many cells as its
 * services need, where its tile would stand; the tiles after it flow around. Rows and columns without a tile are as narrow as what is open
 * in them allows.
 */
export function layoutTiles(
  input: LayoutInput,
  { window, keepFree }: Pick<LayoutInput, 'window' | 'keepFree'>,
): Placement {
  // A tile with an area is the rest of an opened namespace, and stands in it.
  const tiles = input.nodes.filter((node) => node.kind === 'namespace' && node.area === null);
  const size = tiles[0] ?? { width: 1, height: 1 };
  const cell = { width: size.width + TILE_GAP, height: size.height + TILE_GAP };
  const rest = input.nodes.filter((node) => node.kind !== 'namespace' || node.area !== null);
  const opened = layoutAreas({ ...input, nodes: rest.filter((node) => node.area !== null) });
  const rankOf = ({ id }: Block): number => input.ranks?.[id] ?? 0;
  const blocks = [
    ...tiles.map((tile): Block => ({ id: tile.id, name: tile.name, columns: 1, rows: 1, spare: NONE, tile })),
    ...[...opened].map(([id, layout]): Block => ({ id, name: layout.name, ...cellsOf(layout, cell), layout })),
  ].toSorted((a, b) => rankOf(a) - rankOf(b) || byName(a, b));
  const cells = blocks.reduce((sum, block) => sum + block.columns * block.rows, 0);
  // A line below the tiles takes its height from all of them.
  const below = input.keepFree.width >= input.window.width ? keepFree.height : 0;
  const columns = Math.max(
    largestGrid(cells, cell, { width: window.width, height: window.height - below }),
    ...blocks.map((block) => block.columns),
  );

  const nodes: Record<string, Rect> = {};
  const areas: Record<string, PlacedArea> = {};
  const spots = spotsFor(blocks, columns);
  const rows = Math.max(0, ...spots.map(({ block, row }) => row + block.rows));
  const left = startsOf(columns, cell.width, spots, ({ block, column }) => [column, block.columns, block.spare.width]);
  const top = startsOf(rows, cell.height, spots, ({ block, row }) => [row, block.rows, block.spare.height]);
  for (const { block, column, row } of spots) {
    const at = { x: left(column), y: top(row) };
    const { tile, layout } = block;
    if (tile !== undefined) nodes[tile.id] = { ...at, width: tile.width, height: tile.height };
    if (layout === undefined) continue;
    const frame = {
      ...at,
      width: left(column + block.columns) - at.x - TILE_GAP,
      height: top(row + block.rows) - at.y - TILE_GAP,
    };
    areas[block.id] = putArea(layout, frame, nodes);
  }
  const bottom = top(rows) - TILE_GAP;
  const outside = layoutNamespace(
    rest.filter((node) => node.area === null),
    input.edges,
  );
  for (const [id, rect] of outside.nodes) nodes[id] = { ...rect, y: rect.y + bottom + AREA_GAP };
  const height = bottom + (outside.nodes.size > 0 ? AREA_GAP + outside.height : 0);
  const width = Math.max(left(columns) - TILE_GAP, outside.width);
  areas[OUTSIDE] = { rects: [{ x: 0, y: -ABOVE_TILE_PX, width, height: height + ABOVE_TILE_PX }], columns: [] };
  return { nodes, areas };
}

/** How much less a grid is like the window for each cell in which nothing stands. */
const EMPTY_CELL = 0.3;

/** Columns of the grid that is seen largest; among equals, which few tiles are, the one that is most like the window and has no gaps. */
function largestGrid(cells: number, cell: Size, window: Size): number {
  const room = { width: window.width - 2 * FIT_PADDING, height: window.height - 2 * FIT_PADDING };
  let best = { columns: 1, zoom: 0, unlike: Infinity };
  for (let columns = 1; columns <= cells; columns += 1) {
    const width = columns * cell.width - TILE_GAP;
    const height = Math.ceil(cells / columns) * cell.height - TILE_GAP;
    const zoom = Math.min(MOST_TILE_ZOOM, room.width / width, room.height / height);
    const empty = columns * Math.ceil(cells / columns) - cells;
    const unlike = Math.abs(Math.log((width * room.height) / (height * room.width))) + EMPTY_CELL * empty;
    if (zoom > best.zoom || (zoom === best.zoom && unlike < best.unlike)) best = { columns, zoom, unlike };
  }
  return best.columns;
}

function cellsOf(layout: NamedLayout, cell: Size): Pick<Block, 'columns' | 'rows' | 'spare'> {
  const size = areaSize(layout, layout.name);
  const columns = Math.ceil((size.width + TILE_GAP) / cell.width);
  const rows = Math.ceil((size.height - BELOW_CARD_PX + TILE_GAP) / cell.height);
  const spare = {
    width: columns * cell.width - TILE_GAP - size.width,
    height: Math.max(0, rows * cell.height - TILE_GAP - size.height),
  };
  return { columns, rows, spare };
}

type Span = readonly [first: number, count: number, sparePx: number];

/** Where each of `count` rows or columns begins; one gives away what nothing in it needs, and only at the end of what stands in it. */
function startsOf(
  count: number,
  sizePx: number,
  spots: readonly Spot[],
  spanOf: (spot: Spot) => Span,
): (index: number) => number {
  const spans = spots.map(spanOf);
  const starts = [0];
  for (let index = 0; index < count; index += 1) {
    const here = spans.filter(([first, length]) => first <= index && index < first + length);
    const given = here.map(([first, length, sparePx]) => (index === first + length - 1 ? sparePx : 0));
    starts.push((starts[index] ?? 0) + sizePx - (given.length === 0 ? 0 : Math.min(...given)));
  }
  return (index) => starts[index] ?? 0;
}

interface Spot {
  readonly block: Block;
  readonly column: number;
  readonly row: number;
}

/**
 * The first free cells for each block in turn. What is open stands as near to where its tile would as there is room: in its column if
 * that is free further down, else beside it.
 */
function spotsFor(blocks: readonly Block[], columns: number): readonly Spot[] {
  const taken = new Set<number>();
  let cursor = 0;
  return blocks.map((block) => {
    while (taken.has(cursor)) cursor += 1;
    const [column, row] = freeSpot(taken, block, cursor, columns);
    for (let y = row; y < row + block.rows; y += 1) {
      for (let x = column; x < column + block.columns; x += 1) taken.add(y * columns + x);
    }
    return { block, column, row };
  });
}

function freeSpot(taken: ReadonlySet<number>, block: Block, cursor: number, columns: number): [number, number] {
  const last = columns - block.columns;
  const own = Math.min(cursor % columns, last);
  const choices = [own, ...Array.from({ length: last + 1 }, (_, column) => column).filter((column) => column !== own)];
  for (let row = Math.floor(cursor / columns); ; row += 1) {
    const column = choices.find((each) => isFree(taken, block, each, row, columns));
    if (column !== undefined) return [column, row];
  }
}

function isFree(taken: ReadonlySet<number>, block: Block, column: number, row: number, columns: number): boolean {
  for (let y = row; y < row + block.rows; y += 1) {
    for (let x = column; x < column + block.columns; x += 1) if (taken.has(y * columns + x)) return false;
  }
  return true;
}
