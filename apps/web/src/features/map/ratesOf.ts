import type { GraphEdge } from '@fairlead/protocol';

export interface Rates {
  /** Measured calls a second that arrive; undefined where nothing was measured. */
  readonly perSecond: number | undefined;
  /** Share of them that fails; undefined where no share was measured. */
  readonly errorShare: number | undefined;
  readonly callers: number;
}

/** What arrives at a node by the edges that lead to it: calls, not what it selects. */
export function ratesOf(id: string, edges: readonly GraphEdge[]): Rates {
  const calls = edges.filter(({ target, kind }) => target === id && kind === 'calls');
  const measured = calls.flatMap(({ traffic }) => {
    const rate = traffic?.requestsPerSecond ?? traffic?.connectionsPerSecond ?? null;
    return rate === null ? [] : [{ rate, errorShare: traffic?.errorShare ?? null }];
  });
  const perSecond = measured.reduce((sum, { rate }) => sum + rate, 0);
  const shared = measured.filter(({ errorShare }) => errorShare !== null);
  const sharedRate = shared.reduce((sum, { rate }) => sum + rate, 0);
  const failing = shared.reduce((sum, { rate, errorShare }) => sum + rate * (errorShare ?? 0), 0);
  return {
    perSecond: measured.length === 0 ? undefined : perSecond,
    errorShare: sharedRate === 0 ? undefined : failing / sharedRate,
    callers: new Set(calls.map(({ source }) => source)).size,
  };
}
