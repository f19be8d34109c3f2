import type { GraphParameters } from './ApiClient.ts';

/** Keys of the query cache. Equal parameters give equal keys. */
export const queryKeys = {
  status: () => ['status'] as const,
  namespaces: () => ['namespaces'] as const,
  graph: (parameters: GraphParameters) =>
    [
      'graph',
      {
        namespaces: parameters.namespaces,
        level: parameters.level ?? 'auto',
        open: parameters.open ?? [],
        hide: parameters.hide ?? [],
        focus: parameters.focus ?? null,
        steps: parameters.focus === undefined ? null : [parameters.upstream ?? 1, parameters.downstream ?? 1],
        path: parameters.path ?? [],
      },
    ] as const,
  find: (query: string, namespaces: readonly string[]) => ['find', { query, namespaces }] as const,
  labelKeys: (namespaces: readonly string[]) => ['label-keys', { namespaces }] as const,
  labelled: (key: string, namespaces: readonly string[]) => ['labelled', { key, namespaces }] as const,
  findValues: (field: string, typed: string, namespaces: readonly string[]) =>
    ['find-values', { field, typed, namespaces }] as const,
  services: (namespaces: readonly string[]) => ['services', { namespaces }] as const,
  service: (id: string) => ['service', id] as const,
  /** What a client at `from` reaches of a service, as of one revision. */
  reach: (id: string, from: string, revision: number) => ['reach', id, from, revision] as const,
  vantages: (text: string) => ['vantages', text] as const,
  /** Read from the cluster for a person, and dropped with the view. */
  live: (kind: 'events' | 'yaml' | 'log', of: readonly (string | boolean | undefined)[]) =>
    ['live', kind, ...of] as const,
  /** Calls of an edge or a node over a range. */
  traffic: (id: string, range: string) => ['traffic', id, range] as const,
  cache: () => ['cache'] as const,
};
