import { objectKey } from '@fairlead/model';
import type { ObjectKey } from '@fairlead/model';
import type { ServiceRow } from '@fairlead/protocol';
import type { ServiceGraph } from '@fairlead/service-graph';
import type { ServiceRows } from '../feeds/serviceRows.ts';

/** What rows say of calls to their service; it changes without a look at the service. */
export class CallRows {
  readonly #graph: ServiceGraph;
  readonly #rows: ServiceRows;
  /** Ids of services whose row is to say something else. */
  readonly #stale = new Set<string>();
  /** Who calls whom is known; before, no figure is better than zero. */
  #isKnown = false;

  constructor(graph: ServiceGraph, rows: ServiceRows) {
    this.#graph = graph;
    this.#rows = rows;
  }

  get isEmpty(): boolean {
    return this.#stale.size === 0;
  }

  /** Who is not called is known to be called by nobody. */
  becameKnown(): void {
    if (this.#isKnown) return;
    this.#isKnown = true;
    for (const { id } of this.#rows.values()) this.#stale.add(id);
  }

  of(id: string): Pick<ServiceRow, 'callers' | 'traffic'> {
    const inbound = this.#graph.inbound(id);
    if (inbound !== undefined) return inbound;
    return { callers: this.#isKnown ? 0 : null, traffic: null };
  }

  /** Puts rows whose calls differ, as long as there is time (by `performance.now()`); the services they are of. */
  refreshSome(endAt: number): ObjectKey[] {
    const touched: ObjectKey[] = [];
    for (const id of this.#graph.takeInboundChanged()) this.#stale.add(id);
    for (const id of this.#stale) {
      this.#stale.delete(id);
      const row = this.#rows.get(id);
      if (row !== undefined) {
        this.#rows.put({ ...row, ...this.of(id) });
        touched.push(objectKey(row));
      }
      if (performance.now() > endAt) break;
    }
    return touched;
  }
}
