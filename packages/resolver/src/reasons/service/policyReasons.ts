import type { Reason } from '@fairlead/model';
import { firstFew } from '../../byName.ts';
import { hasExternalWay } from '../../rules/externalWay.ts';
import { isHeadless } from '../../rules/isHeadless.ts';
import { zoneOf } from '../../rules/nodeOfPod.ts';
import { topologyPreference } from '../../traffic/topologyPreference.ts';
import { reason } from '../reason.ts';
import type { ServiceContext } from './ServiceContext.ts';

/**
 * internal-local, external-local: a Local policy, and nodes without a backend of their own (R35, docs/resolution.md). Only while
 * something is usable somewhere: otherwise connections are refused everywhere (R37). Not told where nodes may not be read.
 */
export function localPolicyReasons(context: ServiceContext): readonly Reason[] {
  const { service, world } = context;
  if (isHeadless(service) || world.nodesForbidden) return [];
  const internal = service.internalTrafficPolicy === 'Local';
  const external = service.externalTrafficPolicy === 'Local' && hasExternalWay(service);
  if (!internal && !external) return [];
  const nodes = world.nodeCount();
  const without = nodesWithout(context);
  if (without === 0) return [];
  const facts = { nodes, without };
  return [
    ...(internal ? [reason('internal-local', 'partial', { facts })] : []),
    ...(external
      ? [
          reason('external-local', 'partial', {
            facts: { ...facts, type: service.type, externalIPs: service.externalIPs.length > 0 },
          }),
        ]
      : []),
  ];
}

/** Nodes whose clients find no backend of their own on some port that has a backend elsewhere. */
function nodesWithout({ portBackends, world }: ServiceContext): number {
  const known = (nodes: ReadonlySet<string | undefined>): number =>
    [...nodes].filter((name) => name !== undefined && world.node(name) !== undefined).length;
  const lacking = portBackends
    .filter(({ servedNodes }) => servedNodes.size > 0)
    .map(({ servedNodes }) => world.nodeCount() - known(servedNodes));
  return Math.max(0, ...lacking);
}

/** topology-off: one ready endpoint without a zone, or without a node, switches the preference off (R36, docs/resolution.md). */
export function topologyReasons({ service, listed, world }: ServiceContext): readonly Reason[] {
  const trafficDistribution = topologyPreference(service);
  if (isHeadless(service) || world.nodesForbidden || trafficDistribution === undefined) return [];
  const unplaced = listed.filter(({ conditions, node }) => conditions.ready && zoneOf(node) === undefined);
  if (unplaced.length === 0) return [];
  const nodes = firstFew(unplaced.flatMap(({ pod }) => (pod.nodeName === undefined ? [] : [pod.nodeName])));
  const [node] = nodes;
  return [
    reason('topology-off', 'info', {
      facts: { trafficDistribution, nodes, count: unplaced.length },
      cause: node === undefined ? undefined : { reason: 'topology-off', subject: node },
    }),
  ];
}
