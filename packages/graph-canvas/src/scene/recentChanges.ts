import type { GraphNode } from '@fairlead/service-graph';

const PULSE_MS = 600;
const DOT_MS = 10_000;

interface Change {
  readonly at: number;
  readonly brokeNow: boolean;
}

/** A card that asks for a look: `share` of its pulse from 0 to 1, or a dot where nothing may move. */
export interface Highlight {
  readonly id: string;
  readonly pulse?: number;
}

type Verdicts = Iterable<{ readonly id: string; readonly verdict: GraphNode['verdict'] }>;

/** Which verdicts changed lately: what becomes broken pulses once; under reduced motion every change has a dot for 10 s. */
export class RecentChanges {
  /** What was last known of each card. */
  readonly #verdicts = new Map<string, GraphNode['verdict']>();
  readonly #changes = new Map<string, Change>();

  /**
   * Takes the verdicts of a picture. Times in ms of any one clock. The first picture and new cards are no change, and neither is the
   * first verdict of what was still being read. That a verdict cannot be told at the moment is none either, or a cluster that does not
   * answer would have all of its cards changed, twice.
   */
  take(cards: Verdicts, nowMs: number): void {
    const present = new Set<string>();
    for (const { id, verdict } of cards) {
      present.add(id);
      if (verdict === 'unknown') continue;
      const before = this.#verdicts.get(id);
      this.#verdicts.set(id, verdict);
      if (before !== undefined && before !== verdict)
        this.#changes.set(id, { at: nowMs, brokeNow: verdict === 'broken' });
    }
    for (const id of this.#verdicts.keys()) if (!present.has(id)) this.#verdicts.delete(id);
    for (const [id, { at }] of this.#changes) {
      if (nowMs - at > DOT_MS || !present.has(id)) this.#changes.delete(id);
    }
  }

  highlights(nowMs: number, reducedMotion: boolean): Highlight[] {
    const found: Highlight[] = [];
    for (const [id, { at, brokeNow }] of this.#changes) {
      const age = nowMs - at;
      if (reducedMotion && age < DOT_MS) found.push({ id });
      else if (!reducedMotion && brokeNow && age < PULSE_MS) found.push({ id, pulse: age / PULSE_MS });
    }
    return found;
  }

  /** Ms until the highlights look different: 0 during a pulse, undefined if nothing will change. */
  nextMs(nowMs: number, reducedMotion: boolean): number | undefined {
    const highlights = this.highlights(nowMs, reducedMotion);
    if (highlights.length === 0) return undefined;
    if (!reducedMotion) return 0;
    return Math.min(...highlights.map(({ id }) => (this.#changes.get(id)?.at ?? nowMs) + DOT_MS - nowMs));
  }
}
