import type { ContentChanges, ViewFilter } from '@fairlead/service-graph';

/** Takes out what any of some filters takes out; `undefined` without any. */
export function anyFilter(filters: readonly ViewFilter[]): ViewFilter | undefined {
  if (filters.length < 2) return filters[0];
  return {
    key: JSON.stringify(filters.map(({ key }) => key)),
    hidesNode: (placed) => filters.some((filter) => filter.hidesNode(placed)),
    hidesEdge: (edge) => filters.some((filter) => filter.hidesEdge?.(edge) === true),
    update: (changes: ContentChanges) => {
      const nodes = new Set<string>();
      const edges = new Set<string>();
      for (const filter of filters) {
        const again = filter.update?.(changes);
        for (const id of again?.nodes ?? []) nodes.add(id);
        for (const id of again?.edges ?? []) edges.add(id);
      }
      return { nodes, edges };
    },
  };
}
