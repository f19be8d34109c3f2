import { FIGURES, USUAL_TRAFFIC, type TrafficFigure, type TrafficLook } from '@fairlead/graph-canvas';

export const LINES = ['rate', 'errors', 'p95', 'off'] as const;
/** What lines tell, as the address has it. */
export type Lines = (typeof LINES)[number];

export const WINDOWS = ['1m', '5m', '15m'] as const;
/** Over how long the figures on the map are averaged; `1m` is what the server measures. */
export type Window = (typeof WINDOWS)[number];
export const RANGES = ['15m', '1h', '6h'] as const;
/** How far back charts go. */
export type Range = (typeof RANGES)[number];
export const REFRESHES = ['off', '10s', '30s', '1m'] as const;
export type Refresh = (typeof REFRESHES)[number];

/** How calls are shown, from the address. Defaults are left out of it. */
export interface TrafficView {
  readonly lines: Lines;
  readonly figure: TrafficFigure;
  readonly window: Window;
  readonly declared: boolean;
  readonly guesses: boolean;
  readonly range: Range;
  readonly refresh: Refresh;
}

export const USUAL_VIEW: TrafficView = {
  lines: 'rate',
  figure: 'failing',
  window: '1m',
  declared: true,
  guesses: false,
  range: '1h',
  refresh: '10s',
};

const NAMES = {
  lines: 'traffic',
  figure: 'figure',
  window: 'window',
  declared: 'declared',
  guesses: 'guesses',
  range: 'range',
  refresh: 'refresh',
} as const;

/** Known values of each parameter; `declared` and `guesses` are words so that the address can be read. */
const KNOWN: { readonly [K in keyof TrafficView]: Readonly<Record<string, TrafficView[K]>> } = {
  lines: { rate: 'rate', errors: 'errors', p95: 'p95', off: 'off' },
  figure: Object.fromEntries(FIGURES.map((name) => [name, name])),
  window: Object.fromEntries(WINDOWS.map((name) => [name, name])),
  declared: { show: true, hide: false },
  guesses: { show: true, hide: false },
  range: Object.fromEntries(RANGES.map((name) => [name, name])),
  refresh: Object.fromEntries(REFRESHES.map((name) => [name, name])),
};

const KEYS = Object.keys(NAMES) as (keyof TrafficView)[];

export function parseTrafficView(search: URLSearchParams): TrafficView {
  const known = KEYS.flatMap((key) => {
    const value = KNOWN[key][search.get(NAMES[key]) ?? ''];
    return value === undefined ? [] : [[key, value]];
  });
  return { ...USUAL_VIEW, ...(Object.fromEntries(known) as Partial<TrafficView>) };
}

/** Parameters whose value is not known; they are kept, and the page says so. */
export function unknownTraffic(search: URLSearchParams): readonly { readonly name: string; readonly value: string }[] {
  return KEYS.flatMap((key) => {
    const value = search.get(NAMES[key]);
    return value === null || value === '' || value in KNOWN[key] ? [] : [{ name: NAMES[key], value }];
  });
}

export function patchTrafficView(search: URLSearchParams, patch: Partial<TrafficView>): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const key of KEYS) {
    const value = patch[key];
    if (value === undefined) continue;
    if (value === USUAL_VIEW[key]) next.delete(NAMES[key]);
    else next.set(NAMES[key], wordOf(key, value));
  }
  return next;
}

function wordOf(key: keyof TrafficView, value: string | boolean): string {
  return Object.entries(KNOWN[key]).find(([, known]) => known === value)?.[0] ?? String(value);
}

/** The same for the map. */
export function lookOf({ lines, figure, declared, guesses }: TrafficView): TrafficLook {
  if (lines === 'rate' && figure === 'failing' && declared && !guesses) return USUAL_TRAFFIC;
  return { measure: lines === 'p95' ? 'latency' : lines, figure, declared, guesses };
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** Seconds of `15m`, `1h` or `10s`. */
export function secondsOf(span: string): number {
  return Number.parseInt(span, 10) * (UNIT_SECONDS[span.at(-1) ?? ''] ?? 1);
}
