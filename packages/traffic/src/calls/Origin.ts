import type { Labels } from '@fairlead/model';
import { oneOf } from '../telemetry/promql.ts';
import type { Matcher, Signal, SignalQuery } from '../telemetry/telemetry.ts';

/** More values of one label than these are not named one by one, unless it is told otherwise. */
const VALUES_AT_MOST = 8;

/**
 * Labels that tell what happened, not between whom. Which workload answered belongs to it: a call that failed on the way has none,
 * and those of a service change with its rollouts.
 */
const OUTCOMES: ReadonlySet<string> = new Set([
  'le',
  'reporter',
  'role',
  'side',
  'status',
  'code',
  'status_code',
  'http_status_code',
  'http_status',
  'response_code',
  'response_flags',
  'grpc_status',
  'grpc_status_code',
  'grpc_response_status',
  'http_response_status_code',
  'rpc_grpc_status_code',
  'rpc_response_status_code',
  'error_type',
  'envoy_response_code_class',
  'classification',
  'failed',
  'direction',
  'destination_workload',
  'destination_workload_namespace',
]);

/**
 * The series that a call was made of: for each label the values they had, so that they can be asked for again by themselves.
 * There is one for each of tens of thousands of calls, nearly all of which are made of series with the same names at both ends: the labels of the
 * first series are kept as they came, and beside them only what others have different.
 */
export class Origin {
  #first: Labels | undefined;
  #firstBy: readonly string[] = [];
  /** `undefined`: too many values to name. */
  #others: Map<string, string[] | undefined> | undefined;

  /** The series of several calls, to be asked for together: each label has as many values as there may be calls. */
  static ofAll(origins: readonly Origin[]): Origin {
    const all = new Origin();
    for (const origin of origins) all.merge(origin, Math.max(origins.length, VALUES_AT_MOST));
    return all;
  }

  add({ query }: Pick<Signal, 'query'>, labels: Labels, valuesAtMost = VALUES_AT_MOST): void {
    if (this.#first === undefined) {
      this.#first = labels;
      this.#firstBy = query.by;
      return;
    }
    for (const label of query.by) {
      if (OUTCOMES.has(label)) continue;
      const value = labels[label] ?? '';
      if (this.#firstBy.includes(label) ? (this.#first[label] ?? '') !== value : true)
        this.#put(label, value, valuesAtMost);
    }
  }

  #put(label: string, value: string, atMost: number): void {
    const others = (this.#others ??= new Map());
    const held = others.get(label);
    if (held === undefined) {
      if (!others.has(label)) others.set(label, [value]);
    } else if (!held.includes(value)) {
      if (held.length < atMost) held.push(value);
      else others.set(label, undefined);
    }
  }

  /** The values of a label; `undefined` if there are too many, or none is known. */
  #values(label: string): string[] | undefined {
    const isFirst = this.#firstBy.includes(label) && !OUTCOMES.has(label);
    const first = isFirst ? [this.#first?.[label] ?? ''] : [];
    if (this.#others?.has(label) !== true) return isFirst ? first : undefined;
    const others = this.#others.get(label);
    return others === undefined ? undefined : [...new Set([...first, ...others])];
  }

  /** Takes over the values of another: both are asked for together then. */
  merge(other: Origin, valuesAtMost = VALUES_AT_MOST): void {
    if (other.#first === undefined) return;
    this.add({ query: { metric: '', by: other.#firstBy } }, other.#first, valuesAtMost);
    for (const [label, values] of other.#others ?? []) {
      if (values === undefined) (this.#others ??= new Map()).set(label, undefined);
      else for (const value of values) this.#put(label, value, valuesAtMost);
    }
  }

  /** The query narrowed down to these series. */
  narrow(query: SignalQuery): SignalQuery {
    const matchers: Matcher[] = [];
    for (const label of query.by) {
      const values = this.#values(label);
      if (values !== undefined) matchers.push(oneOf(label, values.sort()));
    }
    return { ...query, where: [...(query.where ?? []), ...matchers] };
  }
}
