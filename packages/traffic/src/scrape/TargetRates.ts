import type { Labels } from '@fairlead/model';
import type { ExposedSample } from './exposition.ts';
import { SeriesTable } from './SeriesTable.ts';

/** How fast one counter of one target rises. */
export interface SeriesRate {
  readonly name: string;
  readonly labels: Labels;
  readonly perSecond: number;
}

/** Whether a scrape holds all samples of its target. */
type Extent = 'whole' | 'cut';

interface Scrape {
  readonly atMs: number;
  readonly extent: Extent;
}

/** Rates that are older than this many seconds are no rates of now. */
const LASTS_SECONDS = 45;
/** Samples taken in one step. */
const SAMPLES_PER_STEP = 50;

/**
 * Rates of one target from its last two scrapes. A counter that falls has begun anew: what it holds now came since. One that is
 * new while its target was there before began at zero, unless the scrape before was cut and may have left it out. After a scrape that failed the next one counts over the longer time, so
 * that a gap makes no spike; until then the last rates hold for a while.
 */
export class TargetRates {
  #last: Scrape | undefined;
  /** Of the last scrape. */
  readonly #series = new SeriesTable();
  #rates: readonly SeriesRate[] = [];
  #ratesAtMs = 0;

  /** Takes a scrape in; the time is of a clock that never goes back. */
  take(samples: Iterable<ExposedSample>, atMs: number, extent: Extent = 'whole'): void {
    Array.from(this.taking(samples, atMs, extent));
  }

  /** The same in steps. Nothing else may be taken before the last one. */
  *taking(samples: Iterable<ExposedSample>, atMs: number, extent: Extent): Generator<undefined, void> {
    const rates: SeriesRate[] = [];
    const before = this.#last;
    const seconds = before === undefined ? 0 : (atMs - before.atMs) / 1000;
    let count = 0;
    this.#series.begin();
    for (const { name, labels, value } of samples) {
      count += 1;
      if (count % SAMPLES_PER_STEP === 0) yield;
      if (!Number.isFinite(value)) continue;
      const taken = this.#series.take(name, labels, value);
      // The same series twice is a fault of the exporter; the first counts.
      if (taken === undefined || before === undefined || seconds <= 0) continue;
      const held = taken.before ?? (before.extent === 'whole' ? 0 : undefined);
      if (held === undefined) continue;
      const perSecond = (value >= held ? value - held : value) / seconds;
      rates.push({ name: taken.series.name, labels: taken.series.labels, perSecond });
    }
    this.#series.end();
    this.#last = { atMs, extent };
    if (seconds <= 0) return;
    this.#rates = rates;
    this.#ratesAtMs = atMs;
  }

  /** The rates, as long as they are of now. */
  rates(nowMs: number): readonly SeriesRate[] {
    return nowMs - this.#ratesAtMs <= LASTS_SECONDS * 1000 ? this.#rates : [];
  }
}
