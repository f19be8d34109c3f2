import type { Level } from '../types.ts';
import type { ViewFilter } from './viewFilter.ts';

/** Which part of the graph to draw and how much folded together (docs/api.md, Graph). */
export interface ViewQuery {
  /** Only these namespaces; empty for all. */
  readonly namespaces: readonly string[];
  /** `auto`: the finest of `service`, `app` and `namespace` that fits `budget`. */
  readonly level: Level | 'auto';
  /** Ids of aggregates to show in full, the most important first. */
  readonly open: readonly string[];
  /** Nodes and edges at most; `Infinity` draws a level that is asked for by name whatever it takes. */
  readonly budget: number;
  /** What is taken out of the picture. */
  readonly filter?: ViewFilter | undefined;
}

/** The ids of the query parameters a view depends on, so that equal views can be shared. */
export function viewKey({ namespaces, level, open, budget, filter }: ViewQuery): string {
  return JSON.stringify([
    [...new Set(namespaces)].sort(),
    level,
    [...new Set(open)],
    Number.isFinite(budget) ? budget : 0,
    filter?.key ?? '',
  ]);
}
