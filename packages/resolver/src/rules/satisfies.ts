import type { Labels } from '@fairlead/model';

/**
 * Whether labels satisfy every pair of a selector; equality only, case-sensitive (R4, docs/resolution.md). A service selects the pods of
 * its own namespace that do.
 */
export function satisfies(labels: Labels, selector: Labels): boolean {
  for (const key in selector) if (labels[key] !== selector[key]) return false;
  return true;
}
