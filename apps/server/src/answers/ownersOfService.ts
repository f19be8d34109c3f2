import { OWNERS_AT_MOST } from '@fairlead/protocol';
import type { Owner, ServiceRow } from '@fairlead/protocol';
import { publishingSelector } from '@fairlead/resolver';
import type { ServiceAnswer } from '@fairlead/resolver';
import { isRead } from '@fairlead/service-graph';
import type { Freshness } from '@fairlead/service-graph';

/**
 * The workloads of the selected pods, by kind and name; the first few, and how many there are. `null` if pods have not been read or may
 * not be, and for a service whose pods are not ours to find (no selector).
 */
export function ownersOfService(
  { service, pods }: Pick<ServiceAnswer, 'service' | 'pods'>,
  freshness: Pick<Freshness, 'pods'>,
): Pick<ServiceRow, 'owners' | 'ownersTotal'> {
  if (publishingSelector(service) === undefined || !isRead(freshness.pods)) return { owners: null, ownersTotal: null };
  const owners = new Map<string, Owner>();
  for (const { workload } of pods) {
    const { kind, name } = workload;
    owners.set(`${kind}/${name}`, { kind, name });
  }
  const first = [...owners.keys()].sort().slice(0, OWNERS_AT_MOST);
  return { owners: first.flatMap((id) => owners.get(id) ?? []), ownersTotal: owners.size };
}
