import type { Call, CallEnd, CallFigures, EpochSeconds } from '@fairlead/model';
import { CallBuilder } from '../calls/CallBuilder.ts';
import type { BuiltCall } from '../calls/CallBuilder.ts';
import { CallSums } from '../calls/CallSums.ts';
import type { StatusRate } from '../calls/CallSums.ts';
import { Origin } from '../calls/Origin.ts';
import type { Directory } from '../mapping/directory.ts';
import type { SeriesSource } from '../source.ts';
import type { CallHistory } from './CallHistory.ts';
import type { Detected } from './detect.ts';
import { sumFigures } from './sumFigures.ts';

/** Figures over time, and the answers of the called at its end. */
export interface CallSeries {
  readonly stepSeconds: number;
  readonly points: readonly (readonly [EpochSeconds, CallFigures])[];
  readonly statuses: readonly StatusRate[];
}

/** A chart is no wider than so many points. */
const POINTS = 120;

/** Which calls are meant: those of one edge, or those into one node. */
export type Accepts = (source: CallEnd, target: CallEnd) => boolean;

export interface SeriesOptions {
  readonly source: SeriesSource;
  readonly directory: Directory;
  readonly detected: Detected;
  readonly built: readonly BuiltCall[];
  readonly accepts: Accepts;
  readonly seconds: number;
  readonly intervalSeconds: number;
  readonly now: EpochSeconds;
  readonly signal: AbortSignal;
}

/** Asks for the past of some calls of one kind of telemetry: the questions of a refresh, narrowed down to their series. */
export async function seriesFromSource(
  range: NonNullable<SeriesSource['range']>,
  options: SeriesOptions,
): Promise<CallSeries> {
  const { detected, built, accepts, seconds, intervalSeconds, now, directory, signal } = options;
  const stepSeconds = Math.max(Math.ceil(seconds / POINTS), Math.ceil(intervalSeconds));
  const end = Math.floor(now / stepSeconds) * stepSeconds;
  const windowSeconds = Math.ceil(Math.max(4 * intervalSeconds, stepSeconds + intervalSeconds));
  const origin = new Origin();
  for (const { origin: each } of built) origin.merge(each);
  const builder = new CallBuilder(detected.telemetry, { directory, since: now - windowSeconds });
  const times = new Map<number, CallSums>();
  for (let at = end - seconds; at <= end; at += stepSeconds) times.set(at, new CallSums());
  await Promise.all(
    detected.signals.map(async (one) => {
      const query = origin.narrow(one.query);
      const at = { start: end - seconds, end, stepSeconds, windowSeconds, signal };
      await range(query, at, ({ labels, points }) => {
        for (const [time, row] of points) {
          const part = one.read({ labels, ...row });
          const wanted = part === undefined ? undefined : builder.partOf(part, accepts);
          if (wanted !== undefined) times.get(Math.round(time))?.add(wanted);
        }
      });
    }),
  );
  const last = times.get(end) ?? new CallSums();
  return {
    stepSeconds,
    points: Array.from(times, ([at, sums]) => [at, sums.figures()] as const),
    statuses: last.statuses(),
  };
}

/** The past of some calls as far as it is remembered here. */
export function seriesFromHistory(
  history: CallHistory,
  calls: readonly Call[],
  since: EpochSeconds,
  intervalSeconds: number,
) {
  const byTime = new Map<EpochSeconds, CallFigures[]>(history.times(since).map(([, at]) => [at, []]));
  for (const { id } of calls) {
    for (const [at, figures] of history.of(id, since)) {
      if (Object.values(figures).some((figure) => figure !== undefined)) byTime.get(at)?.push(figures);
    }
  }
  return {
    stepSeconds: intervalSeconds,
    points: Array.from(byTime, ([at, figures]) => [at, sumFigures(figures)] as const),
  };
}
