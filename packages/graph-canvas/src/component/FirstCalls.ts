import type { GraphEdge } from '@fairlead/service-graph';
import type { MapGraph } from '../scene/structure.ts';

/** The server places many calls in several revisions; all of them within this time are the first ones. */
const SETTLING_MS = 2_000;

/** Tells the calls that finish the first picture from those that come to a finished one. */
export class FirstCalls {
  #untilMs: number | undefined;

  /** Takes note of a graph; true if it adds calls to `before` while the first ones are still coming in. */
  arrive(before: MapGraph | null, now: MapGraph, nowMs: number): boolean {
    const calls = now.edges.filter(isCall);
    if (calls.length === 0) return false;
    this.#untilMs ??= nowMs + SETTLING_MS;
    if (before === null || before.level !== now.level || nowMs > this.#untilMs) return false;
    const known = new Set(before.edges.filter(isCall).map(({ id }) => id));
    return calls.some(({ id }) => !known.has(id));
  }
}

const isCall = ({ kind }: GraphEdge): boolean => kind === 'calls';
