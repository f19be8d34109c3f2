import type { SeriesSource } from '../source.ts';
import type { Found, Signal, Telemetry } from '../telemetry/telemetry.ts';

/** A kind of telemetry that is there. */
export interface Detected {
  readonly telemetry: Telemetry;
  readonly found: Found;
  readonly signals: readonly Signal[];
  /** How often its series come. */
  readonly intervalSeconds: number | undefined;
}

/**
 * Which kinds of telemetry are there: by the names of metrics first, then by the labels of the one that suggests it, since names
 * such as `response_total` are used by many. No data is asked for.
 */
export async function detect(
  source: SeriesSource,
  wanted: readonly Telemetry[],
  signal: AbortSignal,
): Promise<Detected[]> {
  const names = await source.metricNames(signal);
  const detected: Detected[] = [];
  for (const telemetry of wanted) {
    const suggested = [...names].filter((name) => telemetry.presence.some((pattern) => pattern.test(name))).sort();
    for (const metric of suggested) {
      const labels = await source.labelNames(metric, signal);
      if (!telemetry.presenceLabels.every((label) => labels.has(label))) continue;
      const found = { names, labels };
      const signals = telemetry.signals(found).filter(({ query }) => names.has(query.metric));
      if (signals.length === 0) continue;
      detected.push({
        telemetry,
        found,
        signals,
        intervalSeconds: await source.intervalSeconds(metric, telemetry.writtenRarely === true, signal),
      });
      break;
    }
  }
  return detected;
}
