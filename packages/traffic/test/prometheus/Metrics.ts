import { PbfWriter } from 'pbf';

type LabelValues = Readonly<Record<string, string>>;

interface Counter {
  readonly kind: 'counter' | 'gauge';
  readonly labels: LabelValues;
  value: number;
}

interface Classic {
  readonly kind: 'histogram';
  readonly labels: LabelValues;
  readonly bounds: readonly number[];
  /** One more than bounds. */
  readonly counts: number[];
  sum: number;
}

interface Native {
  readonly kind: 'native';
  readonly labels: LabelValues;
  /** By index: up to 2 to the power of a so-manieth of it. */
  readonly counts: Map<number, number>;
  sum: number;
}

type Sample = Counter | Classic | Native;

/** Buckets of a native histogram per power of two: 2 to the power of this. */
const SCHEMA = 3;

/** The metrics of one exporter, as the libraries of the products keep them: counters that count what they are told. */
export class Metrics {
  readonly #families = new Map<string, Map<string, Sample>>();

  count(name: string, labels: LabelValues, more = 1): void {
    const sample = this.#sample(name, labels, () => ({ kind: 'counter', labels, value: 0 }));
    if (sample.kind === 'counter') sample.value += more;
  }

  /** A gauge that only ever grows, as some products have it. */
  gauge(name: string, labels: LabelValues, more: number): void {
    const sample = this.#sample(name, labels, () => ({ kind: 'gauge', labels, value: 0 }));
    if (sample.kind === 'gauge') sample.value += more;
  }

  observe(name: string, labels: LabelValues, bounds: readonly number[], value: number): void {
    const counts = (): number[] => Array.from({ length: bounds.length + 1 }, () => 0);
    const sample = this.#sample(name, labels, () => ({ kind: 'histogram', labels, bounds, counts: counts(), sum: 0 }));
    if (sample.kind !== 'histogram') return;
    const index = bounds.findIndex((bound) => value <= bound);
    const place = index === -1 ? bounds.length : index;
    sample.counts[place] = (sample.counts[place] ?? 0) + 1;
    sample.sum += value;
  }

  observeNative(name: string, labels: LabelValues, value: number): void {
    const sample = this.#sample(name, labels, () => ({ kind: 'native', labels, counts: new Map(), sum: 0 }));
    if (sample.kind !== 'native') return;
    const index = Math.ceil(Math.log2(value) * 2 ** SCHEMA);
    sample.counts.set(index, (sample.counts.get(index) ?? 0) + 1);
    sample.sum += value;
  }

  /** Text format 0.0.4. Native histograms cannot be told in it. */
  text(): string {
    let text = '';
    for (const [name, samples] of this.#families) {
      const [first] = samples.values();
      text += `# TYPE ${name} ${first?.kind ?? 'untyped'}\n`;
      for (const [labels, sample] of samples) text += textOf(name, labels, sample);
    }
    return text;
  }

  /** `io.prometheus.client.MetricFamily` messages, each after its length. */
  protobuf(): Uint8Array {
    const writer = new PbfWriter();
    for (const [name, samples] of this.#families) {
      const family = new PbfWriter();
      family.writeStringField(1, name);
      const [first] = samples.values();
      family.writeVarintField(3, first === undefined ? 3 : TYPES[first.kind]);
      for (const sample of samples.values()) family.writeMessage(4, writeMetric, sample);
      writer.writeBytes(family.finish());
    }
    return writer.finish();
  }

  #sample(name: string, labels: LabelValues, create: () => Sample): Sample {
    let family = this.#families.get(name);
    if (family === undefined) this.#families.set(name, (family = new Map()));
    const key = Object.entries(labels)
      .map(([label, value]) => `${label}="${value}"`)
      .join(',');
    let sample = family.get(key);
    if (sample === undefined) family.set(key, (sample = create()));
    return sample;
  }
}

function textOf(name: string, labels: string, sample: Sample): string {
  if (sample.kind === 'native') throw new Error(`${name} is a native histogram`);
  if (sample.kind !== 'histogram') return `${name}{${labels}} ${sample.value}\n`;
  let text = '';
  let below = 0;
  for (const [index, count] of sample.counts.entries()) {
    below += count;
    text += `${name}_bucket{${labels},le="${sample.bounds[index] ?? '+Inf'}"} ${below}\n`;
  }
  return `${text}${name}_sum{${labels}} ${sample.sum}\n${name}_count{${labels}} ${below}\n`;
}

/** Values of the enum `MetricType`. */
const TYPES = { counter: 0, gauge: 1, histogram: 4, native: 4 } as const;

function writeMetric(sample: Sample, writer: PbfWriter): void {
  for (const [name, value] of Object.entries(sample.labels)) {
    writer.writeMessage(1, writeLabel, [name, value] as const);
  }
  switch (sample.kind) {
    case 'counter':
      writer.writeMessage(3, writeValue, sample.value);
      break;
    case 'gauge':
      writer.writeMessage(2, writeValue, sample.value);
      break;
    case 'histogram':
      writer.writeMessage(7, writeClassic, sample);
      break;
    case 'native':
      writer.writeMessage(7, writeNative, sample);
      break;
  }
}

function writeLabel([name, value]: readonly [string, string], writer: PbfWriter): void {
  writer.writeStringField(1, name);
  writer.writeStringField(2, value);
}

function writeValue(value: number, writer: PbfWriter): void {
  writer.writeDoubleField(1, value);
}

function writeClassic({ bounds, counts, sum }: Classic, writer: PbfWriter): void {
  writer.writeVarintField(
    1,
    counts.reduce((total, count) => total + count, 0),
  );
  writer.writeDoubleField(2, sum);
  let below = 0;
  for (const [index, count] of counts.entries()) {
    below += count;
    writer.writeMessage(3, writeBucket, { below, bound: bounds[index] ?? Infinity });
  }
}

function writeBucket({ below, bound }: { readonly below: number; readonly bound: number }, writer: PbfWriter): void {
  writer.writeVarintField(1, below);
  writer.writeDoubleField(2, bound);
}

/** Filled buckets in the order of their indexes, as spans with the gaps between them and counts as differences. */
function writeNative({ counts, sum }: Native, writer: PbfWriter): void {
  const filled = [...counts].toSorted(([a], [b]) => a - b);
  writer.writeVarintField(
    1,
    filled.reduce((total, [, count]) => total + count, 0),
  );
  writer.writeDoubleField(2, sum);
  writer.writeSVarintField(5, SCHEMA);
  writer.writeDoubleField(6, 1e-6);
  let end: number | undefined;
  const spans: { offset: number; length: number }[] = [];
  for (const [index] of filled) {
    const last = spans.at(-1);
    if (last !== undefined && index === end) last.length++;
    else spans.push({ offset: index - (end ?? 0), length: 1 });
    end = index + 1;
  }
  for (const span of spans) writer.writeMessage(12, writeSpan, span);
  let before = 0;
  for (const [, count] of filled) {
    writer.writeSVarintField(13, count - before);
    before = count;
  }
}

function writeSpan({ offset, length }: { readonly offset: number; readonly length: number }, writer: PbfWriter): void {
  writer.writeSVarintField(1, offset);
  writer.writeVarintField(2, length);
}
