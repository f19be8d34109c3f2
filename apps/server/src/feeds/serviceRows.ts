import type { ServiceRow, ServicesDelta, VerdictCounts } from '@fairlead/protocol';
import { sameValue } from '@fairlead/service-graph';
import { SharedZones } from './SharedZones.ts';

/** Whole rows to put and ids to drop. */
export type RowChanges = Pick<ServicesDelta, 'upsert' | 'remove'>;

const noVerdicts = (): VerdictCounts => ({ ok: 0, degraded: 0, broken: 0, unknown: 0, 'at-rest': 0 });

/** The row of every service, and which of them changed since the last revision. */
export class ServiceRows {
  readonly #rows = new Map<string, ServiceRow>();
  readonly #changed = new Set<string>();
  /** By namespace. */
  readonly #verdicts = new Map<string, VerdictCounts>();
  readonly #zones = new SharedZones();

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): ServiceRow | undefined {
    return this.#rows.get(id);
  }

  /** In no particular order. */
  values(): Iterable<ServiceRow> {
    return this.#rows.values();
  }

  /** The rows of some namespaces, in no particular order; of all if none is named. */
  of(namespaces: ReadonlySet<string>): ServiceRow[] {
    const rows = [...this.#rows.values()];
    return namespaces.size === 0 ? rows : rows.filter(({ namespace }) => namespaces.has(namespace));
  }

  /** How many services of each verdict a namespace has, for every namespace that has any. */
  get verdicts(): ReadonlyMap<string, Readonly<VerdictCounts>> {
    return this.#verdicts;
  }

  put(row: ServiceRow): void {
    const before = this.#rows.get(row.id);
    if (before !== undefined && sameValue(before, row)) return;
    this.#rows.set(row.id, { ...row, zones: this.#zones.of(row.zones) });
    this.#changed.add(row.id);
    this.#count(row, 1);
    if (before !== undefined) this.#count(before, -1);
  }

  drop(id: string): void {
    const before = this.#rows.get(id);
    if (before === undefined) return;
    this.#rows.delete(id);
    this.#changed.add(id);
    this.#count(before, -1);
  }

  #count({ namespace, verdict }: ServiceRow, change: 1 | -1): void {
    const counts = this.#verdicts.get(namespace) ?? noVerdicts();
    counts[verdict] += change;
    if (Object.values(counts).some((count) => count > 0)) this.#verdicts.set(namespace, counts);
    else this.#verdicts.delete(namespace);
  }

  /** What changed since the last call, in the order of ids. */
  take(): RowChanges {
    const ids = [...this.#changed].sort();
    this.#changed.clear();
    return {
      upsert: ids.flatMap((id) => this.#rows.get(id) ?? []),
      remove: ids.filter((id) => !this.#rows.has(id)),
    };
  }
}
