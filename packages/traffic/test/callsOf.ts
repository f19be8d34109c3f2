import { readFileSync } from 'node:fs';
import type { Call } from '@fairlead/model';
import { CallBuilder } from '../src/calls/CallBuilder.ts';
import { evaluate } from '../src/scrape/evaluate.ts';
import { parseExposition } from '../src/scrape/exposition.ts';
import { TargetRates } from '../src/scrape/TargetRates.ts';
import type { Row, Signal, Telemetry } from '../src/telemetry/telemetry.ts';
import type { Directory } from '../src/mapping/directory.ts';
import { aDirectory } from './aDirectory.ts';

/** The counters of a fixture rose from 0 to what it says within so many seconds. */
const SECONDS = 10;

/** What each question of one kind of telemetry is answered of a fixture: all of its counts within ten seconds. */
export function answersOf(telemetry: Telemetry, fixture: string): { readonly signal: Signal; readonly rows: Row[] }[] {
  const text = readFileSync(new URL(`fixtures/${fixture}.prom`, import.meta.url), 'utf8');
  const wants = (name: string): boolean => telemetry.metrics.some((pattern) => pattern.test(name));
  const { samples, names, malformed } = parseExposition(text, { wants, samplesAtMost: 10_000 });
  if (malformed > 0) throw new Error(`${fixture} has ${malformed} malformed lines`);
  const rates = new TargetRates();
  rates.take([], 0);
  rates.take(samples, SECONDS * 1000);
  const series = rates.rates(SECONDS * 1000);
  const presence = [...names].find((name) => telemetry.presence.some((pattern) => pattern.test(name)));
  const labels = new Set(series.filter(({ name }) => name === presence).flatMap((one) => Object.keys(one.labels)));
  if (!telemetry.presenceLabels.every((label) => labels.has(label))) throw new Error(`${telemetry.id} is not found`);
  return telemetry.signals({ names, labels }).map((signal) => ({ signal, rows: evaluate(signal.query, series) }));
}

/** The calls that one kind of telemetry makes of a fixture. */
export async function callsOf(
  telemetry: Telemetry,
  fixture: string,
  directory: Directory = aDirectory(),
): Promise<Call[]> {
  const builder = new CallBuilder(telemetry, { directory, since: 0 });
  for (const { signal, rows } of answersOf(telemetry, fixture)) {
    for (const row of rows) {
      const part = signal.read(row);
      if (part !== undefined) builder.add(part, signal, row.labels);
    }
  }
  return Array.from(builder.calls(1000), ({ call }) => call);
}

/** Figures that are known, in short: `shop/web > shop/cart http`. */
export function inShort(calls: readonly Call[]): Record<string, unknown> {
  const entries = calls.map(({ source, target, protocol, figures, confidence }) => {
    const known = Object.entries(figures).filter(([, value]) => value !== undefined);
    const rounded = known.map(([name, value]) => [name, Math.round(Number(value) * 1000) / 1000] as const);
    return [`${source} > ${target} ${protocol}`, { confidence, ...Object.fromEntries(rounded) }] as const;
  });
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}
