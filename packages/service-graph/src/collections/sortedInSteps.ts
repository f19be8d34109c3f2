import { compareIds } from './keyed.ts';
import type { Keyed } from './keyed.ts';

/** Items that are sorted, or merged, between two steps. */
const PER_STEP = 256;

/** The items in the order of their ids, as a new list, in steps: for so many that sorting them at once would take too long. */
export function* sortedInSteps<T extends Keyed>(items: readonly T[]): Generator<void, T[]> {
  let runs: T[][] = [];
  for (let at = 0; at < items.length; at += PER_STEP) {
    runs.push(items.slice(at, at + PER_STEP).sort((left, right) => compareIds(left.id, right.id)));
    yield;
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < runs.length; at += 2) merged.push(yield* merge(runs[at] ?? [], runs[at + 1] ?? []));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merge<T extends Keyed>(left: readonly T[], right: readonly T[]): Generator<void, T[]> {
  const merged: T[] = [];
  let [fromLeft, fromRight] = [0, 0];
  for (;;) {
    const [one, other] = [left[fromLeft], right[fromRight]];
    if (one === undefined || other === undefined) break;
    if (compareIds(one.id, other.id) <= 0) {
      merged.push(one);
      fromLeft += 1;
    } else {
      merged.push(other);
      fromRight += 1;
    }
    if (merged.length % PER_STEP === 0) yield;
  }
  return [...merged, ...left.slice(fromLeft), ...right.slice(fromRight)];
}
