import type { EpochSeconds } from '@fairlead/model';
import type { BuiltCall, CallBuilder } from '../calls/CallBuilder.ts';
import type { Directory } from '../mapping/directory.ts';
import type { ReadCost, SeriesSource } from '../source.ts';
import { Origin } from '../calls/Origin.ts';
import type { CallPart, Signal } from '../telemetry/telemetry.ts';
import type { Detected } from './detect.ts';

/** One question of a refresh, for the cache panel. */
export interface Read extends ReadCost {
  readonly name: string;
  readonly error: string | undefined;
}

export interface RefreshOptions {
  readonly source: SeriesSource;
  readonly directory: Directory;
  /** Kept from refresh to refresh, one for each kind of telemetry. */
  readonly builder: CallBuilder;
  readonly windowSeconds: number;
  readonly at: EpochSeconds;
  /** Of which calls buckets are asked for, too. */
  readonly quantiles: 'all' | readonly BuiltCall[];
  readonly signal: AbortSignal;
}

export interface Refreshed {
  readonly reads: readonly Read[];
  /** `undefined`: it could not be read in full, so what is held stays. */
  readonly calls: Iterable<BuiltCall> | undefined;
  readonly error: Error | undefined;
}

/** A question with as much of its answer as is wanted. */
interface Asked extends Pick<Signal, 'name' | 'query' | 'quantiles' | 'read'> {
  readonly take: (part: CallPart) => CallPart | undefined;
}

/** The same question of some calls. Their labels come in other combinations, too, of which only a part may be answered: those are left out. */
function narrowed(signal: Signal, calls: readonly BuiltCall[], builder: CallBuilder): Asked {
  const wanted = new Set(calls.map(({ call }) => `${call.source} ${call.target}`));
  return {
    name: `${signal.name} on screen`,
    query: Origin.ofAll(calls.map(({ origin }) => origin)).narrow(signal.query),
    quantiles: true,
    read: (row) => signal.read(row),
    take: (part) => builder.partOf(part, (source, target) => wanted.has(`${source} ${target}`)),
  };
}

/** Reads one kind of telemetry once: each of its questions for the whole cluster. */
export async function refresh(detected: Detected, options: RefreshOptions): Promise<Refreshed> {
  const { source, directory, builder, windowSeconds, at, quantiles, signal } = options;
  const { telemetry, signals } = detected;
  builder.again({ directory, since: at - windowSeconds });
  const asked = signals.flatMap((one): Asked[] => {
    if (one.quantiles !== true || quantiles === 'all') return [{ ...one, take: (part) => part }];
    return quantiles.length === 0 ? [] : [narrowed(one, quantiles, builder)];
  });
  let failed: Error | undefined;
  const reads = await Promise.all(
    asked.map(async (one): Promise<Read> => {
      const name = `${telemetry.id} ${one.name}`;
      try {
        const cost = await source.read(
          one.query,
          windowSeconds,
          (row) => {
            const read = one.read(row);
            const part = read === undefined ? undefined : one.take(read);
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
  return { reads, calls: failed === undefined ? builder.calls(at) : undefined, error: failed };
}
