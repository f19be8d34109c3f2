import type { Call } from '@fairlead/model';
import type { RealPrometheus } from '@fairlead/test-kit/prometheus';
import { TELEMETRY } from '../../src/adapters/telemetryKinds.ts';
import { CallBuilder } from '../../src/calls/CallBuilder.ts';
import { configOfUrl } from '../../src/prometheus/config.ts';
import { PrometheusSource } from '../../src/prometheus/PrometheusSource.ts';
import { detect } from '../../src/session/detect.ts';
import { refresh } from '../../src/session/refresh.ts';
import { directoryOf } from './directory.ts';
import { PARTIES } from './edges.ts';

const PATIENCE_MS = 30_000;

/**
 * What all adapters together make of the time before `timeMs`; rejects with what one of them met. `onScreen`: quantiles are read of these calls alone,
 * once it is known which calls there are.
 */
export async function callsAt(
  prometheus: RealPrometheus,
  timeMs: number,
  windowSeconds: number,
  onScreen?: (call: Call) => boolean,
): Promise<Call[]> {
  const config = { ...configOfUrl(prometheus.url), scrapeIntervalSeconds: 1 };
  const source = new PrometheusSource(config, { now: () => timeMs });
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const found: Call[] = [];
  try {
    for (const detected of (await detect(source, TELEMETRY, signal)).detected) {
      const directory = directoryOf(PARTIES);
      const builder = new CallBuilder(detected.telemetry, { directory, since: 0 });
      const options = { source, at: timeMs / 1000, directory, builder, windowSeconds, signal };
      let { calls = [], error } = await refresh(detected, {
        ...options,
        quantiles: onScreen === undefined ? 'all' : [],
      });
      if (onScreen !== undefined && error === undefined) {
        const quantiles = [...calls].filter(({ call }) => onScreen(call));
        ({ calls = [], error } = await refresh(detected, { ...options, quantiles }));
      }
      if (error !== undefined) throw error;
      found.push(...Array.from(calls, ({ call }) => call));
    }
  } finally {
    await source.close();
  }
  return found;
}
