import type { Labels } from '@fairlead/model';
import type { Coverage, ReadCost, SeriesSource, SeriesWay } from '../source.ts';
import { Turn } from '../calls/Turn.ts';
import { TurnQueue } from '../calls/TurnQueue.ts';
import type { Matcher, Row, SignalQuery } from '../telemetry/telemetry.ts';
import { Evaluation, matches } from './evaluate.ts';
import { expositionInSteps } from './exposition.ts';
import type { ExposedSample } from './exposition.ts';
import { TargetRates } from './TargetRates.ts';
import type { SeriesRate } from './TargetRates.ts';
import { Texts } from './Texts.ts';

/** One exporter of one pod. */
export interface ScrapeTarget {
  /** Of this life of the pod: a pod of the same name is another one. */
  readonly uid: string;
  readonly namespace: string;
  readonly pod: string;
  readonly port: number;
  readonly path: string;
  /** Where it is found without anybody between; `undefined` while the pod has no address. */
  readonly address: string | undefined;
}

export interface ScrapeOptions {
  /** The exporters to read now, and how many more there are. */
  readonly targets: () => Promise<{ readonly targets: readonly ScrapeTarget[]; readonly left: number }>;
  /** Reads the exposition of one; rejects with an error of one line. */
  readonly read: (target: ScrapeTarget, signal: AbortSignal) => Promise<string>;
  /** Whether a metric is of any use. */
  readonly wants: (name: string) => boolean;
  readonly way: keyof typeof WAYS;
  readonly intervalSeconds: number;
  /** Never goes back. */
  readonly monotonicMs: () => number;
}

const WAYS = {
  'pod-proxy': "the API server's pod proxy",
  'pod-addresses': 'pod addresses',
} as const satisfies Partial<Record<SeriesWay, string>>;

const AT_ONCE = 6;
const SAMPLES_AT_MOST = 20_000;

/** All scrapes failed; the first says why. */
export class ScrapeError extends Error {
  override readonly name = 'ScrapeError';
  readonly code = 'SCRAPE';
}

/** Series read from the exporters themselves, without a Prometheus. Rates are from two scrapes. */
export class ScrapeSource implements SeriesSource {
  readonly #options: ScrapeOptions;
  readonly #rates = new Map<string, { readonly rates: TargetRates; names: ReadonlySet<string> }>();
  /** Expositions are read one after the other, however many arrive at once. */
  readonly #reading = new TurnQueue();
  readonly #texts = new Texts();
  /** By metric, with the labels of what was scraped; made anew with every refresh. */
  #series = new Map<string, SeriesRate[]>();
  #coverage: Coverage | undefined;
  readonly range = undefined;

  constructor(options: ScrapeOptions) {
    this.#options = options;
  }

  get title(): string {
    return `scrape through ${WAYS[this.way]}`;
  }

  /** As of the last refresh. */
  get coverage(): Coverage | undefined {
    return this.#coverage;
  }

  get way(): keyof typeof WAYS {
    return this.#options.way;
  }

  async prepare(signal: AbortSignal): Promise<readonly ReadCost[]> {
    const { targets, left } = await this.#options.targets();
    signal.throwIfAborted();
    this.#coverage = { pods: targets.length, of: targets.length + left };
    this.#forget(new Set(targets.map(keyOf)));
    const costs: ReadCost[] = [];
    const failures: Error[] = [];
    const queue = targets.values();
    const worker = async (): Promise<void> => {
      for (const target of queue) {
        signal.throwIfAborted();
        try {
          costs.push(await this.#scrape(target, signal));
        } catch (error) {
          signal.throwIfAborted();
          failures.push(error instanceof Error ? error : new Error(String(error)));
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await this.#index();
    this.#texts.forgetUnused();
    const [first] = failures;
    if (first !== undefined && costs.length === 0) throw new ScrapeError(first.message, { cause: first });
    if (first !== undefined)
      costs.push(noted(`${failures.length} of ${targets.length} exporters do not answer: ${first.message}`));
    return costs;
  }

  async #scrape(target: ScrapeTarget, signal: AbortSignal): Promise<ReadCost> {
    const { read, wants, monotonicMs } = this.#options;
    const startedAt = monotonicMs();
    const text = await read(target, signal);
    const { samples, cut } = await this.#reading.run(async (turn) => {
      const options = { wants, samplesAtMost: SAMPLES_AT_MOST, texts: this.#texts };
      const exposed = await turn.through(expositionInSteps(text, options));
      const key = keyOf(target);
      let held = this.#rates.get(key);
      if (held === undefined) this.#rates.set(key, (held = { rates: new TargetRates(), names: exposed.names }));
      held.names = exposed.names;
      const extent = exposed.cut ? 'cut' : 'whole';
      await turn.through(held.rates.taking(scraped(exposed.samples, target), startedAt, extent));
      return exposed;
    });
    const query = `${target.namespace}/${target.pod}:${target.port}${target.path}`;
    const warnings = cut ? [`${query} has more than ${SAMPLES_AT_MOST} samples`] : [];
    return {
      query,
      durationMs: monotonicMs() - startedAt,
      series: samples.length,
      bytes: Buffer.byteLength(text),
      warnings,
    };
  }

  metricNames(): Promise<ReadonlySet<string>> {
    const names = new Set<string>();
    for (const held of this.#rates.values()) for (const name of held.names) names.add(name);
    return Promise.resolve(names);
  }

  labelNames(metric: string, where: readonly Matcher[]): Promise<ReadonlySet<string>> {
    const labels = new Set<string>();
    const conditions = where.map(matches);
    for (const series of this.#series.get(metric) ?? [])
      if (conditions.every((holds) => holds(series.labels)))
        for (const label of Object.keys(series.labels)) labels.add(label);
    return Promise.resolve(labels);
  }

  intervalSeconds(): Promise<number> {
    return Promise.resolve(this.#options.intervalSeconds);
  }

  async read(query: SignalQuery, _windowSeconds: number, onRow: (row: Row) => void): Promise<ReadCost> {
    const startedAt = this.#options.monotonicMs();
    const evaluation = new Evaluation(query);
    const turn = new Turn();
    for (const rate of this.#series.get(query.metric) ?? []) {
      evaluation.add(rate);
      if (turn.isOver) await turn.next();
    }
    let series = 0;
    for (const row of evaluation.rows()) {
      onRow(row);
      series += 1;
      if (turn.isOver) await turn.next();
    }
    const durationMs = this.#options.monotonicMs() - startedAt;
    return { query: query.metric, durationMs, series, bytes: 0, warnings: [] };
  }

  close(): Promise<void> {
    this.#rates.clear();
    this.#series.clear();
    return Promise.resolve();
  }

  async #index(): Promise<void> {
    const now = this.#options.monotonicMs();
    const series = new Map<string, SeriesRate[]>();
    const turn = new Turn();
    for (const { rates } of this.#rates.values()) {
      for (const rate of rates.rates(now)) {
        const held = series.get(rate.name);
        if (held === undefined) series.set(rate.name, [rate]);
        else held.push(rate);
        if (turn.isOver) await turn.next();
      }
    }
    this.#series = series;
  }

  #forget(kept: ReadonlySet<string>): void {
    for (const key of this.#rates.keys()) if (!kept.has(key)) this.#rates.delete(key);
  }
}

const keyOf = ({ uid, port, path }: ScrapeTarget): string => `${uid}:${port}${path}`;

/** As a Prometheus would have them: with the names of pod and namespace that were scraped, whose own labels step aside. */
function* scraped(samples: Iterable<ExposedSample>, target: ScrapeTarget): Generator<ExposedSample, void> {
  for (const { name, labels, value } of samples) yield { name, labels: labelsOf(labels, target), value };
}

function labelsOf(labels: Labels, { namespace, pod }: ScrapeTarget): Labels {
  const own: Record<string, string> = { ...labels, namespace, pod };
  if (labels['namespace'] !== undefined) own['exported_namespace'] = labels['namespace'];
  if (labels['pod'] !== undefined) own['exported_pod'] = labels['pod'];
  return own;
}

function noted(warning: string): ReadCost {
  return { query: '', durationMs: 0, series: 0, bytes: 0, warnings: [warning] };
}
