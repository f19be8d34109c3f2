import { CONFIDENCES } from '@fairlead/model';
import type { Call, Confidence } from '@fairlead/model';
import { isoTime } from '../verdict/protocolReason.ts';
import type { EdgeTraffic } from '../types.ts';

/** More digits than these nobody can tell apart on a map; fewer changes are worth a word then. */
const DIGITS = 3;

/** To three significant digits. */
export function rounded(figure: number): number {
  return figure === 0 ? 0 : Number(figure.toPrecision(DIGITS));
}

type Figures = Pick<
  EdgeTraffic,
  | 'requestsPerSecond'
  | 'errorShare'
  | 'averageMs'
  | 'p50Ms'
  | 'p95Ms'
  | 'p99Ms'
  | 'bytesPerSecond'
  | 'connectionsPerSecond'
>;

/** One telemetry source's word on one pair of nodes: its calls added up, protocols and workloads together. */
interface Told {
  readonly telemetry: string;
  readonly rank: number;
  readonly traffic: EdgeTraffic;
}

function told(calls: readonly Call[]): Told | undefined {
  const [first] = calls;
  if (first === undefined) return undefined;
  const single = calls.map(({ figures, protocol, telemetry, confidence, at }): EdgeTraffic => ({
    requestsPerSecond: figures.requestsPerSecond ?? null,
    errorShare: figures.errorShare ?? null,
    averageMs: figures.averageMs ?? null,
    p50Ms: figures.p50Ms ?? null,
    p95Ms: figures.p95Ms ?? null,
    p99Ms: figures.p99Ms ?? null,
    bytesPerSecond: figures.bytesPerSecond ?? null,
    connectionsPerSecond: figures.connectionsPerSecond ?? null,
    protocol: protocol === 'unknown' ? null : protocol,
    source: telemetry,
    confidence,
    alternatives: [],
    at: isoTime(at),
  }));
  const traffic = addTraffic(single);
  return traffic === undefined ? undefined : { telemetry: first.telemetry, rank: first.rank, traffic };
}

/** What each source tells of some calls; the order of the calls does not matter. */
function toldBySource(calls: readonly Call[]): Told[] {
  const sorted = calls.toSorted((left, right) => (left.id < right.id ? -1 : 1));
  return [...Map.groupBy(sorted, ({ telemetry }) => telemetry).values()].flatMap((group) => told(group) ?? []);
}

const withOthers = (best: Told, all: readonly Told[]): EdgeTraffic => ({
  ...best.traffic,
  alternatives: all.filter((other) => other !== best).map(({ telemetry }) => telemetry),
});

const byRank = (left: Told, right: Told): number =>
  left.rank - right.rank || (left.telemetry < right.telemetry ? -1 : 1);

/** What the best source tells of the calls between two nodes; other sources are named, never added. */
export function trafficOfPair(calls: readonly Call[]): EdgeTraffic | undefined {
  const all = toldBySource(calls).sort(byRank);
  const [best] = all;
  return best === undefined ? undefined : withOthers(best, all);
}

/** The same figures per source, the best first: what `alternatives` names. */
export function trafficBySource(calls: readonly Call[]): EdgeTraffic[] {
  return toldBySource(calls)
    .sort(byRank)
    .map(({ traffic }) => traffic);
}

/**
 * What comes in at one node from all sides. Two sources may know different callers of it, and the same call by different
 * callers: the one that tells of most is shown, which is never more than there is.
 */
export function trafficAtNode(calls: readonly Call[]): EdgeTraffic | undefined {
  const all = toldBySource(calls).sort(
    (left, right) =>
      (right.traffic.requestsPerSecond ?? -1) - (left.traffic.requestsPerSecond ?? -1) ||
      (right.traffic.bytesPerSecond ?? -1) - (left.traffic.bytesPerSecond ?? -1) ||
      byRank(left, right),
  );
  const [most] = all;
  return most === undefined ? undefined : withOthers(most, all);
}

/**
 * Several different calls as one: rates added, shares and averages weighted by rate, no quantiles, which cannot be added.
 * `undefined` of none; a single one stays as it is, but for its digits.
 */
export function addTraffic(parts: readonly EdgeTraffic[]): EdgeTraffic | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  if (parts.length === 1) return { ...first, ...roundedFigures(first) };
  const busiest = parts.toSorted((left, right) => (right.requestsPerSecond ?? 0) - (left.requestsPerSecond ?? 0))[0];
  const quantiles = quantilesOf(parts);
  return {
    ...roundedFigures({
      requestsPerSecond: total(parts, 'requestsPerSecond'),
      errorShare: weighted(parts, 'errorShare'),
      averageMs: weighted(parts, 'averageMs'),
      ...quantiles,
      bytesPerSecond: total(parts, 'bytesPerSecond'),
      connectionsPerSecond: total(parts, 'connectionsPerSecond'),
    }),
    protocol: busiest?.protocol ?? null,
    source: [...new Set(parts.flatMap(({ source }) => source.split(' + ')))].sort().join(' + '),
    confidence: leastSure(parts.map(({ confidence }) => confidence)),
    alternatives: [...new Set(parts.flatMap(({ alternatives }) => alternatives))].sort(),
    at: parts.reduce((latest, { at }) => (at > latest ? at : latest), first.at),
  };
}

/** Quantiles of a sum are those of its one part that has requests; of several they are not known. */
function quantilesOf(parts: readonly EdgeTraffic[]): Pick<Figures, 'p50Ms' | 'p95Ms' | 'p99Ms'> {
  const busy = parts.filter(({ requestsPerSecond }) => (requestsPerSecond ?? 0) > 0);
  const only = busy.length === 1 ? busy[0] : undefined;
  return { p50Ms: only?.p50Ms ?? null, p95Ms: only?.p95Ms ?? null, p99Ms: only?.p99Ms ?? null };
}

function total(parts: readonly EdgeTraffic[], figure: keyof Figures): number | null {
  const known = parts.flatMap((part) => part[figure] ?? []);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

function weighted(parts: readonly EdgeTraffic[], figure: 'errorShare' | 'averageMs'): number | null {
  let sum = 0;
  let weight = 0;
  for (const part of parts) {
    const value = part[figure];
    const rate = part.requestsPerSecond ?? 0;
    if (value === null || rate === 0) continue;
    sum += value * rate;
    weight += rate;
  }
  return weight === 0 ? null : sum / weight;
}

function roundedFigures(figures: Figures): Figures {
  const round = (figure: number | null): number | null => (figure === null ? null : rounded(figure));
  return {
    requestsPerSecond: round(figures.requestsPerSecond),
    errorShare: round(figures.errorShare),
    averageMs: round(figures.averageMs),
    p50Ms: round(figures.p50Ms),
    p95Ms: round(figures.p95Ms),
    p99Ms: round(figures.p99Ms),
    bytesPerSecond: round(figures.bytesPerSecond),
    connectionsPerSecond: round(figures.connectionsPerSecond),
  };
}

function leastSure(confidences: readonly Confidence[]): Confidence {
  return CONFIDENCES[Math.max(...confidences.map((confidence) => CONFIDENCES.indexOf(confidence)))] ?? 'unknown';
}
