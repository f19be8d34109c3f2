import type { IpFamily, NodeRecord, ServiceRecord } from '@fairlead/model';
import type { PodAnswer, ServiceAnswer } from '../answer.ts';
import { comparePods, compareText } from '../byName.ts';
import { hasExternalWay } from '../rules/externalWay.ts';
import { isHeadless } from '../rules/isHeadless.ts';
import { podAddresses } from '../rules/podAddresses.ts';
import type { World } from '../world/World.ts';
import { hintsOf, type Hints } from './hints.ts';
import type { NarrowedBy, Outcome, Path, Reach, Untold, Vantage, WayIn } from './reach.ts';
import { usableAnywhere, usableByCluster, usableLocally, type ProxyNode, type Usable } from './usableAt.ts';

/**
 * What a client at a vantage reaches of a service, per port, family and way in, and what becomes of its connections when there is nothing
 * (part D of docs/resolution.md). `answer` and `world` must be of the same moment. A zone is the sum of its nodes.
 */
export function reachFrom(answer: ServiceAnswer, from: Vantage, world: World): Reach {
  const { service } = answer;
  const nodes = nodesOf(from, world);
  const zone = from.kind === 'zone' ? from.name : world.nodesForbidden ? undefined : world.node(from.name)?.zone;
  const untold = untoldOf(service, from, nodes, world);
  if (untold !== undefined) return { from, zone, nodes: nodes.length, untold, paths: [] };
  const paths = answer.families.flatMap(({ family }) => {
    const listed = answer.pods.filter(({ listed: is, pod }) => is && podAddresses(pod, family).length > 0);
    if (isHeadless(service)) return [dnsPath(family, listed)];
    const hints = hintsOf(service, listed, world);
    return service.ports.flatMap((port, index) => {
      const backends = listed.filter(({ ports }) => isTarget(ports[index]?.target));
      const { name, protocol, port: number } = port;
      return waysIn(service).map(({ way, policy }) =>
        fold(
          { way, family, port: { name, protocol, port: number }, usable: usableSomewhere(backends, policy) },
          nodes.map((node) => [node, decide(node, backends, policy, hints)] as const),
        ),
      );
    });
  });
  return { from, zone, nodes: nodes.length, untold, paths };
}

/** A port of number 0 is ignored like one that is not there (R33). */
function isTarget(target: number | undefined): boolean {
  return target !== undefined && target !== 0;
}

function nodesOf({ kind, name }: Vantage, world: World): readonly ProxyNode[] {
  // Like R9, a node that may not be read is taken to exist.
  if (world.nodesForbidden) return kind === 'node' ? [{ name, zone: 'unread' }] : [];
  const records: readonly NodeRecord[] =
    kind === 'node' ? [world.node(name) ?? []].flat() : [...world.nodes()].filter(({ zone }) => zone === name);
  return records
    .map((node) => ({ name: node.name, zone: { name: node.zone } }))
    .toSorted((a, b) => compareText(a.name, b.name));
}

function untoldOf(
  service: ServiceRecord,
  { kind }: Vantage,
  nodes: readonly ProxyNode[],
  world: World,
): Untold | undefined {
  if (kind === 'zone' && world.nodesForbidden) return 'nodes-unread';
  if (nodes.length === 0) return kind === 'node' ? 'no-such-node' : 'no-such-zone';
  if (service.type === 'ExternalName') return 'external-name';
  if (service.selector === undefined) return 'no-selector';
  const proxied = service.labels['service.kubernetes.io/service-proxy-name'] === undefined || isHeadless(service);
  return proxied ? undefined : 'other-proxy';
}

/** The ways in that a service has, each with the Local policy that governs it (R35); no policy: by cluster policy. */
function waysIn(service: ServiceRecord): readonly { readonly way: WayIn; readonly policy: NarrowedBy | undefined }[] {
  const internal = service.internalTrafficPolicy === 'Local' ? 'internalTrafficPolicy' : undefined;
  const external = service.externalTrafficPolicy === 'Local' ? 'externalTrafficPolicy' : undefined;
  const hasAddress = service.type === 'LoadBalancer' || service.externalIPs.length > 0;
  return [
    { way: 'cluster-ip', policy: internal },
    ...(hasExternalWay(service) ? [{ way: 'external', policy: external } as const] : []),
    ...(hasAddress && external !== undefined ? [{ way: 'external-from-inside', policy: undefined } as const] : []),
  ];
}

function decide(node: ProxyNode, backends: readonly PodAnswer[], policy: NarrowedBy | undefined, hints: Hints): Usable {
  return policy === undefined ? usableByCluster(node, backends, hints) : usableLocally(node, backends, policy);
}

/** How many backends some client may be sent to; under a Local policy each node decides for itself. */
function usableSomewhere(backends: readonly PodAnswer[], policy: NarrowedBy | undefined): number {
  if (policy === undefined) return usableAnywhere(backends).length;
  const byNode = Map.groupBy(
    backends.filter(({ pod }) => pod.nodeName !== undefined),
    ({ pod }) => pod.nodeName,
  );
  return [...byNode.values()].reduce((sum, here) => sum + usableAnywhere(here).length, 0);
}

/** The name of a headless service has the addresses of its ready endpoints, the same for everybody (R38). */
function dnsPath(family: IpFamily, listed: readonly PodAnswer[]): Path {
  const ready = listed.filter(({ conditions }) => conditions?.ready);
  return {
    way: 'dns',
    family,
    port: undefined,
    outcome: ready.length > 0 ? 'reached' : 'no-address',
    pods: ready,
    usable: ready.length,
    fallback: false,
    narrowedBy: undefined,
    preferenceOff: undefined,
    borrowed: undefined,
    droppedOn: [],
  };
}

const FROM_WIDEST: readonly (NarrowedBy | undefined)[] = [
  undefined,
  'zone-hints',
  'node-hints',
  'internalTrafficPolicy',
  'externalTrafficPolicy',
];

/** Sums up what the nodes of a vantage do: a client may be on any of them. */
function fold(
  what: Pick<Path, 'way' | 'family' | 'port' | 'usable'>,
  decisions: readonly (readonly [ProxyNode, Usable])[],
): Path {
  const each = decisions.map(([, usable]) => usable);
  const outcomes = new Set<Outcome>(each.map(({ outcome }) => outcome));
  const [only = 'unknown'] = outcomes;
  return {
    ...what,
    outcome: outcomes.size > 1 ? 'partly' : only,
    pods: [...new Set(each.flatMap(({ pods }) => pods))].toSorted((a, b) => comparePods(a.pod, b.pod)),
    fallback: each.some(({ fallback }) => fallback),
    narrowedBy: FROM_WIDEST.find((wide) => each.some(({ narrowedBy }) => narrowedBy === wide)),
    preferenceOff: each.find(({ preferenceOff }) => preferenceOff !== undefined)?.preferenceOff,
    borrowed: each[0]?.borrowed,
    droppedOn: decisions.flatMap(([node, { outcome }]) => (outcome === 'dropped' ? [node.name] : [])),
  };
}
