/** A dash and the gap after it, in pixels of the map. */
export type Dash = readonly [number, number];

const OF_OBJECTS: Dash = [6, 4];

/**
 * How a line of some class is dashed; one of none of these is solid. What fails is told from what does not by more than its
 * colour, whatever figure stands beside it.
 */
export const DASHES = {
  selects: [1.6, 2.4],
  guess: [1.6, 3.4],
  declared: OF_OBJECTS,
  derived: OF_OBJECTS,
  failing: [18, 5],
} as const satisfies Readonly<Record<string, Dash>>;

type Dashed = keyof typeof DASHES;

/** Of a line of several classes: the one that tells most; `undefined` for a solid line. */
export function dashOf(classes: readonly string[]): Dash | undefined {
  const name = (Object.keys(DASHES) as Dashed[]).find((each) => classes.includes(each));
  return name === undefined ? undefined : DASHES[name];
}
