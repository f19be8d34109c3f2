import type { Labels } from '@fairlead/model';

/** One series of a target, the same from scrape to scrape. */
export interface Series {
  readonly name: string;
  readonly labels: Labels;
  /** As it was told last. */
  value: number;
}

/**
 * The series that the last scrape of a target told, found by a number made of name and labels: as texts, the keys of a mesh take several times
 * what its values do.
 */
export class SeriesTable {
  #last = new Map<number, Series>();
  #next = new Map<number, Series>();

  /** A scrape begins: what it tells replaces, at its end, what the last one told. */
  begin(): void {
    this.#next = new Map();
  }

  end(): void {
    this.#last = this.#next;
    this.#next = new Map();
  }

  /** Takes a series of the scrape; `undefined` if it has been taken already. `before`: its value in the last one. */
  take(
    name: string,
    labels: Labels,
    value: number,
  ): { readonly series: Series; readonly before: number | undefined } | undefined {
    const hash = hashOf(name, labels);
    const place = placeIn(this.#next, hash, name, labels);
    if (this.#next.has(place)) return undefined;
    const held = this.#last.get(placeIn(this.#last, hash, name, labels));
    const before = held?.value;
    const series = held ?? { name, labels, value };
    series.value = value;
    this.#next.set(place, series);
    return { series, before };
  }
}

/** Where a series is, or would be: behind others of the same hash. */
function placeIn(map: ReadonlyMap<number, Series>, hash: number, name: string, labels: Labels): number {
  let place = hash;
  for (let held = map.get(place); held !== undefined && !isOf(held, name, labels); held = map.get(place)) {
    place = (place + 1) & LARGEST;
  }
  return place;
}

function isOf(series: Series, name: string, labels: Labels): boolean {
  if (series.name !== name) return false;
  let count = 0;
  for (const label in labels) {
    if (labels[label] !== series.labels[label]) return false;
    count += 1;
  }
  for (const label in series.labels) if (Object.hasOwn(series.labels, label)) count -= 1;
  return count === 0;
}

/** Small integers, which a map holds without a box. */
const LARGEST = 0x3fff_ffff;

/** The same whatever the order of labels. */
function hashOf(name: string, labels: Labels): number {
  let hash = hashText(name, 17);
  for (const label in labels) hash = (hash + hashText(labels[label] ?? '', hashText(label, 31))) | 0;
  return (hash ^ (hash >>> 15)) & LARGEST;
}

function hashText(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  return hash ^ (hash >>> 13);
}
