import type { EpochSeconds } from '@fairlead/model';
import { CallBuilder } from '../calls/CallBuilder.ts';
import type { BuiltCall } from '../calls/CallBuilder.ts';
import type { Directory } from '../mapping/directory.ts';
import type { ReadCost, SeriesSource } from '../source.ts';
import type { Detected } from './detect.ts';

/** One question of a refresh, for the cache panel. */
export interface Read extends ReadCost {
  readonly name: string;
  readonly error: string | undefined;
}

export interface RefreshOptions {
  readonly source: SeriesSource;
  readonly directory: Directory;
  readonly windowSeconds: number;
  readonly at: EpochSeconds;
  /** Buckets are asked for, too. */
  readonly quantiles: boolean;
  readonly signal: AbortSignal;
}

export interface Refreshed {
  readonly reads: readonly Read[];
  /** `undefined`: it could not be read in full, so what is held stays. */
  readonly calls: readonly BuiltCall[] | undefined;
  readonly error: Error | undefined;
}

/** Reads one kind of telemetry once: each of its questions for the whole cluster. */
export async function refresh(detected: Detected, options: RefreshOptions): Promise<Refreshed> {
  const { source, directory, windowSeconds, at, quantiles, signal } = options;
  const { telemetry, signals } = detected;
  const builder = new CallBuilder(telemetry, { directory, since: at - windowSeconds });
  const asked = signals.filter((one) => quantiles || one.quantiles !== true);
  let failed: Error | undefined;
  const reads = await Promise.all(
    asked.map(async (one): Promise<Read> => {
      const name = `${telemetry.id} ${one.name}`;
      try {
        const cost = await source.read(
          one.query,
          windowSeconds,
          (row) => {
            const part = one.read(row);
            if (part !== undefined) builder.add(part, one, row.labels);
          },
          signal,
        );
        return { name, error: undefined, ...cost };
      } catch (error) {
        signal.throwIfAborted();
        const why = error instanceof Error ? error : new Error(String(error));
        // Without quantiles the rest is as true as before.
        if (one.quantiles !== true) failed ??= why;
        return { name, query: one.query.metric, durationMs: 0, series: 0, bytes: 0, warnings: [], error: why.message };
      }
    }),
  );
  return { reads, calls: failed === undefined ? await builder.calls(at) : undefined, error: failed };
}
