import { OUTSIDE } from './layoutAreas.ts';
import { layoutGraph } from './layoutGraph.ts';
import { hasTiles } from './layoutTiles.ts';
import type { LayoutInput, LayoutResult, Placement } from './layoutTypes.ts';
import { placeChanges } from './placeChanges.ts';
import { routeEdges } from './routeEdges.ts';

export interface LayoutRequest {
  readonly number: number;
  readonly input: LayoutInput;
  /** The picture to keep; null lays out anew. */
  readonly before: Placement | null;
  /** Where everything stood that was ever placed beside it. */
  readonly remembered: Placement;
}

export interface LayoutResponse {
  readonly number: number;
  readonly result: LayoutResult;
}

/** Positions and lines of a structure: anew, or as a change of what stands. */
export function computeLayout(
  input: LayoutInput,
  before: Placement | null,
  remembered: Placement = before ?? { nodes: {}, areas: {} },
): LayoutResult {
  const keeps =
    before !== null &&
    input.nodes.some((node) => remembered.nodes[node.id] !== undefined) &&
    !(hasTiles(input) && opensOrCloses(input, before));
  const firm = { ...input, edges: input.edges.filter(({ guessed }) => guessed !== true) };
  const placement = keeps ? placeChanges(before, firm, remembered) : layoutGraph(firm);
  const areaOf = new Map(input.nodes.map((node) => [node.id, node.area]));
  return { placement, routes: routeEdges(placement, input.edges, (id) => areaOf.get(id) ?? null, input.areas) };
}

/** Opening a namespace among tiles makes room for it in its own place. */
function opensOrCloses(input: LayoutInput, before: Placement): boolean {
  const open = new Set(input.nodes.flatMap((node) => node.area ?? []));
  const known = Object.keys(before.areas).filter((id) => id !== OUTSIDE);
  return open.size !== known.length || known.some((id) => !open.has(id));
}
