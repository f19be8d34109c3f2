import { pointOn } from '../layout/pointsAlong.ts';
import type { Rect, Route } from '../layout/layoutTypes.ts';
import { boundsOf } from '../layout/rects.ts';
import { rowsBelow, withChips } from '../scene/podChips.ts';
import { figureBox } from './lineMarkup.ts';
import { standingOf } from './lineStanding.ts';
import type { SvgScene } from './svgScene.ts';

/** Around everything there is to draw, what hangs on cards and lines included; `undefined` where there is nothing. */
export function wholeFrame(scene: SvgScene): Rect | undefined {
  const { placement, routes, selectedId, pods } = scene;
  const chosen = selectedId === null ? undefined : placement.nodes[selectedId];
  return boundsOf([
    ...Object.values(placement.areas).flatMap(({ rects }) => rects),
    ...Object.values(placement.nodes),
    ...(chosen === undefined ? [] : [withChips(chosen, pods, rowsBelow(chosen, Object.values(placement.nodes)))]),
    ...[...scene.lines].flatMap((line) => {
      const route = routes[line.id];
      const standing = standingOf(line, scene);
      if (route === undefined || standing === undefined) return [];
      return [...way(route), ...figureBox(line, route, standing, scene.measure)];
    }),
  ]);
}

const STEPS = 8;

/** Corners of a line with some, else points along its curve. */
function way(route: Route): Rect[] {
  const points =
    route.bent === true
      ? route.controls
      : Array.from({ length: STEPS - 1 }, (_, index) => pointOn(route, (index + 1) / STEPS));
  return points.map((point) => ({ ...point, width: 0, height: 0 }));
}
