/**
 * Counts in a ring of equal time steps, several columns side by side. Time is monotonic milliseconds; what is older than
 * the ring is forgotten.
 */
export class SlidingCounts {
  readonly #stepMs: number;
  readonly #steps: number;
  readonly #columns: number;
  readonly #counts: Uint32Array;
  readonly #firstStep: number;
  #lastStep: number;

  constructor(stepMs: number, steps: number, columns: number, startMs: number) {
    this.#stepMs = stepMs;
    this.#steps = steps;
    this.#columns = columns;
    this.#counts = new Uint32Array(steps * columns);
    this.#firstStep = Math.floor(startMs / stepMs);
    this.#lastStep = this.#firstStep;
  }

  add(nowMs: number, column: number): void {
    this.#moveTo(nowMs);
    const at = this.#slot(this.#lastStep) + column;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }

  /** Sum of one column over the whole ring. */
  sum(nowMs: number, column: number): number {
    this.#moveTo(nowMs);
    let sum = 0;
    for (let at = column; at < this.#counts.length; at += this.#columns) sum += this.#counts[at] ?? 0;
    return sum;
  }

  /** Sum over all columns of the last `steps` steps, the running one among them. */
  sumOfLast(nowMs: number, steps: number): number {
    return this.series(nowMs)
      .slice(-steps)
      .reduce((total, count) => total + count, 0);
  }

  /** Sums over all columns for each step from the oldest to the running one; no step before counting began. */
  series(nowMs: number): readonly number[] {
    this.#moveTo(nowMs);
    const oldest = Math.max(this.#firstStep, this.#lastStep - this.#steps + 1);
    const series: number[] = [];
    for (let step = oldest; step <= this.#lastStep; step += 1) {
      const start = this.#slot(step);
      let sum = 0;
      for (let at = start; at < start + this.#columns; at += 1) sum += this.#counts[at] ?? 0;
      series.push(sum);
    }
    return series;
  }

  #moveTo(nowMs: number): void {
    const step = Math.floor(nowMs / this.#stepMs);
    if (step - this.#lastStep >= this.#steps) this.#counts.fill(0);
    else {
      for (let next = this.#lastStep + 1; next <= step; next += 1) {
        const start = this.#slot(next);
        this.#counts.fill(0, start, start + this.#columns);
      }
    }
    this.#lastStep = Math.max(this.#lastStep, step);
  }

  #slot(step: number): number {
    return (step % this.#steps) * this.#columns;
  }
}
