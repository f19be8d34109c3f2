import type { ServiceRow, Services, ServicesDelta } from '@fairlead/protocol';
import { spanOf } from './foldDeltas.ts';
import type { InTurn } from './foldDeltas.ts';
import { applyKeyed, foldKeyed } from '../collections/keyed.ts';
import { RevisionGapError } from './revisionGap.ts';

/** Rows put and dropped with the effect of several deltas in turn. @throws RevisionGapError when they do not join. */
export function foldServicesDeltas(...inTurn: InTurn<ServicesDelta>): ServicesDelta {
  const { sentAt } = inTurn.at(-1) ?? inTurn[0];
  return { ...foldKeyed<ServiceRow>(...inTurn), ...spanOf(...inTurn), sentAt };
}

/** The rows after a delta, in the order of ids. @throws RevisionGapError when it does not start where they stand. */
export function applyServicesDelta(services: Services, delta: ServicesDelta): Services {
  if (delta.from !== services.revision) throw new RevisionGapError(services.revision, delta.from);
  return { ...services, revision: delta.to, items: applyKeyed(services.items, delta) };
}
