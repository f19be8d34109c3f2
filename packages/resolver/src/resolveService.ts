import type { EpochSeconds, IpFamily, ServiceRecord } from '@fairlead/model';
import type { PodAnswer, PodPortAnswer, ServiceAnswer, ServicePortAnswer } from './answer.ts';
import { comparePods } from './byName.ts';
import { stuckFrom } from './reasons/pod/terminating.ts';
import { podReasons } from './reasons/pod/podReasons.ts';
import { serviceReasons } from './reasons/service/serviceReasons.ts';
import {
  deletionReasons,
  kindReasons,
  loadBalancerReasons,
  unpublishedReasons,
} from './reasons/service/specReasons.ts';
import { familiesOf } from './rules/families.ts';
import { countBackends, isReceiving } from './countBackends.ts';
import { isFinished } from './rules/isFinished.ts';
import { nodeOfPod, zoneOf } from './rules/nodeOfPod.ts';
import { publishingSelector } from './rules/publishesSlices.ts';
import { listPod, type PodListing } from './slices/listPod.ts';
import { slicesOf } from './slices/slicesOf.ts';
import { graceOf } from './traffic/grace.ts';
import { portBackends, portTraffic, worstTraffic, type PortBackends } from './traffic/portTraffic.ts';
import { sharedAddresses } from './traffic/sharedAddresses.ts';
import { workloadOf } from './workloadOf.ts';
import type { World } from './world/World.ts';

/** The whole answer for one service: a pure function of the objects in `world` and its time (docs/resolution.md). */
export function resolveService(service: ServiceRecord, world: World): ServiceAnswer {
  const selector = publishingSelector(service);
  if (selector === undefined) return unpublished(service, world);
  const families = familiesOf(service);
  const listings = world
    .podsSelected(service.namespace, selector)
    .toSorted(comparePods)
    .map((pod) => listPod(service, families, pod, nodeOfPod(pod, world)));
  const listed = listings.filter(({ addresses }) => addresses.size > 0);
  const perPort = service.ports.map((_, index) => portBackends(service, listed, index, world.nodeCount()));
  const backendsPerPort = perPort.length > 0 ? perPort : [portBackends(service, listed, undefined, world.nodeCount())];
  const pods = podAnswers(service, families, listings, listed, backendsPerPort, world);
  const backends = countBackends(pods);
  const context = {
    service,
    selector,
    families,
    listings,
    listed,
    pods,
    portBackends: backendsPerPort,
    backends,
    world,
  };
  return {
    service,
    slices: slicesOf(service, families, listings),
    families: families.map((family) => ({
      family,
      listed: listed.filter(({ addresses }) => addresses.has(family)).length,
    })),
    ports: portAnswers(service, listed, pods),
    pods,
    backends,
    reasons: serviceReasons(context),
    validUntil: validUntil(pods, world.now),
  };
}

/** A service that gets no slices (R2 and R3, docs/resolution.md). */
function unpublished(service: ServiceRecord, world: World): ServiceAnswer {
  const external = service.type === 'ExternalName';
  return {
    service,
    slices: [],
    families: external ? [] : familiesOf(service).map((family) => ({ family, listed: 0 })),
    ports: portAnswers(service, [], []),
    pods: [],
    backends: countBackends([]),
    reasons: [
      ...unpublishedReasons(service),
      ...deletionReasons(service, world),
      ...(external ? [] : [...kindReasons(service), ...loadBalancerReasons(service)]),
    ],
    validUntil: undefined,
  };
}

function podAnswers(
  service: ServiceRecord,
  families: readonly IpFamily[],
  listings: readonly PodListing[],
  listed: readonly PodListing[],
  backends: readonly PortBackends[],
  world: World,
): readonly PodAnswer[] {
  const shared = sharedAddresses(listed);
  return listings.map((listing) => {
    const isListed = listing.addresses.size > 0;
    const ports = listing.ports.map(({ port, target }, index): PodPortAnswer => {
      const at = backends[index];
      const traffic = isListed && at !== undefined ? portTraffic(service, listing, target, at) : 'none';
      return { name: port.name, protocol: port.protocol, port: port.port, target, traffic };
    });
    const [portless] = backends;
    const traffic =
      ports.length === 0 && isListed && portless !== undefined
        ? portTraffic(service, listing, 0, portless)
        : worstTraffic(ports.map((port) => port.traffic));
    const workload = workloadOf(listing.pod, world);
    const reasons = podReasons({
      service,
      families,
      listing,
      listed: isListed,
      workload,
      ports,
      traffic,
      shared: shared.get(listing) ?? [],
      scope: narrowestScope(listing, backends),
      now: world.now,
    });
    return {
      pod: listing.pod,
      zone: zoneOf(listing.node),
      workload,
      listed: isListed,
      conditions: isListed ? listing.conditions : undefined,
      ports,
      traffic,
      reasons,
      grace: graceOf(listing, traffic, world.now),
    };
  });
}

/** How far hints keep a pod on the ports where it is ready; its own node is narrower than its zone. */
function narrowestScope(listing: PodListing, backends: readonly PortBackends[]): PortBackends['scope'] {
  const { conditions, ports } = listing;
  if (!conditions.ready) return undefined;
  let narrowest: PortBackends['scope'];
  for (let index = 0; index < backends.length; index += 1) {
    const scope = backends[index]?.scope;
    if (ports[index]?.target === undefined) continue;
    if (scope === 'node') return scope;
    narrowest ??= scope;
  }
  return narrowest;
}

function portAnswers(
  service: ServiceRecord,
  listed: readonly PodListing[],
  pods: readonly PodAnswer[],
): readonly ServicePortAnswer[] {
  return service.ports.map(({ name, protocol, port, targetPort }, index) => ({
    name,
    protocol,
    port,
    targetPort,
    receiving: pods.filter((pod) => isReceiving(pod.ports[index]?.traffic)).length,
    unresolved: listed.length > 0 && listed.every(({ ports }) => ports[index]?.target === undefined),
  }));
}

/** The next moment at which time alone changes the answer: a grace ends, or a terminating pod begins to count as stuck. */
function validUntil(pods: readonly PodAnswer[], now: EpochSeconds): EpochSeconds | undefined {
  let next: EpochSeconds | undefined;
  for (const { pod, grace } of pods) {
    const stuck = isFinished(pod) ? undefined : stuckFrom(pod);
    for (const at of [grace?.until, stuck]) {
      if (at !== undefined && at > now && (next === undefined || at < next)) next = at;
    }
  }
  return next;
}
