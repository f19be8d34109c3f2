import type { CallFigures } from '@fairlead/model';

/** Several different calls of one source as one: rates added, shares and averages by weight, quantiles only of a single one. */
export function sumFigures(all: readonly CallFigures[]): CallFigures {
  const [first] = all;
  if (all.length === 1 && first !== undefined) return first;
  const busy = all.filter(({ requestsPerSecond }) => (requestsPerSecond ?? 0) > 0);
  const only = busy.length === 1 ? busy[0] : undefined;
  return {
    requestsPerSecond: total(all, 'requestsPerSecond'),
    errorShare: weighted(busy, 'errorShare'),
    averageMs: weighted(busy, 'averageMs'),
    p50Ms: only?.p50Ms,
    p95Ms: only?.p95Ms,
    p99Ms: only?.p99Ms,
    bytesPerSecond: total(all, 'bytesPerSecond'),
    connectionsPerSecond: total(all, 'connectionsPerSecond'),
  };
}

function total(all: readonly CallFigures[], name: keyof CallFigures): number | undefined {
  const known = all.flatMap((figures) => figures[name] ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
}

function weighted(all: readonly CallFigures[], name: 'errorShare' | 'averageMs'): number | undefined {
  let [sum, weight] = [0, 0];
  for (const figures of all) {
    const value = figures[name];
    const rate = figures.requestsPerSecond ?? 0;
    if (value === undefined || rate === 0) continue;
    sum += value * rate;
    weight += rate;
  }
  return weight === 0 ? undefined : sum / weight;
}
