import type { Line } from '../scene/line.ts';
import type { SvgScene } from './svgScene.ts';

/** How a line stands out at the moment. */
export interface LineStanding {
  /** Below 1 it steps back. */
  readonly share: number;
  readonly isSelected: boolean;
  /** It tells all its figures, not only what is alarming. */
  readonly isTold: boolean;
}

/** `undefined` of a line that is not shown: calls of tiles are there only for the selected one. */
export function standingOf(line: Line, { selectedId, selectedLineId, share }: SvgScene): LineStanding | undefined {
  const ofSelected = selectedId !== null && (line.source === selectedId || line.target === selectedId);
  if (line.classes.includes('of-tile') && !ofSelected) return undefined;
  const isSelected = selectedId === null && line.id === selectedLineId;
  return { share: share(line.id), isSelected, isTold: isSelected || ofSelected };
}
