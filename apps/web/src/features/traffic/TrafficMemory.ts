import type { EdgeTraffic, GraphEdge } from '@fairlead/protocol';

const LONGEST_MS = 15 * 60_000;

interface Sample {
  /** From when on it holds, until the next one. */
  readonly atMs: number;
  readonly traffic: EdgeTraffic;
}

/**
 * What the stream told of each edge within the last 15 minutes, for averages over longer than the server's own window.
 * It knows only what this page has received: `sinceMs` says since when.
 */
export class TrafficMemory {
  readonly #samples = new Map<string, Sample[]>();
  #sinceMs: number | undefined;

  /** When the oldest figures that are remembered were measured, at most 15 minutes before `nowMs`. */
  sinceMs(nowMs: number): number | undefined {
    return this.#sinceMs === undefined ? undefined : Math.max(this.#sinceMs, nowMs - LONGEST_MS);
  }

  /** Takes the edges of a picture; what has not changed since the last one is passed over. */
  take(edges: readonly GraphEdge[], nowMs: number): void {
    const present = new Set<string>();
    for (const { id, traffic } of edges) {
      if (traffic === undefined) continue;
      present.add(id);
      const samples = this.#samples.get(id) ?? [];
      if (samples.at(-1)?.traffic === traffic) continue;
      const atMs = Math.max(Date.parse(traffic.at), samples.at(-1)?.atMs ?? 0);
      this.#sinceMs = Math.min(this.#sinceMs ?? atMs, atMs);
      const kept = samples.filter((sample, index) => {
        const end = samples[index + 1]?.atMs ?? atMs;
        return sample.atMs < atMs && end > nowMs - LONGEST_MS;
      });
      this.#samples.set(id, [...kept, { atMs, traffic }]);
    }
    for (const id of this.#samples.keys()) if (!present.has(id)) this.#samples.delete(id);
  }

  /** An edge with rates averaged over the last `windowMs`. Quantiles stay the last ones: a mean of quantiles is none. */
  averaged(edge: GraphEdge, windowMs: number, nowMs: number): GraphEdge {
    const samples = this.#samples.get(edge.id) ?? [];
    if (edge.traffic === undefined || samples.length < 2) return edge;
    const parts = samples.flatMap(({ atMs, traffic }, index) => {
      const [from, to] = [Math.max(atMs, nowMs - windowMs), samples[index + 1]?.atMs ?? Math.max(nowMs, atMs + 1)];
      return to > from ? [{ traffic, weight: to - from }] : [];
    });
    const calls = ({ traffic, weight }: (typeof parts)[number]): number => (traffic.requestsPerSecond ?? 0) * weight;
    return {
      ...edge,
      traffic: {
        ...edge.traffic,
        requestsPerSecond: mean(
          parts,
          ({ traffic }) => traffic.requestsPerSecond,
          ({ weight }) => weight,
        ),
        connectionsPerSecond: mean(
          parts,
          ({ traffic }) => traffic.connectionsPerSecond,
          ({ weight }) => weight,
        ),
        bytesPerSecond: mean(
          parts,
          ({ traffic }) => traffic.bytesPerSecond,
          ({ weight }) => weight,
        ),
        errorShare: mean(parts, ({ traffic }) => traffic.errorShare, calls) ?? edge.traffic.errorShare,
        averageMs: mean(parts, ({ traffic }) => traffic.averageMs, calls) ?? edge.traffic.averageMs,
      },
    };
  }
}

/** Weighted, of what is known; `null` if nothing is, or nothing weighs. */
function mean<Part>(
  parts: readonly Part[],
  value: (part: Part) => number | null,
  weight: (part: Part) => number,
): number | null {
  let [sum, weights] = [0, 0];
  for (const part of parts) {
    const known = value(part);
    if (known === null) continue;
    sum += known * weight(part);
    weights += weight(part);
  }
  return weights === 0 ? null : sum / weights;
}
