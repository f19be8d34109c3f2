import type { PlacedNode } from './content.ts';
import { namespaceId } from './ids.ts';
import type { Level } from './types.ts';

export interface Placing {
  readonly level: Level;
  readonly namespaces: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
}

/**
 * The id of what a node is drawn as: itself, the aggregate it is folded into, or `undefined` outside the chosen namespaces.
 * An aggregate that is `open` shows all it holds, in full.
 */
export function placeOf(placed: PlacedNode, { level, namespaces, open }: Placing): string | undefined {
  const { namespace } = placed.node;
  if (namespaces.size > 0 && (namespace === null || !namespaces.has(namespace))) return undefined;
  // Hosts outside and unknown callers belong to no aggregate.
  if (namespace === null) return placed.id;
  const aggregate = aggregateOf(placed, level, namespace);
  return aggregate === undefined || open.has(aggregate) ? placed.id : aggregate;
}

function aggregateOf(placed: PlacedNode, level: Level, namespace: string): string | undefined {
  switch (level) {
    case 'namespace':
      return namespaceId(namespace);
    case 'app':
      return placed.app;
    case 'workload':
      return placed.workload;
    case 'service':
      return undefined;
  }
}
