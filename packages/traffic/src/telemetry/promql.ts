import type { Matcher, SignalQuery } from './telemetry.ts';

/** A label value between double quotes, with what would end it or mean something else escaped. */
export function quoted(value: string): string {
  return JSON.stringify(value);
}

/** A text as a regular expression that matches only itself (RE2). */
export function escapedRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Matches one of several texts exactly. */
export function oneOf(label: string, values: readonly string[]): Matcher {
  const [only] = values;
  if (values.length === 1 && only !== undefined) return { label, op: '=', value: only };
  return { label, op: '=~', value: values.map(escapedRegExp).join('|') };
}

export function selector({ metric, where = [] }: Pick<SignalQuery, 'metric' | 'where'>): string {
  if (where.length === 0) return metric;
  return `${metric}{${where.map(({ label, op, value }) => `${label}${op}${quoted(value)}`).join(',')}}`;
}

/**
 * The query for the Prometheus HTTP API: no regular expression over names, no subqueries, nothing newer than Prometheus 2.30, so
 * that all that speak this API understand it.
 */
export function promql(query: SignalQuery, windowSeconds: number): string {
  const rate = `rate(${selector(query)}[${windowSeconds}s])`;
  const by = query.by.join(',');
  if (query.maxOver === undefined || query.native === true) return `sum by (${by}) (${rate})`;
  return `max by (${by}) (sum by (${[...query.maxOver, ...query.by].join(',')}) (${rate}))`;
}
