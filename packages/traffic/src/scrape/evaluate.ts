import type { Labels } from '@fairlead/model';
import type { Matcher, Row, SignalQuery } from '../telemetry/telemetry.ts';
import type { SeriesRate } from './TargetRates.ts';

/** A condition as a function; a missing label is the empty text, expressions are anchored, as in PromQL. */
export function matches({ label, op, value }: Matcher): (labels: Labels) => boolean {
  if (op === '=' || op === '!=') return (labels) => ((labels[label] ?? '') === value) === (op === '=');
  const expression = new RegExp(`^(?:${value})$`, 's');
  return (labels) => expression.test(labels[label] ?? '') === (op === '=~');
}

/** Answers a query from the rates of scraped series, as `promql` would have a server answer it. */
export function evaluate({ metric, where = [], by, maxOver }: SignalQuery, rates: Iterable<SeriesRate>): Row[] {
  const conditions = where.map(matches);
  const groups = new Map<string, { readonly labels: Labels; readonly sums: Map<string, number> }>();
  for (const { name, labels, perSecond } of rates) {
    if (name !== metric || !conditions.every((holds) => holds(labels))) continue;
    const kept: Record<string, string> = {};
    for (const label of by) {
      const value = labels[label];
      if (value !== undefined && value !== '') kept[label] = value;
    }
    const key = by.map((label) => `${kept[label] ?? ''}`).join('\n');
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = { labels: kept, sums: new Map() }));
    const side = maxOver === undefined ? '' : (labels[maxOver] ?? '');
    group.sums.set(side, (group.sums.get(side) ?? 0) + perSecond);
  }
  return Array.from(groups.values(), ({ labels, sums }) => ({ labels, value: Math.max(...sums.values()) }));
}
