import { CallBuilder } from '../../src/calls/CallBuilder.ts';
import type { Call } from '@fairlead/model';
import { TELEMETRY } from '../../src/adapters/telemetryKinds.ts';
import { configOfUrl } from '../../src/prometheus/config.ts';
import { PrometheusSource } from '../../src/prometheus/PrometheusSource.ts';
import { detect } from '../../src/session/detect.ts';
import { refresh } from '../../src/session/refresh.ts';
import { directoryOf } from './directory.ts';
import { PARTIES } from './edges.ts';
import type { RealPrometheus } from '@fairlead/test-kit/prometheus';

const PATIENCE_MS = 30_000;

/** What all adapters together make of the time before `timeMs`; rejects with what one of them met. */
export async function callsAt(prometheus: RealPrometheus, timeMs: number, windowSeconds: number): Promise<Call[]> {
  const config = { ...configOfUrl(prometheus.url), scrapeIntervalSeconds: 1 };
  const source = new PrometheusSource(config, { now: () => timeMs });
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const found: Call[] = [];
  try {
    for (const detected of (await detect(source, TELEMETRY, signal)).detected) {
      const directory = directoryOf(PARTIES);
      const builder = new CallBuilder(detected.telemetry, { directory, since: 0 });
      const options = { directory, builder, windowSeconds, quantiles: 'all' as const, signal };
      const { calls = [], error } = await refresh(detected, { source, at: timeMs / 1000, ...options });
      if (error !== undefined) throw error;
      found.push(...Array.from(calls, ({ call }) => call));
    }
  } finally {
    await source.close();
  }
  return found;
}
