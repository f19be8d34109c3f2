/** A User Timing mark of the page: which revision, when (milliseconds since navigation), and how many elements the delta has. */
export interface Mark {
  readonly revision: number;
  readonly at: number;
  readonly size?: number;
}

/** What the page marks of its deltas, in the order it does. */
export interface DeltaMarks {
  readonly taken: readonly Mark[];
  readonly applied: readonly Mark[];
  readonly painted: readonly Mark[];
}

/** One delta, in milliseconds since the page took it. */
export interface DeltaTime {
  /** Nodes, edges and the like that are in it. */
  readonly size: number;
  /** Until every element is as it must be, the rendering of the page and its wait for a frame included. */
  readonly appliedMs: number;
  /** Until the frame that shows it is painted. */
  readonly paintedMs: number;
}

/** How long each delta took that was painted; one that is drawn together with a later one is applied and painted when that is. */
export function deltaTimes({ taken, applied, painted }: DeltaMarks): readonly DeltaTime[] {
  const firstWith = (marks: readonly Mark[], revision: number): Mark | undefined =>
    marks.find((mark) => mark.revision >= revision);
  return taken.flatMap(({ revision, at, size = 0 }) => {
    const [done, shown] = [firstWith(applied, revision), firstWith(painted, revision)];
    if (done === undefined || shown === undefined) return [];
    return [{ size, appliedMs: done.at - at, paintedMs: shown.at - at }];
  });
}

/** For each painted frame the time since the first delta was taken that it shows, added up. */
export function summedMs({ taken, painted }: DeltaMarks): number {
  let shown = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const { revision, at } of painted) {
    const before = shown;
    const first = taken.find((mark) => mark.revision > before && mark.revision <= revision);
    if (first !== undefined) sum += at - first.at;
    shown = revision;
  }
  return sum;
}
