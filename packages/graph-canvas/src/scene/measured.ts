import type { GraphEdge } from '@fairlead/service-graph';
import type { MapTexts } from '../texts.ts';
import type { TrafficFigure, TrafficMeasure } from './trafficLook.ts';

type Traffic = NonNullable<GraphEdge['traffic']>;

/** From this share on a line is red and says so. */
export const ERROR_SHARE = 0.05;

const THIN = 1.4;
const THICK = 5;

/** Calls per second; connections where a source counts nothing else. */
export function rateOf(traffic: Traffic | undefined): number {
  return traffic?.requestsPerSecond ?? traffic?.connectionsPerSecond ?? 0;
}

/** Measured, and nothing came in the window. */
export function isIdle(traffic: Traffic | undefined): boolean {
  return rateOf(traffic) === 0 && (traffic?.bytesPerSecond ?? 0) === 0;
}

export function isFailing(traffic: Traffic | undefined): boolean {
  return (traffic?.errorShare ?? 0) >= ERROR_SHARE && !isIdle(traffic);
}

/** True where a line has nothing to say about what is asked: no errors, or a latency that nobody measured. */
export function isQuiet(traffic: Traffic | undefined, measure: TrafficMeasure): boolean {
  if (measure === 'errors') return (traffic?.errorShare ?? 0) === 0;
  return measure === 'latency' && (traffic?.p95Ms ?? null) === null;
}

/**
 * 1.4 to 5 px by the logarithm of what is asked: 1,000 calls or failures a second, or a p95 of 10 s, and more is 5; idle
 * lines have 1.
 */
export function widthOf(traffic: Traffic | undefined, measure: TrafficMeasure): number {
  if (isIdle(traffic)) return 1;
  const share = shareOf(traffic, measure);
  return Math.round((THIN + (THICK - THIN) * Math.min(1, share)) * 10) / 10;
}

function shareOf(traffic: Traffic | undefined, measure: TrafficMeasure): number {
  switch (measure) {
    case 'errors':
      return Math.log10(1 + rateOf(traffic) * (traffic?.errorShare ?? 0)) / 3;
    case 'latency':
      return Math.log10(1 + (traffic?.p95Ms ?? 0)) / 4;
    case 'rate':
    case 'off':
      return Math.log10(1 + rateOf(traffic)) / 3;
  }
}

/** The head of a line: what is neither HTTP nor gRPC speaks plain TCP, or UDP, which looks the same. */
export function protocolOf(traffic: Traffic | undefined): 'http' | 'grpc' | 'tcp' {
  const protocol = traffic?.protocol?.toLowerCase() ?? '';
  if (protocol.includes('grpc')) return 'grpc';
  return ['tcp', 'udp', 'database', 'messaging'].some((name) => protocol.includes(name)) ? 'tcp' : 'http';
}

type Words = Pick<MapTexts, 'percent' | 'rate' | 'milliseconds' | 'bytesPerSecond'>;

/** What stands beside a line; empty where the figure is not known, or not worth a word. */
export function figureOf(traffic: Traffic | undefined, figure: TrafficFigure, words: Words): string {
  const told = (value: number | null | undefined, word: (value: number) => string): string =>
    value === null || value === undefined ? '' : word(value);
  if (traffic === undefined || isIdle(traffic)) return '';
  switch (figure) {
    case 'off':
      return '';
    case 'failing':
      return isFailing(traffic) ? words.percent(traffic.errorShare ?? 0) : '';
    case 'errors':
      return told(traffic.errorShare, words.percent);
    case 'rate':
      return told(traffic.requestsPerSecond ?? traffic.connectionsPerSecond, words.rate);
    case 'average':
      return told(traffic.averageMs, words.milliseconds);
    case 'p95':
      return told(traffic.p95Ms, words.milliseconds);
    case 'bytes':
      return told(traffic.bytesPerSecond, words.bytesPerSecond);
  }
}

/** On the lines of a selected card, below each other: how many calls, and the share that fails. */
export function detailOf(traffic: Traffic | undefined, figure: TrafficFigure, words: Words): string {
  const rate = figureOf(traffic, rateOf(traffic) > 0 ? 'rate' : 'bytes', words);
  const asked = figure === 'failing' || figure === 'rate' || figure === 'off' ? '' : figureOf(traffic, figure, words);
  const failing = figureOf(traffic, 'failing', words);
  return [...new Set([rate, asked, failing])].filter((part) => part !== '').join('\n');
}
