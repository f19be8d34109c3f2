import { quantile, rounded } from '../format.ts';
import type { Table } from '../suite.ts';
import type { DeltaRound } from './measureDeltas.ts';

/** Who changed twenty services at once, and what came of it, round by round. */
export interface DeltaCase {
  readonly services: number;
  readonly who: string;
  /** What of the services. */
  readonly what: string;
  readonly rounds: readonly DeltaRound[];
}

/** Medians of the rounds. */
export interface DeltaFigures {
  readonly deltas: number;
  /** Of the slowest delta of a round: its elements, and its way to them and to the frame. */
  readonly size: number;
  readonly appliedMs: number;
  readonly paintedMs: number;
  readonly summedMs: number;
  readonly summedP95Ms: number;
  readonly workMs: number;
}

/** `undefined` of no rounds. */
export function deltaFigures(rounds: readonly DeltaRound[]): DeltaFigures | undefined {
  if (rounds.length === 0) return undefined;
  const median = (of: (round: DeltaRound) => number): number => quantile(rounds.map(of), 0.5);
  const slowest = ({ deltas }: DeltaRound, of: 'size' | 'appliedMs' | 'paintedMs'): number => {
    const worst = deltas.toSorted((a, b) => b.paintedMs - a.paintedMs)[0];
    return of === 'size' ? (worst?.size ?? 0) : Math.max(0, ...deltas.map((each) => each[of]));
  };
  return {
    deltas: median(({ deltas }) => deltas.length),
    size: median((round) => slowest(round, 'size')),
    appliedMs: median((round) => slowest(round, 'appliedMs')),
    paintedMs: median((round) => slowest(round, 'paintedMs')),
    summedMs: median((round) => round.summedMs),
    summedP95Ms: quantile(
      rounds.map((round) => round.summedMs),
      0.95,
    ),
    workMs: median((round) => round.workMs),
  };
}

/** Both sides by the same measure. */
export function deltaTable(cases: readonly DeltaCase[]): Table {
  return {
    title: 'Twenty services change at once: milliseconds from the delta that is taken, medians',
    head: [
      'services',
      'who',
      'what changes',
      'deltas',
      'elements in the slowest',
      'slowest one applied',
      'slowest one painted',
      'all painted, added up',
      'p95',
      'processor, main thread',
    ],
    rows: cases.flatMap(({ services, who, what, rounds }) => {
      const figures = deltaFigures(rounds);
      if (figures === undefined) return [];
      const { deltas, size, ...times } = figures;
      const { appliedMs, paintedMs, summedMs, summedP95Ms, workMs } = times;
      return [
        [services, who, what, deltas, size, ...[appliedMs, paintedMs, summedMs, summedP95Ms, workMs].map(rounded)],
      ];
    }),
  };
}
