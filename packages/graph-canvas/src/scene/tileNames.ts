import { cutToWidth, firstOf } from '../look/cutMiddle.ts';
import type { Measure } from './card.ts';

/** How the name of a namespace tile is written from a zoom on: at least 9 px on the screen, so the larger in the world the further away. */
export interface TileStep {
  /** Down to this zoom. */
  readonly from: number;
  /** World pixels. */
  readonly sizePx: number;
  /** Its squares stand lower, below a name that takes more room. */
  readonly low: boolean;
}

export const TILE_STEPS: readonly TileStep[] = [
  { from: 1.5, sizePx: 10, low: false },
  { from: 0.75, sizePx: 12, low: false },
  { from: 0.62, sizePx: 14.5, low: false },
  { from: 0.51, sizePx: 17.5, low: true },
  { from: 0.42, sizePx: 21.5, low: true },
  { from: 0.35, sizePx: 26, low: true },
  { from: 0.29, sizePx: 31, low: true },
  { from: 0, sizePx: 34, low: true },
];

/** Down to this step names of cards are written whole, or nearly so, at the middle zoom level. */
export const LAST_NEAR_STEP = 2;

/** Coming nearer again asks for this much more. */
const HYSTERESIS = 1.04;
/** What a name may take of the width of a tile. */
const ROOM_PX = 78;
const MOST_CHARACTERS = 40;
/** Bold: what breaks changes no name. */
const WEIGHT = 600;

/** Index of the step at a zoom. */
export function tileStep(zoom: number, before: number): number {
  return TILE_STEPS.findIndex(({ from }, index) => zoom >= (index < before ? from * HYSTERESIS : from));
}

/**
 * The names as they are written at each step, cut in the middle where they are too long. Where that would leave names of a series alike, the
 * whole series keeps its ends: "t…004" beside "t…104", where there is less room "004" beside "104".
 */
export function tileNames(names: readonly string[], measure: Measure): ReadonlyMap<string, readonly string[]> {
  const series = [...seriesOf(names)].filter(([start, ends]) => start !== '' && ends.length > 1);
  const steps = TILE_STEPS.map(({ sizePx }) => namesAt(names, series, (text) => measure(text, WEIGHT, sizePx)));
  return new Map(names.map((name) => [name, steps.map((written) => written.get(name) ?? name)]));
}

type Series = readonly [start: string, ends: readonly string[]];

function namesAt(
  names: readonly string[],
  series: readonly Series[],
  width: (text: string) => number,
): ReadonlyMap<string, string> {
  const cut = (name: string): string =>
    width(name) <= ROOM_PX ? name : cutToWidth(name, Math.min(MOST_CHARACTERS, 2 * name.length), ROOM_PX, width);
  const written = new Map(names.map((name) => [name, cut(name)]));
  const times = new Map<string, number>();
  const count = (text: string, by: 1 | -1): void => void times.set(text, (times.get(text) ?? 0) + by);
  for (const text of written.values()) count(text, 1);
  for (const [start, ends] of series) {
    const cuts = ends.map((end) => written.get(start + end) ?? '');
    if (cuts.every((cut) => times.get(cut) === 1)) continue;
    for (const cut of cuts) count(cut, -1);
    const isGood = (texts: readonly string[]): boolean =>
      texts.every((text) => (times.get(text) ?? 0) === 0 && width(text) <= ROOM_PX);
    const short = HEADS.map((head) => ends.map((end) => head(start) + end)).find(isGood) ?? cuts;
    for (const [index, end] of ends.entries()) {
      written.set(start + end, short[index] ?? '');
      count(short[index] ?? '', 1);
    }
  }
  return written;
}

/** Less and less of the start. */
const HEADS: readonly ((start: string) => string)[] = [
  (start) => `${firstOf(start, 3)}…`,
  (start) => `${firstOf(start, 2)}…`,
  (start) => `${firstOf(start, 1)}…`,
  () => '…',
  () => '',
];

/** Names that differ only in their last part: a number, or what follows the last dash. */
function seriesOf(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const name of names) {
    const end = /\d+$|[^-_.]+$/.exec(name)?.[0] ?? '';
    const start = name.slice(0, name.length - end.length);
    const held = found.get(start);
    if (held === undefined) found.set(start, [end]);
    else held.push(end);
  }
  return found;
}
