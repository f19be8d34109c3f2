import type { Labels } from '@fairlead/model';

/**
 * The one key by which labels miss a selector; `undefined` if they satisfy it or miss it by more. Every pod misses a selector
 * of a single pair by one key, so there the pod has to have the key at least: it then differs in the value.
 */
export function missedKey(labels: Labels, selector: Labels): string | undefined {
  let missed: string | undefined;
  let satisfied = 0;
  for (const key in selector) {
    if (labels[key] === selector[key]) satisfied++;
    else if (missed !== undefined) return undefined;
    else missed = key;
  }
  if (missed === undefined) return undefined;
  return satisfied > 0 || labels[missed] !== undefined ? missed : undefined;
}
