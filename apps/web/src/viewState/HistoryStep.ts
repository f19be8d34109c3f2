/** Moves that follow each other faster are one step of the history. */
const ONE_STEP_MS = 1_500;

/** What somebody does by moving the map, zooming until something opens too: the first of a series pushes an entry of the history, the others replace it. */
export class HistoryStep {
  private steppedAtMs = -Infinity;

  next(nowMs: number): 'push' | 'replace' {
    const isNew = nowMs - this.steppedAtMs >= ONE_STEP_MS;
    this.steppedAtMs = nowMs;
    return isNew ? 'push' : 'replace';
  }

  /** What comes next begins anew: somebody has gone back, and that place is not to be replaced. */
  end(): void {
    this.steppedAtMs = -Infinity;
  }
}
