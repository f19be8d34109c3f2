import type { ReachTexts } from './reachTexts.ts';

/** What a client at a node or zone reaches, in English. */
export const enReach: ReachTexts = {
  ways: {
    'cluster-ip': 'From a pod here to the cluster IP',
    external: 'From outside, arriving here',
    'external-from-inside': 'From a pod here to the external IP',
    dns: 'By DNS name',
  },
  outcomes: {
    reached: {
      short: ['reaches {{reached, number}}', 'reached'],
      fact: ['Reaches {{reached, podsAll}}.', 'Connections reach a backend.'],
    },
    'reached:part': {
      short: ['reaches {{reached, number}} of {{usable, number}}', 'reached'],
      fact: ['Reaches {{reached, number}} of {{usable, pods}}.', 'Connections reach a part of the backends.'],
    },
    'reached:fallback': {
      short: ['{{reached, number}} draining', 'fallback'],
      fact: [
        'Reaches {{reached, pods}} while terminating: nothing is ready. Once gone, connections fail.',
        'Reaches terminating pods: nothing is ready.',
      ],
      next: 'Check why no new pod is ready.',
    },
    'reached:borrowed': {
      short: 'reaches other zones',
      fact: 'Reaches pods of other zones only: this zone has none of its own.',
    },
    'reached:dns': {
      short: ['{{reached, number}} in DNS', 'in DNS'],
      fact: [
        'The name resolves to {{reached, pods}}, the same from everywhere.',
        'The name resolves to the ready pods.',
      ],
    },
    partly: {
      short: ['dropped on {{dropped, nodes}}', 'dropped on some nodes'],
      fact: [
        'Reaches {{reached, pods}} on some nodes; on {{dropped, nodes}} of {{nodes, number}} clients get time-outs: {{droppedOn, list}}.',
        'Reaches {{reached, pods}} on some nodes; on {{dropped, nodes}} clients get time-outs: {{droppedOn, list}}.',
        'Some nodes reach a backend, clients on others get time-outs.',
      ],
      next: 'Add pods there, or use policy Cluster.',
    },
    refused: {
      short: 'refused',
      fact: 'Connections are refused: no backend is usable anywhere.',
      next: 'See the reasons of the Service.',
    },
    dropped: {
      short: 'dropped',
      fact: [
        'Packets are dropped, clients get time-outs: {{usable, podsElsewhere}}, none here.',
        'Packets are dropped, clients get time-outs: no backend is here.',
      ],
      next: 'Add pods here, or use policy Cluster.',
    },
    'dropped:external': {
      short: 'dropped',
      fact: [
        'Packets are dropped, clients get time-outs: {{usable, podsElsewhere}}, none here. A load balancer with a health check avoids this place.',
        'Packets are dropped, clients get time-outs: no backend is here.',
      ],
      next: 'Add pods here, or use policy Cluster.',
    },
    'no-address': {
      short: 'no address',
      fact: 'The name has no address: no pod is ready.',
      next: 'See the reasons of the Service.',
    },
    unknown: {
      short: 'unknown',
      fact: 'Rests on zones, and nodes may not be read.',
      next: 'Ask for the right to get, list and watch nodes.',
    },
  },
  narrowed: {
    internalTrafficPolicy: 'internalTrafficPolicy Local keeps traffic on its node.',
    externalTrafficPolicy: 'externalTrafficPolicy Local keeps traffic on the node where it arrives.',
    'node-hints': 'Hints keep traffic on this node.',
    'zone-hints': 'Hints keep traffic in this zone.',
  },
  preferenceOff: {
    'endpoint-without-zone': 'The zone preference is off: a ready pod has no zone.',
    'vantage-without-zone': 'The zone preference does not hold here: this node has no zone.',
    'no-endpoint-in-zone': 'The zone preference does not hold here: no ready pod is hinted at this zone.',
    'zones-unread': 'Whether the zone preference holds is unknown: nodes may not be read.',
    'node-without-zone-or-cpu': 'Topology hints are off: a ready node has no zone or no CPU.',
    'single-zone': 'Topology hints are off: fewer than two zones have ready nodes.',
    'too-few-endpoints': 'Topology hints are off: fewer ready pods than zones.',
    'zone-overloaded': 'Topology hints are off: a zone would be overloaded by more than 20%.',
  },
  borrowed: {
    'from-others': ['{{lent, podsLentHere}}, by CPU.', 'Other zones lend some, by CPU.'],
    'to-others': ['{{lent, podsLentAway}}, by CPU.', 'Some of them serve other zones, by CPU.'],
  },
  untold: {
    'no-such-node': ['There is no node {{name}}.', 'There is no such node.'],
    'no-such-zone': ['No node is in zone {{name}}.', 'No node is in this zone.'],
    'nodes-unread': 'Nodes may not be read: zones are unknown.',
    'external-name': 'DNS name only: no pods by design.',
    'no-selector': 'Backends are managed elsewhere; pods cannot tell.',
    'other-proxy': 'Served by another proxy, whose choice is not known.',
  },
};
