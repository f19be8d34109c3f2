import type { Reason, ReasonId, Since } from '@fairlead/model';
import type { Gate, GateKind } from '../answer.ts';

/** What the API tells about a gate. */
interface Details {
  readonly since?: Since | undefined;
  readonly detail?: string | undefined;
  readonly reason?: Reason | undefined;
}

/** Builds a gate; without details the API tells nothing about it. */
export function gate(kind: GateKind, name: string | undefined, state: Gate['state'], details: Details = {}): Gate {
  const { since, detail, reason } = details;
  return { id: name === undefined ? kind : `${kind}/${name}`, kind, name, state, since, detail, reason };
}

/** The first reason with one of some ids. */
export function findReason(reasons: readonly Reason[], ...ids: readonly ReasonId[]): Reason | undefined {
  return reasons.find(({ id }) => ids.includes(id));
}
