import type { Labels } from '@fairlead/model';
import type { Texts } from './Texts.ts';

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
  /** Where what is kept of the text comes from; otherwise each piece of it may keep all of it. */
  readonly texts?: Pick<Texts, 'get'>;
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

/** Lines read in one step. */
const LINES_PER_STEP = 50;

const AS_THEY_ARE: Pick<Texts, 'get'> = { get: (text) => text };

/**
 * Reads the Prometheus text format and OpenMetrics (whose exemplars and timestamps are passed over).
 *
 * Source: https://prometheus.io/docs/instrumenting/exposition_formats/. Written by hand: the parsers on npm read a whole text
 * into objects of strings, types and help included, which is many times what is needed here.
 */
export function parseExposition(text: string, options: ExpositionOptions): Exposition {
  const parsing = expositionInSteps(text, options);
  for (;;) {
    const { done, value } = parsing.next();
    if (done === true) return value;
  }
}

/** The same in steps. */
export function* expositionInSteps(
  text: string,
  { wants, samplesAtMost, texts = AS_THEY_ARE }: ExpositionOptions,
): Generator<undefined, Exposition> {
  const samples: ExposedSample[] = [];
  const names = new Set<string>();
  let malformed = 0;
  let cut = false;
  let lines = 0;
  for (let from = 0; from < text.length;) {
    const lineEnd = text.indexOf('\n', from);
    const end = lineEnd === -1 ? text.length : lineEnd;
    const line = text.slice(from, end).trim();
    from = end + 1;
    lines += 1;
    if (lines % LINES_PER_STEP === 0) yield;
    if (line === '' || line.startsWith('#')) continue;
    const found = NAME.exec(line)?.[0];
    if (found === undefined) {
      malformed += 1;
      continue;
    }
    const name = texts.get(found);
    names.add(name);
    if (!wants(name)) continue;
    if (samples.length >= samplesAtMost) {
      cut = true;
      continue;
    }
    const sample = sampleOf(name, line.slice(name.length), texts);
    if (sample === undefined) malformed += 1;
    else samples.push(sample);
  }
  return { samples, names, malformed, cut };
}

function sampleOf(name: string, text: string, texts: Pick<Texts, 'get'>): ExposedSample | undefined {
  let rest = text.trimStart();
  const labels: Record<string, string> = {};
  if (rest.startsWith('{')) {
    const closed = readLabels(rest, labels, texts);
    if (closed === undefined) return undefined;
    rest = rest.slice(closed);
  }
  const value = numberOf(REST.exec(rest)?.[1]);
  return value === undefined ? undefined : { name, labels, value };
}

/** Reads `{a="b",...}` into `labels`; where it ends, or `undefined` if it does not. */
function readLabels(text: string, labels: Record<string, string>, texts: Pick<Texts, 'get'>): number | undefined {
  let at = 1;
  for (;;) {
    LABEL.lastIndex = at;
    const found = LABEL.exec(text);
    if (found === null) break;
    labels[texts.get(found[1] ?? '')] = texts.get(unescaped(found[2] ?? ''));
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
