import type { Placement, Route } from '../layout/layoutTypes.ts';
import type { Pins } from '../layout/pinned.ts';
import type { Tokens } from '../look/tokens.ts';
import type { AreaLook } from '../paint/areaLook.ts';
import type { Card, Measure } from '../scene/card.ts';
import type { Line } from '../scene/line.ts';
import type { PodChip } from '../scene/podChips.ts';

/** What a picture shows, as it is at the moment. */
export interface SvgScene {
  readonly cards: Iterable<Card>;
  readonly lines: Iterable<Line>;
  readonly placement: Placement;
  readonly routes: Readonly<Record<string, Route>>;
  readonly areas: readonly AreaLook[];
  readonly tokens: Tokens;
  readonly selectedId: string | null;
  readonly selectedLineId: string | null;
  /** Of the selected card. */
  readonly pods: readonly PodChip[];
  readonly picked: ReadonlySet<string>;
  readonly pins: Pins;
  /** Strength of a card or line, by id: 1, or less where it steps back. */
  readonly share: (id: string) => number;
  readonly measure: Measure;
}
