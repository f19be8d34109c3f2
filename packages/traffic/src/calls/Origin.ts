import type { Labels } from '@fairlead/model';
import { oneOf } from '../telemetry/promql.ts';
import type { Matcher, Signal, SignalQuery } from '../telemetry/telemetry.ts';

/** More values of one label than these are not named one by one. */
const VALUES_AT_MOST = 8;

/** Labels that tell what happened, not between whom. */
const OUTCOMES: ReadonlySet<string> = new Set([
  'le',
  'reporter',
  'role',
  'side',
  'status',
  'code',
  'status_code',
  'http_status',
  'response_code',
  'response_flags',
  'grpc_status',
  'grpc_status_code',
  'grpc_response_status',
  'http_response_status_code',
  'envoy_response_code_class',
  'classification',
  'failed',
  'direction',
]);

/** The series that a call was made of: for each label the values they had, so that they can be asked for again by themselves. */
export class Origin {
  /** `undefined`: too many values to name. */
  readonly #values = new Map<string, string | string[] | undefined>();

  add({ query }: Signal, labels: Labels): void {
    for (const label of query.by) {
      if (OUTCOMES.has(label)) continue;
      this.#put(label, labels[label] ?? '');
    }
  }

  #put(label: string, value: string): void {
    if (!this.#values.has(label)) {
      this.#values.set(label, value);
      return;
    }
    const held = this.#values.get(label);
    if (held === undefined || held === value) return;
    if (typeof held === 'string') this.#values.set(label, [held, value]);
    else if (!held.includes(value)) {
      if (held.length < VALUES_AT_MOST) held.push(value);
      else this.#values.set(label, undefined);
    }
  }

  /** Takes over the values of another: both are asked for together then. */
  merge(other: Origin): void {
    for (const [label, values] of other.#values) {
      if (values === undefined) this.#values.set(label, undefined);
      else for (const value of [values].flat()) this.#put(label, value);
    }
  }

  /** The query narrowed down to these series. */
  narrow(query: SignalQuery): SignalQuery {
    const matchers: Matcher[] = [];
    for (const label of query.by) {
      const values = this.#values.get(label);
      if (values !== undefined) matchers.push(oneOf(label, [values].flat().sort()));
    }
    return { ...query, where: [...(query.where ?? []), ...matchers] };
  }
}
