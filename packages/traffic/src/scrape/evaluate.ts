import type { Labels } from '@fairlead/model';
import type { Matcher, Row, SignalQuery } from '../telemetry/telemetry.ts';
import type { SeriesRate } from './TargetRates.ts';

/** A condition as a function; a missing label is the empty text, expressions are anchored, as in PromQL. */
export function matches({ label, op, value }: Matcher): (labels: Labels) => boolean {
  if (op === '=' || op === '!=') return (labels) => ((labels[label] ?? '') === value) === (op === '=');
  const expression = new RegExp(`^(?:${value})$`, 's');
  return (labels) => expression.test(labels[label] ?? '') === (op === '=~');
}

/** Series of one metric summed up as a query asks for it, taken in one by one. */
export class Evaluation {
  readonly #query: SignalQuery;
  readonly #conditions: readonly ((labels: Labels) => boolean)[];
  readonly #groups = new Map<string, { readonly labels: Labels; readonly sums: Map<string, number> }>();

  constructor(query: SignalQuery) {
    this.#query = query;
    this.#conditions = (query.where ?? []).map(matches);
  }

  add({ name, labels, perSecond }: SeriesRate): void {
    const { metric, by, maxOver } = this.#query;
    if (name !== metric || !this.#conditions.every((holds) => holds(labels))) return;
    let key = '';
    for (const label of by) key += `${labels[label] ?? ''}\n`;
    let group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, (group = { labels: kept(labels, by), sums: new Map() }));
    const side = maxOver === undefined ? '' : maxOver.map((label) => labels[label] ?? '').join('\n');
    group.sums.set(side, (group.sums.get(side) ?? 0) + perSecond);
  }

  *rows(): Iterable<Row> {
    for (const { labels, sums } of this.#groups.values()) yield { labels, value: Math.max(...sums.values()) };
  }
}

function kept(labels: Labels, by: readonly string[]): Labels {
  const some: Record<string, string> = {};
  for (const label of by) {
    const value = labels[label];
    if (value !== undefined && value !== '') some[label] = value;
  }
  return some;
}

/** Answers a query from the rates of scraped series, as `promql` would have a server answer it. */
export function evaluate(query: SignalQuery, rates: Iterable<SeriesRate>): Row[] {
  const evaluation = new Evaluation(query);
  for (const rate of rates) evaluation.add(rate);
  return [...evaluation.rows()];
}
