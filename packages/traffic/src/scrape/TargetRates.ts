import type { Labels } from '@fairlead/model';
import type { ExposedSample } from './exposition.ts';

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
  readonly values: ReadonlyMap<string, number>;
}

/** Rates that are older than this many seconds are no rates of now. */
const LASTS_SECONDS = 45;

/**
 * Rates of one target from its last two scrapes. A counter that falls has begun anew: what it holds now came since. One that is
 * new while its target was there before began at zero, unless the scrape before was cut and may have left it out. After a scrape that failed the next one counts over the longer time, so
 * that a gap makes no spike; until then the last rates hold for a while.
 */
export class TargetRates {
  #last: Scrape | undefined;
  #rates: readonly SeriesRate[] = [];
  #ratesAtMs = 0;

  /** Takes a scrape in; the time is of a clock that never goes back. */
  take(samples: readonly ExposedSample[], atMs: number, extent: Extent = 'whole'): void {
    const values = new Map<string, number>();
    const rates: SeriesRate[] = [];
    const before = this.#last;
    const seconds = before === undefined ? 0 : (atMs - before.atMs) / 1000;
    for (const { name, labels, value } of samples) {
      if (!Number.isFinite(value)) continue;
      const key = seriesKey(name, labels);
      // The same series twice is a fault of the exporter; the first counts.
      if (values.has(key)) continue;
      values.set(key, value);
      if (before === undefined || seconds <= 0) continue;
      const held = before.values.get(key) ?? (before.extent === 'whole' ? 0 : undefined);
      if (held === undefined) continue;
      rates.push({ name, labels, perSecond: (value >= held ? value - held : value) / seconds });
    }
    this.#last = { atMs, extent, values };
    if (seconds <= 0) return;
    this.#rates = rates;
    this.#ratesAtMs = atMs;
  }

  /** The rates, as long as they are of now. */
  rates(nowMs: number): readonly SeriesRate[] {
    return nowMs - this.#ratesAtMs <= LASTS_SECONDS * 1000 ? this.#rates : [];
  }
}

function seriesKey(name: string, labels: Labels): string {
  let key = name;
  for (const label of Object.keys(labels).sort()) key += `\n${label}\n${labels[label]}`;
  return key;
}
