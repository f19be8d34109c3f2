import { copiesIn, onceOf } from '../telemetry/onceOf.ts';
import type { SeriesSource } from '../source.ts';
import type { Found, Signal, Telemetry } from '../telemetry/telemetry.ts';

/** A kind of telemetry that is there. */
export interface Detected {
  readonly telemetry: Telemetry;
  readonly found: Found;
  readonly signals: readonly Signal[];
  /** Labels by which its series may come twice. */
  readonly copies: readonly string[];
  /** How often its series come. */
  readonly intervalSeconds: number | undefined;
}

/** What is there to be read, and what is there but cannot be read as it is, with what to do. */
export interface Detection {
  readonly detected: readonly Detected[];
  readonly warnings: readonly string[];
}

/**
 * Which kinds of telemetry are there: by the names of metrics first, then by the labels of the one that suggests it, since names
 * such as `response_total` are used by many. No data is asked for.
 */
export async function detect(
  source: SeriesSource,
  wanted: readonly Telemetry[],
  signal: AbortSignal,
): Promise<Detection> {
  const names = await source.metricNames(signal);
  const detected: Detected[] = [];
  const warnings: string[] = [];
  for (const telemetry of wanted) {
    const suggested = [...names].filter((name) => telemetry.presence.some((pattern) => pattern.test(name))).sort();
    for (const metric of suggested) {
      const labels = await source.labelNames(metric, telemetry.presenceWhere ?? [], signal);
      if (!telemetry.presenceLabels.every((label) => labels.has(label))) continue;
      const found = { names, labels };
      // What is scraped here is scraped once.
      const copies = source.range === undefined ? [] : copiesIn(labels);
      const signals = telemetry
        .signals(found)
        .filter(({ query }) => names.has(query.metric))
        .map((one): Signal => ({ ...one, query: onceOf(one.query, copies), read: (row) => one.read(row) }));
      if (signals.length === 0) continue;
      detected.push({
        telemetry,
        found,
        copies,
        signals,
        intervalSeconds: await source.intervalSeconds(metric, telemetry.writtenRarely === true, signal),
      });
      break;
    }
    const { id, otherwise } = telemetry;
    const isFound = detected.at(-1)?.telemetry === telemetry;
    if (suggested.length > 0 && !isFound && otherwise !== undefined) warnings.push(`${id}: ${otherwise}`);
  }
  return { detected, warnings };
}
