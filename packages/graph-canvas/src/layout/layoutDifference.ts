import type { LayoutResult, PlacedArea, Rect, Route } from './layoutTypes.ts';
import { sameArea, sameRect, sameRoute, type Same } from './sameParts.ts';

/** What of a record changed: new or other parts, and ids that are gone. */
interface Changed<Part> {
  readonly put: Readonly<Record<string, Part>>;
  readonly gone: readonly string[];
}

/** What changed from one layout to the next; small, since a change leaves nearly everything where it stands. */
export interface LayoutDifference {
  readonly nodes: Changed<Rect>;
  readonly areas: Changed<PlacedArea>;
  readonly routes: Changed<Route>;
}

export function layoutDifference(before: LayoutResult, now: LayoutResult): LayoutDifference {
  return {
    nodes: changed(before.placement.nodes, now.placement.nodes, sameRect),
    areas: changed(before.placement.areas, now.placement.areas, sameArea),
    routes: changed(before.routes, now.routes, sameRoute),
  };
}

/** The next layout again. Every part that is as before is the same object as before, down to the whole. */
export function withDifference(before: LayoutResult, { nodes, areas, routes }: LayoutDifference): LayoutResult {
  const { placement } = before;
  const next = {
    placement:
      isNothing(nodes) && isNothing(areas)
        ? placement
        : { nodes: applied(placement.nodes, nodes), areas: applied(placement.areas, areas) },
    routes: applied(before.routes, routes),
  };
  return next.placement === placement && next.routes === before.routes ? before : next;
}

type Parts<Part> = Readonly<Record<string, Part>>;

function changed<Part>(before: Parts<Part>, now: Parts<Part>, same: Same<Part>): Changed<Part> {
  const put: Record<string, Part> = {};
  for (const [id, part] of Object.entries(now)) {
    const known = before[id];
    if (known === undefined || !same(known, part)) put[id] = part;
  }
  return { put, gone: Object.keys(before).filter((id) => now[id] === undefined) };
}

function applied<Part>(before: Parts<Part>, difference: Changed<Part>): Parts<Part> {
  if (isNothing(difference)) return before;
  const parts: Record<string, Part> = { ...before, ...difference.put };
  for (const id of difference.gone) Reflect.deleteProperty(parts, id);
  return parts;
}

function isNothing({ put, gone }: Changed<unknown>): boolean {
  return gone.length === 0 && Object.keys(put).length === 0;
}
