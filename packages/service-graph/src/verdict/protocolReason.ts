import type { EpochSeconds, Reason, Since } from '@fairlead/model';
import type { GraphReason, GraphSince } from '../types.ts';

/** The English sentence about a reason. Handed in, so that this package needs no catalogue of texts. */
export type Describe = (reason: Reason) => string;

/** ISO 8601 in UTC. */
export function isoTime(seconds: EpochSeconds): string {
  return new Date(seconds * 1000).toISOString();
}

export function protocolSince(since: Since | undefined): GraphSince | null {
  return since === undefined ? null : { at: isoTime(since.at), basis: since.basis };
}

/** A reason as the HTTP API tells it. */
export function protocolReason(reason: Reason, describe: Describe): GraphReason {
  const facts = Object.entries(reason.facts).map(([name, value]) => [
    name,
    typeof value === 'object' && value !== null ? [...value] : value,
  ]);
  return {
    id: reason.id,
    level: reason.level,
    message: describe(reason),
    facts: Object.fromEntries(facts),
    cause: reason.cause === undefined ? null : { reason: reason.cause.reason, subject: reason.cause.subject },
    since: protocolSince(reason.since),
    ...(reason.shared === undefined ? {} : { shared: protocolReason(reason.shared, describe) }),
  };
}
