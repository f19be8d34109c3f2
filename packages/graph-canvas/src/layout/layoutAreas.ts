import type { LayoutInput, LayoutNode, PlacedArea, Placement, Rect, Size } from './layoutTypes.ts';
import { layoutNamespace, SHAPES, type NamespaceLayout } from './layoutNamespace.ts';
import { AREA_BOTTOM, AREA_LEFT, AREA_RIGHT, AREA_TOP, CARD } from './measures.ts';
import { packAreas, type AreaCall, type AreaShapes } from './packAreas.ts';

/** Area of what belongs to no namespace; it has no frame. */
export const OUTSIDE = '';

/**
 * All areas from nothing: each namespace by itself, then the namespaces packed to the shape of the window.
 *
 * Equal names give equal pictures, in whatever order they come.
 */
export function layoutServices(input: LayoutInput): Placement {
  const byShape = SHAPES.map((shape) => layoutAreas(input, { shape }));
  const { window, keepFree } = windowShape(input);
  const packed = packAreas(
    [...(byShape[0]?.keys() ?? [])].flatMap((id) => shapesOf(id, byShape)),
    window,
    keepFree,
    callsBetween(input),
  );
  const nodes: Record<string, Rect> = {};
  const areas: Record<string, PlacedArea> = {};
  for (const [id, { rect, shape }] of packed) {
    const layout = byShape[shape]?.get(id);
    if (layout !== undefined) areas[id] = putArea(layout, rect, nodes);
  }
  return { nodes, areas };
}

/** Which areas call into which, each pair once, in an order of their own. */
function callsBetween({ nodes, edges }: LayoutInput): readonly AreaCall[] {
  const areaOf = new Map(nodes.map((node) => [node.id, areaIdOf(node)]));
  const pairs = new Set<string>();
  for (const { source, target } of edges) {
    const [from, to] = [areaOf.get(source), areaOf.get(target)];
    if (from !== undefined && to !== undefined && from !== to) pairs.add(JSON.stringify([from, to]));
  }
  return [...pairs].toSorted().map((pair) => JSON.parse(pair) as [string, string]);
}

export interface NamedLayout extends NamespaceLayout {
  readonly name: string;
}

function shapesOf(id: string, byShape: readonly ReadonlyMap<string, NamedLayout>[]): AreaShapes[] {
  const layouts = byShape.flatMap((layouts_) => layouts_.get(id) ?? []);
  const [first, ...others] = layouts.map((layout) => areaSize(layout, layout.name));
  return first === undefined ? [] : [{ id, name: layouts[0]?.name ?? '', shapes: [first, ...others] }];
}

/** Layout of each area, by its id; only the areas of `only`, if given. */
export function layoutAreas(
  input: LayoutInput,
  { only, shape }: { readonly only?: ReadonlySet<string>; readonly shape?: number } = {},
): ReadonlyMap<string, NamedLayout> {
  const names = new Map(input.areas.map((area) => [area.id, area.name]));
  const members = new Map<string, LayoutNode[]>();
  const areaOf = new Map<string, string>();
  for (const node of input.nodes) {
    const area = areaIdOf(node);
    if (only !== undefined && !only.has(area)) continue;
    areaOf.set(node.id, area);
    const known = members.get(area);
    if (known === undefined) members.set(area, [node]);
    else known.push(node);
  }
  const edgesOf = Map.groupBy(
    input.edges.filter((edge) => areaOf.has(edge.source) && areaOf.get(edge.source) === areaOf.get(edge.target)),
    (edge) => areaOf.get(edge.source),
  );
  return new Map(
    [...members].map(([id, nodes]) => [
      id,
      { ...layoutNamespace(nodes, edgesOf.get(id) ?? [], shape), name: names.get(id) ?? '' },
    ]),
  );
}

export function areaIdOf(node: LayoutNode): string {
  return node.area ?? OUTSIDE;
}

/** Wide enough for its title and a short count, too. */
export function areaSize(layout: Size, name: string): Size {
  const titlePx = 8.5 * name.length + 84;
  const inner = Math.ceil(Math.max(layout.width, CARD.width, titlePx));
  return { width: AREA_LEFT + inner + AREA_RIGHT, height: AREA_TOP + layout.height + AREA_BOTTOM };
}

/** Writes the nodes of an area whose frame is known. */
export function putArea(layout: NamespaceLayout, frame: Rect, nodes: Record<string, Rect>): PlacedArea {
  const left = frame.x + AREA_LEFT;
  const top = frame.y + AREA_TOP;
  for (const [id, rect] of layout.nodes) nodes[id] = { ...rect, x: left + rect.x, y: top + rect.y };
  return { rects: [frame], columns: layout.columns.map((column) => left + column) };
}

/** Windows of nearly one shape agree: steps of an eighth in width, and for what stays free, around a usual height. */
export function windowShape({ window, keepFree }: LayoutInput): { window: Size; keepFree: Size } {
  const height = Math.max(1, window.height);
  const ratio = Math.min(3, Math.max(0.5, Math.round((window.width / height) * 8) / 8));
  const scale = Math.min(2, Math.max(0.5, Math.round((USUAL_HEIGHT / height) * 8) / 8));
  return {
    window: { width: USUAL_HEIGHT * ratio, height: USUAL_HEIGHT },
    keepFree: { width: keepFree.width * scale, height: keepFree.height * scale },
  };
}

const USUAL_HEIGHT = 760;
