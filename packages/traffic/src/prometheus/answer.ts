import type { Labels } from '@fairlead/model';
import type { Bucket } from '../telemetry/quantiles.ts';

/** One element of an instant vector. */
export interface Sample {
  readonly labels: Labels;
  readonly value: number;
  readonly sum?: number;
  readonly buckets?: readonly Bucket[];
}

/** One element of a range answer: seconds of the Unix epoch and values. */
export interface Line {
  readonly labels: Labels;
  readonly points: readonly (readonly [number, Omit<Sample, 'labels'>])[];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts that repeat in thousands of series are kept once. */
export class TextPool {
  readonly #texts = new Map<string, string>();
  readonly #atMost: number;

  constructor(atMost = 100_000) {
    this.#atMost = atMost;
  }

  get(text: string): string {
    const held = this.#texts.get(text);
    if (held !== undefined) return held;
    if (this.#texts.size < this.#atMost) this.#texts.set(text, text);
    return text;
  }
}

function labelsOf(metric: unknown, pool: TextPool): Labels {
  const labels: Record<string, string> = {};
  if (!isObject(metric)) return labels;
  for (const [name, value] of Object.entries(metric)) {
    if (typeof value === 'string') labels[pool.get(name)] = pool.get(value);
  }
  return labels;
}

function numberOf(text: unknown): number {
  if (text === '+Inf') return Infinity;
  if (text === '-Inf') return -Infinity;
  return typeof text === 'string' || typeof text === 'number' ? Number(text) : Number.NaN;
}

/** `[boundary rule, lower, upper, count]` of a native histogram. */
function bucketsOf(histogram: unknown): Bucket[] {
  if (!isObject(histogram) || !Array.isArray(histogram['buckets'])) return [];
  return histogram['buckets'].flatMap((bucket: unknown) => {
    if (!Array.isArray(bucket)) return [];
    const [from, to, rate] = [numberOf(bucket[1]), numberOf(bucket[2]), numberOf(bucket[3])];
    return Number.isNaN(from) || Number.isNaN(to) || !Number.isFinite(rate) ? [] : [{ from, to, rate }];
  });
}

function valueOf(value: unknown, histogram: unknown): Omit<Sample, 'labels'> | undefined {
  if (Array.isArray(histogram)) {
    const of: unknown = histogram[1];
    if (!isObject(of)) return { value: Number.NaN, buckets: [] };
    return { value: numberOf(of['count']), sum: numberOf(of['sum']), buckets: bucketsOf(of) };
  }
  if (!Array.isArray(value)) return undefined;
  const number = numberOf(value[1]);
  // NaN: nothing happened; an infinite rate is no rate.
  return Number.isFinite(number) ? { value: number } : undefined;
}

/** An element of an instant vector; `undefined` for what has no finite value. */
export function sampleOf(element: unknown, pool: TextPool): Sample | undefined {
  if (!isObject(element)) return undefined;
  const value = valueOf(element['value'], element['histogram']);
  return value === undefined ? undefined : { labels: labelsOf(element['metric'], pool), ...value };
}

/** An element of a range answer. */
export function lineOf(element: unknown, pool: TextPool): Line | undefined {
  if (!isObject(element)) return undefined;
  const read = (list: unknown, histograms: boolean) =>
    (Array.isArray(list) ? list : []).flatMap((point: unknown) => {
      const at: unknown = Array.isArray(point) ? point[0] : undefined;
      const value = histograms ? valueOf(undefined, point) : valueOf(point, undefined);
      return typeof at !== 'number' || value === undefined ? [] : [[at, value] as const];
    });
  const points = [...read(element['values'], false), ...read(element['histograms'], true)];
  return { labels: labelsOf(element['metric'], pool), points };
}

/** What an answer says about itself. */
export interface Frame {
  readonly ok: boolean;
  readonly error: string;
  readonly warnings: readonly string[];
}

export function frameOf(frame: unknown): Frame {
  const texts = (value: unknown): string[] =>
    Array.isArray(value) ? value.filter((text): text is string => typeof text === 'string') : [];
  if (!isObject(frame)) return { ok: false, error: 'no answer of the Prometheus API', warnings: [] };
  const error = frame['error'];
  return {
    ok: frame['status'] === 'success',
    error: typeof error === 'string' ? error : '',
    // VictoriaMetrics says it in a word of its own.
    warnings: [...texts(frame['warnings']), ...(frame['isPartial'] === true ? ['the answer is partial'] : [])],
  };
}

/** The texts of a list in `data`. */
export function textsOf(answer: unknown): string[] {
  const data = isObject(answer) ? answer['data'] : undefined;
  return Array.isArray(data) ? data.filter((text): text is string => typeof text === 'string') : [];
}
