import type { Labels } from './records.ts';

/** Whether two sets of labels say the same, whatever their order. Makes no lists: it is asked for every event. */
export function sameLabels(left: Labels | undefined, right: Labels | undefined): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined) return false;
  let keys = 0;
  for (const key in left) {
    if (left[key] !== right[key]) return false;
    keys += 1;
  }
  for (const _ in right) keys -= 1;
  return keys === 0;
}
