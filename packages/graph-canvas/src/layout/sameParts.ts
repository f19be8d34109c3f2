import type { LayoutResult, Placement, Point, Rect, Route } from './layoutTypes.ts';

/**
 * A layout with every part that is as it was in `before` taken from there, down to the whole: what rests on a part can tell by
 * identity that nothing changed.
 */
export function withSameParts(before: LayoutResult, now: LayoutResult): LayoutResult {
  const placement = samePlacement(before.placement, now.placement);
  const routes = sameRecord(before.routes, now.routes, sameRoute);
  return placement === before.placement && routes === before.routes ? before : { placement, routes };
}

function samePlacement(before: Placement, now: Placement): Placement {
  const nodes = sameRecord(before.nodes, now.nodes, sameRect);
  const areas = sameRecord(
    before.areas,
    now.areas,
    (left, right) => sameList(left.rects, right.rects, sameRect) && sameList(left.columns, right.columns, Object.is),
  );
  return nodes === before.nodes && areas === before.areas ? before : { nodes, areas };
}

type Same<Part> = (left: Part, right: Part) => boolean;

function sameRecord<Part>(
  before: Readonly<Record<string, Part>>,
  now: Readonly<Record<string, Part>>,
  same: Same<Part>,
): Readonly<Record<string, Part>> {
  const entries = Object.entries(now);
  let isSame = entries.length === Object.keys(before).length;
  const parts: Record<string, Part> = {};
  for (const [id, part] of entries) {
    const known = before[id];
    const keeps = known !== undefined && same(known, part);
    if (!keeps) isSame = false;
    parts[id] = keeps ? known : part;
  }
  return isSame ? before : parts;
}

function sameRoute(left: Route, right: Route): boolean {
  return (
    left.bent === right.bent &&
    samePoint(left.from, right.from) &&
    samePoint(left.to, right.to) &&
    sameList(left.controls, right.controls, samePoint)
  );
}

function sameList<Item>(left: readonly Item[], right: readonly Item[], same: Same<Item>): boolean {
  return (
    left.length === right.length &&
    left.every((item, index) => {
      const other = right[index];
      return other !== undefined && same(item, other);
    })
  );
}

function sameRect(left: Rect, right: Rect): boolean {
  return samePoint(left, right) && left.width === right.width && left.height === right.height;
}

function samePoint(left: Point, right: Point): boolean {
  return left.x === right.x && left.y === right.y;
}
