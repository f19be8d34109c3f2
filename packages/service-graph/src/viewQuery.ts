import type { Level } from './types.ts';

/** Which part of the graph to draw and how much folded together (docs/api.md, Graph). */
export interface ViewQuery {
  /** Only these namespaces; empty for all. */
  readonly namespaces: readonly string[];
  /** `auto`: the finest of `service`, `app` and `namespace` that fits `budget`. */
  readonly level: Level | 'auto';
  /** Ids of aggregates to show in full. */
  readonly open: readonly string[];
  /** Nodes and edges at most, for `auto`. */
  readonly budget: number;
}

/** The ids of the query parameters a view depends on, so that equal views can be shared. */
export function viewKey({ namespaces, level, open, budget }: ViewQuery): string {
  const sorted = (list: readonly string[]): string[] => [...new Set(list)].sort();
  return JSON.stringify([sorted(namespaces), level, sorted(open), level === 'auto' ? budget : 0]);
}
