/** Text exposition format 0.0.4, the one that every scraper reads. */
export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

export type Labels = Readonly<Record<string, string | number | undefined>>;

type FamilyType = 'counter' | 'gauge' | 'histogram';

/** The samples of a family by their labels. */
interface Family {
  readonly type: FamilyType;
  readonly samples: Map<string, number | HistogramValue>;
}

/** Builds one exposition. Samples of a family stay together, whoever adds them; those with equal labels are added up. */
export class Exposition {
  readonly #families = new Map<string, Family>();

  counter(name: string, labels: string, value: number): void {
    this.#add(name, 'counter', labels, value);
  }

  gauge(name: string, labels: string, value: number): void {
    this.#add(name, 'gauge', labels, value);
  }

  histogram(name: string, labels: string, value: HistogramValue): void {
    this.#add(name, 'histogram', labels, value);
  }

  /** In pieces that are fit to be sent. */
  *chunks(): Generator<string> {
    for (const [name, { type, samples }] of this.#families) {
      let text = `# TYPE ${name} ${type}\n`;
      for (const [labels, value] of samples) {
        text += typeof value === 'number' ? `${name}{${labels}} ${value}\n` : histogramText(name, labels, value);
        if (text.length < CHUNK) continue;
        yield text;
        text = '';
      }
      yield text;
    }
  }

  text(): string {
    return [...this.chunks()].join('');
  }

  #add(name: string, type: FamilyType, labels: string, value: number | HistogramValue): void {
    let family = this.#families.get(name);
    if (family === undefined) this.#families.set(name, (family = { type, samples: new Map() }));
    const known = family.samples.get(labels);
    family.samples.set(labels, known === undefined ? value : sumOf(known, value));
  }
}

const CHUNK = 65_536;

function histogramText(name: string, labels: string, { bounds, below, count, sum }: HistogramValue): string {
  const comma = labels === '' ? '' : ',';
  let text = '';
  for (const [index, bound] of bounds.entries()) {
    text += `${name}_bucket{${labels}${comma}le="${bound}"} ${below[index] ?? count}\n`;
  }
  text += `${name}_bucket{${labels}${comma}le="+Inf"} ${count}\n`;
  return `${text}${name}_sum{${labels}} ${sum}\n${name}_count{${labels}} ${count}\n`;
}

function sumOf(a: number | HistogramValue, b: number | HistogramValue): number | HistogramValue {
  if (typeof a === 'number') return typeof b === 'number' ? a + b : b;
  if (typeof b === 'number') return a;
  return {
    bounds: a.bounds,
    below: a.below.map((value, index) => value + (b.below[index] ?? 0)),
    count: a.count + b.count,
    sum: a.sum + b.sum,
  };
}

/** `below` tells for each bound how many there are up to it; `count` is all of them. */
export interface HistogramValue {
  readonly bounds: readonly number[];
  readonly below: readonly number[];
  readonly count: number;
  readonly sum: number;
}

/** `a="b",c="d"`, escaped; labels without a value are left out. */
export function labelText(labels: Labels): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(labels)) {
    if (value !== undefined && value !== '') parts.push(`${name}="${escaped(String(value))}"`);
  }
  return parts.join(',');
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
