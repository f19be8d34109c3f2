import type { GraphEdge } from '@fairlead/service-graph';
import type { MapGraph } from '../scene/structure.ts';

/** The server places many calls in several revisions; all of them within this time are the first ones. */
const SETTLING_MS = 2_000;

/** Calls of what is opened are read for whoever opened it; later than this, they are calls that have begun. */
const READING_MS = 20_000;

interface Opened {
  readonly atMs: number;
  /** Until when its calls are the first ones; `undefined` while it has none. */
  untilMs?: number;
}

/** Tells the calls that finish the first picture from those that come to a finished one. */
export class FirstCalls {
  #untilMs: number | undefined;
  /** Namespaces among tiles. */
  readonly #opened = new Map<string, Opened>();

  /** Takes note of a graph; true if it adds calls to `before` while the first ones, of all or of what was just opened, are still coming in. */
  arrive(before: MapGraph | null, now: MapGraph, nowMs: number): boolean {
    const ofOpened = this.#arriveInOpened(before, now, nowMs);
    return this.#arriveAtAll(before, now, nowMs) || ofOpened;
  }

  #arriveInOpened(before: MapGraph | null, now: MapGraph, nowMs: number): boolean {
    if (now.level !== 'namespace') {
      this.#opened.clear();
      return false;
    }
    const open = new Set(now.groups.map(({ id }) => id));
    for (const id of this.#opened.keys()) if (!open.has(id)) this.#opened.delete(id);
    for (const id of open) if (!this.#opened.has(id)) this.#opened.set(id, { atMs: nowMs });
    const waiting = [...this.#opened].filter(([, { atMs, untilMs }]) => nowMs <= (untilMs ?? atMs + READING_MS));
    if (waiting.length === 0) return false;
    const known = new Set(before?.edges.map(({ id }) => id));
    const areaOf = new Map(now.nodes.map(({ id, area }) => [id, area]));
    let adds = false;
    for (const [id, opened] of waiting) {
      const calls = now.edges.filter(
        (edge) => isCall(edge) && areaOf.get(edge.source) === id && areaOf.get(edge.target) === id,
      );
      if (calls.length === 0) continue;
      opened.untilMs ??= nowMs + SETTLING_MS;
      // What it was opened with, it is laid out with.
      adds ||= nowMs > opened.atMs && calls.some((edge) => !known.has(edge.id));
    }
    return adds;
  }

  #arriveAtAll(before: MapGraph | null, now: MapGraph, nowMs: number): boolean {
    const calls = now.edges.filter(isCall);
    if (calls.length === 0) return false;
    this.#untilMs ??= nowMs + SETTLING_MS;
    if (before === null || before.level !== now.level || nowMs > this.#untilMs) return false;
    const known = new Set(before.edges.filter(isCall).map(({ id }) => id));
    return calls.some(({ id }) => !known.has(id));
  }
}

const isCall = ({ kind }: GraphEdge): boolean => kind === 'calls';
