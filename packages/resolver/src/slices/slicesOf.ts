import { objectKey, type IpFamily, type ServiceRecord } from '@fairlead/model';
import type { Slice, SliceEndpoint, SlicePort } from '../answer.ts';
import { portSetKey, slicePorts } from '../rules/slicePorts.ts';
import { endpointOf, type PodListing } from './listPod.ts';

/**
 * The slices of a service with a selector: endpoints of one family with the same set of ports form one (R19,
 * docs/resolution.md), and a family without any endpoint has exactly one empty slice (R20). Never cut into chunks (R26).
 */
export function slicesOf(
  service: ServiceRecord,
  families: readonly IpFamily[],
  listings: readonly PodListing[],
): readonly Slice[] {
  const key = objectKey(service);
  const slices: Slice[] = [];
  for (const family of families) {
    const bySet = new Map<string, { readonly ports: readonly SlicePort[]; readonly endpoints: SliceEndpoint[] }>();
    for (const listing of listings) {
      const addresses = listing.addresses.get(family);
      if (addresses === undefined) continue;
      const ports = slicePorts(listing.ports);
      const set = portSetKey(ports);
      let slice = bySet.get(set);
      if (slice === undefined) bySet.set(set, (slice = { ports, endpoints: [] }));
      slice.endpoints.push(endpointOf(service, listing, addresses));
    }
    if (bySet.size === 0) slices.push({ service: key, addressType: family, ports: [], endpoints: [] });
    for (const slice of bySet.values()) slices.push({ service: key, addressType: family, ...slice });
  }
  return slices;
}
