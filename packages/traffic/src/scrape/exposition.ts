import type { Labels } from '@fairlead/model';

/** One line of an exposition. */
export interface ExposedSample {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
}

export interface ExpositionOptions {
  /** Only these metrics; others are not even taken apart. */
  readonly wants: (name: string) => boolean;
  readonly samplesAtMost: number;
}

export interface Exposition {
  readonly samples: readonly ExposedSample[];
  /** Every name that occurs. */
  readonly names: ReadonlySet<string>;
  /** Lines that are none of the format. */
  readonly malformed: number;
  /** There were more samples than are taken. */
  readonly cut: boolean;
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*/;
const LABEL = /\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*"((?:[^"\\]|\\.)*)"\s*(?:,|(?=\}))/y;
const REST = /^\s*(\S+)(?:\s+(-?\d+(?:\.\d+)?))?\s*(?:#.*)?$/;

/**
 * Reads the Prometheus text format and OpenMetrics (whose exemplars and timestamps are passed over).
 *
 * Source: https://prometheus.io/docs/instrumenting/exposition_formats/. Written by hand: the parsers on npm read a whole text
 * into objects of strings, types and help included, which is many times what is needed here.
 */
export function parseExposition(text: string, { wants, samplesAtMost }: ExpositionOptions): Exposition {
  const samples: ExposedSample[] = [];
  const names = new Set<string>();
  let malformed = 0;
  let cut = false;
  for (let from = 0; from < text.length;) {
    const lineEnd = text.indexOf('\n', from);
    const end = lineEnd === -1 ? text.length : lineEnd;
    const line = text.slice(from, end).trim();
    from = end + 1;
    if (line === '' || line.startsWith('#')) continue;
    const name = NAME.exec(line)?.[0];
    if (name === undefined) {
      malformed += 1;
      continue;
    }
    names.add(name);
    if (!wants(name)) continue;
    if (samples.length >= samplesAtMost) {
      cut = true;
      continue;
    }
    const sample = sampleOf(name, line.slice(name.length));
    if (sample === undefined) malformed += 1;
    else samples.push(sample);
  }
  return { samples, names, malformed, cut };
}

function sampleOf(name: string, text: string): ExposedSample | undefined {
  let rest = text.trimStart();
  const labels: Record<string, string> = {};
  if (rest.startsWith('{')) {
    const closed = readLabels(rest, labels);
    if (closed === undefined) return undefined;
    rest = rest.slice(closed);
  }
  const value = numberOf(REST.exec(rest)?.[1]);
  return value === undefined ? undefined : { name, labels, value };
}

/** Reads `{a="b",...}` into `labels`; where it ends, or `undefined` if it does not. */
function readLabels(text: string, labels: Record<string, string>): number | undefined {
  let at = 1;
  for (;;) {
    LABEL.lastIndex = at;
    const found = LABEL.exec(text);
    if (found === null) break;
    labels[found[1] ?? ''] = unescaped(found[2] ?? '');
    at = LABEL.lastIndex;
  }
  const closing = /^\s*\}/.exec(text.slice(at));
  return closing === null ? undefined : at + closing[0].length;
}

function unescaped(text: string): string {
  return text.includes('\\') ? text.replaceAll(/\\(.)/g, (_, code: string) => (code === 'n' ? '\n' : code)) : text;
}

function numberOf(text: string | undefined): number | undefined {
  switch (text) {
    case undefined:
      return undefined;
    case '+Inf':
    case 'Inf':
      return Infinity;
    case '-Inf':
      return -Infinity;
    case 'NaN':
    case 'Nan':
      return Number.NaN;
    default: {
      const value = Number(text);
      return Number.isNaN(value) ? undefined : value;
    }
  }
}
