import type { GraphParameters } from './ApiClient.ts';

/** Keys of the query cache. Equal parameters give equal keys. */
export const queryKeys = {
  status: () => ['status'] as const,
  namespaces: () => ['namespaces'] as const,
  graph: (parameters: GraphParameters) =>
    [
      'graph',
      { namespaces: parameters.namespaces, level: parameters.level ?? 'auto', open: parameters.open ?? [] },
    ] as const,
  services: (namespaces: readonly string[]) => ['services', { namespaces }] as const,
  service: (id: string) => ['service', id] as const,
  cache: () => ['cache'] as const,
};
