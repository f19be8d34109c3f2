import type { ServiceRow, ServicesDelta } from '@fairlead/protocol';

/** Whole rows to put and ids to drop. */
export type RowChanges = Pick<ServicesDelta, 'upsert' | 'remove'>;

const byId = (left: { readonly id: string }, right: { readonly id: string }): number =>
  left.id < right.id ? -1 : left.id > right.id ? 1 : 0;

/** The row of every service, and which of them changed since the last revision. */
export class ServiceRows {
  readonly #rows = new Map<string, { readonly row: ServiceRow; readonly json: string }>();
  readonly #changed = new Set<string>();

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): ServiceRow | undefined {
    return this.#rows.get(id)?.row;
  }

  /** In no particular order. */
  values(): ServiceRow[] {
    return Array.from(this.#rows.values(), ({ row }) => row);
  }

  /** The rows of some namespaces in the order of ids; of all if none is named. */
  of(namespaces: ReadonlySet<string>): ServiceRow[] {
    return this.values()
      .filter(({ namespace }) => namespaces.size === 0 || namespaces.has(namespace))
      .sort(byId);
  }

  put(row: ServiceRow): void {
    const json = JSON.stringify(row);
    if (this.#rows.get(row.id)?.json === json) return;
    this.#rows.set(row.id, { row, json });
    this.#changed.add(row.id);
  }

  drop(id: string): void {
    if (this.#rows.delete(id)) this.#changed.add(id);
  }

  /** What changed since the last call, in the order of ids. */
  take(): RowChanges {
    const ids = [...this.#changed].sort();
    this.#changed.clear();
    return {
      upsert: ids.flatMap((id) => this.#rows.get(id)?.row ?? []),
      remove: ids.filter((id) => !this.#rows.has(id)),
    };
  }
}
