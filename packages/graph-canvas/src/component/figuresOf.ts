import type { Route } from '../layout/layoutTypes.ts';
import type { FarFigure } from '../paint/farFigures.ts';
import type { Line } from '../scene/line.ts';
import { isTold } from './lineFor.ts';
import type { MapView } from './mapView.ts';

/** What lines say far away: those of what is selected first, then the ones on which more fails. What is not meant says nothing. */
export function figuresOf(
  selected: Pick<MapView, 'selectedId' | 'selectedEdgeId'>,
  lines: readonly Line[],
  routes: Readonly<Record<string, Route>>,
  shareOf: (id: string) => number,
): readonly FarFigure[] {
  const rankOf = (line: Line): number => (isTold(line, selected) ? Number.MAX_SAFE_INTEGER : failingOn(line));
  return lines
    .filter((line) => line.figure !== '' || (line.detail !== '' && isTold(line, selected)))
    .toSorted((a, b) => rankOf(b) - rankOf(a) || (a.id < b.id ? -1 : 1))
    .flatMap((line) => {
      const route = routes[line.id];
      const share = shareOf(line.id);
      if (route === undefined || share === 0 || line.classes.includes('of-tile')) return [];
      const text = isTold(line, selected) ? line.detail : line.figure;
      return [{ id: line.id, lines: text.split('\n'), route, isFailing: line.classes.includes('failing'), share }];
    });
}

/** By doublings, so that figures do not take turns while rates go up and down. */
function failingOn({ rate, edge }: Line): number {
  return Math.floor(Math.log2(1 + rate * (edge.traffic?.errorShare ?? 0)));
}
