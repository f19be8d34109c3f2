import type { IpFamily, PodRecord, ServiceRecord } from '@fairlead/model';
import type { EndpointConditions, SliceEndpoint } from '../answer.ts';
import { endpointConditions } from '../rules/endpointConditions.ts';
import { endpointHostname } from '../rules/endpointHostname.ts';
import { isFinished } from '../rules/isFinished.ts';
import { nodeAllowsListing, zoneOf, type NodeOfPod } from '../rules/nodeOfPod.ts';
import { podAddresses } from '../rules/podAddresses.ts';
import { resolvePorts, type ResolvedPort } from '../rules/slicePorts.ts';

/** A selected pod on its way into slices. */
export interface PodListing {
  readonly pod: PodRecord;
  readonly node: NodeOfPod;
  readonly finished: boolean;
  readonly ports: readonly ResolvedPort[];
  /** Addresses per family in which the pod is listed; empty if it is in no slice. */
  readonly addresses: ReadonlyMap<IpFamily, readonly string[]>;
  readonly conditions: EndpointConditions;
}

/** In which families a selected pod is listed, and how (R6 to R16, docs/resolution.md). */
export function listPod(
  service: ServiceRecord,
  families: readonly IpFamily[],
  pod: PodRecord,
  node: NodeOfPod,
): PodListing {
  const finished = isFinished(pod);
  const addresses = new Map<IpFamily, readonly string[]>();
  if (!finished && nodeAllowsListing(service, node)) {
    for (const family of families) {
      const found = podAddresses(pod, family);
      if (found.length > 0) addresses.set(family, found);
    }
  }
  return {
    pod,
    node,
    finished,
    ports: resolvePorts(service, pod),
    addresses,
    conditions: endpointConditions(service, pod),
  };
}

/** The endpoint a listed pod becomes in one family (R11, R13, R21 to R24, docs/resolution.md). */
export function endpointOf(service: ServiceRecord, listing: PodListing, addresses: readonly string[]): SliceEndpoint {
  const { pod, node, conditions } = listing;
  const hostname = endpointHostname(service, pod);
  const zone = zoneOf(node);
  return {
    addresses,
    conditions,
    ...(hostname === undefined ? {} : { hostname }),
    ...(pod.nodeName === undefined ? {} : { nodeName: pod.nodeName }),
    ...(zone === undefined ? {} : { zone }),
    targetRef: { kind: 'Pod', namespace: pod.namespace, name: pod.name, uid: pod.uid },
  };
}
