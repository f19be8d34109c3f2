const KINDS = ['namespace/', 'app/', 'workload/'] as const;

/** True for an id of something that can be opened on the map. */
export function isAggregate(id: string): boolean {
  return KINDS.some((kind) => id.startsWith(kind) && id.length > kind.length);
}
