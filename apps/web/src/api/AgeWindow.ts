const WINDOW_MS = 60_000;

/** Ages of the changes painted in the last minute, and their 95th percentile: "240 ms old". */
export class AgeWindow {
  #samples: { readonly atMs: number; readonly ageMs: number }[] = [];

  add(atMs: number, ageMs: number): void {
    this.#samples.push({ atMs, ageMs: Math.max(0, ageMs) });
    this.#forget(atMs);
  }

  /** `undefined` when nothing changed in the last minute. */
  p95(nowMs: number): number | undefined {
    this.#forget(nowMs);
    if (this.#samples.length === 0) return undefined;
    const ages = this.#samples.map((sample) => sample.ageMs).toSorted((a, b) => a - b);
    return ages[Math.ceil(ages.length * 0.95) - 1];
  }

  #forget(nowMs: number): void {
    this.#samples = this.#samples.filter((sample) => nowMs - sample.atMs <= WINDOW_MS);
  }
}
