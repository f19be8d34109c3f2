import { ColumnGrid } from './columnGrid.ts';
import { components } from './components.ts';
import { forestRows } from './forestRows.ts';
import { layersOf } from './layers.ts';
import type { LayoutEdge, LayoutNode, Rect } from './layoutTypes.ts';
import { GAP_FIGURES, GAP_MANY_FIGURES, GAP_PLAIN, GAP_ROUTES, ROW, spanOf } from './measures.ts';

export interface NamespaceLayout {
  /** Relative to the first column and row. */
  readonly nodes: ReadonlyMap<string, Rect>;
  readonly columns: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** A namespace looks best about half as wide again as high; where room is scarce it may be slimmer or wider. */
export const SHAPES = [1.5, 0.75, 2.6, 4.5] as const;

/** A set of joined nodes with its own columns and rows. */
interface Block {
  readonly nodes: readonly LayoutNode[];
  readonly column: ReadonlyMap<string, number>;
  readonly row: ReadonlyMap<string, number>;
  readonly columnCount: number;
  readonly rowCount: number;
}

/**
 * Places the nodes of one namespace: joined ones layered left to right in bands side by side, single ones in the slots
 * that stay free, then in columns of their own.
 *
 * `shape` is the wanted width to height. Depends on names and edges only, never on the order they come in.
 */
export function layoutNamespace(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  shape: number = SHAPES[0],
): NamespaceLayout {
  const sets = components(nodes, edges);
  const blocks = sets.filter((set) => set.length > 1).map((set) => blockOf(set, edges));
  const singles = sets.filter((set) => set.length === 1).flat();
  const grid = new ColumnGrid();
  if (blocks.length === 0) {
    putInGrid(grid, singles, shape);
    return grid.rects();
  }
  const rowLimit = rowsWanted(blocks, singles, shape);
  putBlocks(grid, blocks, edges, rowLimit);
  putSingles(grid, singles, Math.max(rowLimit, grid.rowCount));
  return grid.rects();
}

function blockOf(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): Block {
  const layers = layersOf(nodes, edges);
  const row = forestRows(nodes, layers);
  const rowCount = Math.max(...nodes.map((node) => (row.get(node.id) ?? 0) + spanOf(node.height)));
  return { nodes, column: layers.layer, row, columnCount: Math.max(...layers.layer.values()) + 1, rowCount };
}

/** Rows at which bands turn to the next column: the area that all need, in the wanted shape. */
function rowsWanted(blocks: readonly Block[], singles: readonly LayoutNode[], shape: number): number {
  const slot = 200;
  const blockArea = blocks.reduce((sum, block) => sum + block.columnCount * slot * block.rowCount * ROW, 0);
  const singleArea = singles.reduce((sum, node) => sum + slot * spanOf(node.height) * ROW, 0);
  const rows = Math.ceil(Math.sqrt((blockArea + singleArea) / shape) / ROW);
  const tallest = Math.max(...blocks.map((block) => block.rowCount));
  return Math.max(tallest, rows + (rows % 2));
}

/** Blocks below each other up to the limit, then in a further band to the right. */
function putBlocks(grid: ColumnGrid, blocks: readonly Block[], edges: readonly LayoutEdge[], rowLimit: number): void {
  const bands: Block[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const block of blocks) {
    if (used + block.rowCount > rowLimit) {
      bands.push([]);
      used = 0;
    }
    bands.at(-1)?.push(block);
    used += block.rowCount;
  }
  for (const band of bands) {
    const first = grid.columnCount;
    for (let column = 0; column < Math.max(...band.map((block) => block.columnCount)); column += 1) {
      grid.addColumn(column === 0 ? GAP_PLAIN : gapBetween(band, column, edges));
    }
    let top = 0;
    for (const block of band) {
      for (const node of block.nodes) {
        grid.put(node, first + (block.column.get(node.id) ?? 0), top + (block.row.get(node.id) ?? 0));
      }
      keepLinesFree(grid, block, edges, first, top);
      top += block.rowCount;
    }
  }
}

const POINTED: ReadonlySet<string> = new Set(['ingress', 'route', 'gateway']);

/** Space for the lines that turn between column - 1 and column. */
function gapBetween(band: readonly Block[], column: number, edges: readonly LayoutEdge[]): number {
  const columnOf = new Map(band.flatMap((block) => [...block.column]));
  const lines = edges.filter((edge) => columnOf.get(edge.source) === column - 1 && columnOf.has(edge.target));
  const figures = lines.filter((edge) => edge.labelled).length;
  if (figures > 3) return GAP_MANY_FIGURES;
  if (figures > 0) return GAP_FIGURES;
  const pointed = band.flatMap((block) => block.nodes.filter((node) => block.column.get(node.id) === column - 1));
  return pointed.every((node) => POINTED.has(node.kind)) ? GAP_ROUTES : GAP_PLAIN;
}

/** A line over several columns runs in the row of its target: no single node may stand on it. */
function keepLinesFree(
  grid: ColumnGrid,
  block: Block,
  edges: readonly LayoutEdge[],
  firstColumn: number,
  top: number,
): void {
  const spans = new Map(block.nodes.map((node) => [node.id, spanOf(node.height)]));
  for (const edge of edges) {
    const from = block.column.get(edge.source);
    const to = block.column.get(edge.target);
    if (from === undefined || to === undefined) continue;
    for (let column = Math.min(from, to) + 1; column < Math.max(from, to); column += 1) {
      grid.block(firstColumn + column, top + (block.row.get(edge.target) ?? 0), spans.get(edge.target) ?? 1);
    }
  }
}

/** The highest free slots first, so that all columns end nearly level; then balanced columns on the right. */
function putSingles(grid: ColumnGrid, singles: readonly LayoutNode[], rowLimit: number): void {
  const rest: LayoutNode[] = [];
  for (const node of singles) {
    const slot = highestSlot(grid, node, rowLimit);
    if (slot === undefined) rest.push(node);
    else grid.put(node, slot.column, slot.row);
  }
  const perColumn = Math.max(1, Math.floor(rowLimit / 2));
  const columns = Math.ceil(rest.length / perColumn);
  const balanced = Math.ceil(rest.length / Math.max(1, columns));
  for (let start = 0; start < rest.length; start += balanced) {
    putColumn(grid, rest.slice(start, start + balanced));
  }
}

function highestSlot(
  grid: ColumnGrid,
  node: LayoutNode,
  rowLimit: number,
): { column: number; row: number } | undefined {
  let best: { column: number; row: number } | undefined;
  for (let column = 0; column < grid.columnCount; column += 1) {
    if (grid.widthOf(column) < node.width) continue;
    const row = grid.firstFree(column, spanOf(node.height), rowLimit);
    if (row !== undefined && (best === undefined || row < best.row)) best = { column, row };
  }
  return best;
}

function putColumn(grid: ColumnGrid, nodes: readonly LayoutNode[]): void {
  const column = grid.addColumn(GAP_PLAIN);
  let row = 0;
  for (const node of nodes) {
    grid.put(node, column, row);
    row += spanOf(node.height);
  }
}

/** Without any line: A to Z in rows, in the wanted shape, the last row as full as it gets. */
function putInGrid(grid: ColumnGrid, nodes: readonly LayoutNode[], shape: number): void {
  const columns = Math.max(1, Math.min(nodes.length, Math.round(Math.sqrt((nodes.length * shape) / 3))));
  for (let column = 0; column < columns; column += 1) grid.addColumn(GAP_PLAIN);
  const rows = Array.from({ length: columns }, () => 0);
  for (const [index, node] of nodes.entries()) {
    const column = index % columns;
    const row = rows[column] ?? 0;
    grid.put(node, column, row);
    rows[column] = row + spanOf(node.height);
  }
}
