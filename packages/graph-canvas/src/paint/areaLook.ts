import type { Rect } from '../layout/layoutTypes.ts';
import type { GroupTexts } from '../texts.ts';

/** A namespace as it is painted. */
export interface AreaLook {
  readonly id: string;
  readonly title: string;
  readonly rects: readonly Rect[];
  readonly texts: GroupTexts;
  readonly hatched: boolean;
  readonly dimmed: boolean;
  /** A line may run over its title: the texts stand above the lines, on a rim of the area's colour. */
  readonly crossed: boolean;
}
