import { distancesFrom } from './Connections.ts';
import type { Connections } from './Connections.ts';

/** A node and how far one looks from it. */
export interface Around {
  readonly id: string;
  /** Steps against the arrows: who calls it, who calls those. */
  readonly upstream: number;
  /** Steps along the arrows: whom it calls. */
  readonly downstream: number;
}

/** The nodes around one, itself included. A service and its workload are one step. */
export function neighbourhood(connections: Connections, { id, upstream, downstream }: Around): ReadonlySet<string> {
  return new Set([
    ...distancesFrom(connections, id, 'upstream', upstream).keys(),
    ...distancesFrom(connections, id, 'downstream', downstream).keys(),
  ]);
}
