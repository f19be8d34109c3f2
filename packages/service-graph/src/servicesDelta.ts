import type { ServiceRow, Services, ServicesDelta } from '@fairlead/protocol';
import { applyKeyed, foldKeyed } from './keyed.ts';
import { RevisionGapError } from './revisionGap.ts';

/** Rows put and dropped with the effect of two deltas in turn. @throws RevisionGapError when they do not join. */
export function foldServicesDeltas(older: ServicesDelta, newer: ServicesDelta): ServicesDelta {
  if (older.to !== newer.from) throw new RevisionGapError(older.to, newer.from);
  return { ...foldKeyed<ServiceRow>(older, newer), from: older.from, to: newer.to, sentAt: newer.sentAt };
}

/** The rows after a delta, in the order of ids. @throws RevisionGapError when it does not start where they stand. */
export function applyServicesDelta(services: Services, delta: ServicesDelta): Services {
  if (delta.from !== services.revision) throw new RevisionGapError(services.revision, delta.from);
  return { ...services, revision: delta.to, items: applyKeyed(services.items, delta) };
}
