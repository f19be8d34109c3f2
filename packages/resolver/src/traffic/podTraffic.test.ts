import type { PodRecord, ServiceRecord } from '@fairlead/model';
import { aContainer, aContainerPort, aNode, aPod, aService, aServicePort, NOW } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import type { PodTraffic } from '../answer.ts';
import { resolveService } from '../resolveService.ts';
import { worldOf } from '../world/worldOf.ts';

const NODES = [aNode(), aNode({ name: 'node-2', zone: 'zone-b' }), aNode({ name: 'node-3', zone: 'zone-b' })];
const on = (nodeName: string | undefined, pod: Partial<PodRecord> & { readonly ready?: boolean } = {}): PodRecord =>
  aPod({ name: `on-${nodeName ?? 'none'}`, nodeName, podIPs: [`10.0.0.${nodeName?.at(-1) ?? 9}`], ...pod });
const draining = { deletionTimestamp: NOW + 20 };

interface Case {
  readonly name: string;
  readonly service?: Partial<ServiceRecord>;
  readonly pods: readonly PodRecord[];
  readonly nodes?: typeof NODES;
  readonly nodesForbidden?: boolean;
  /** Of each pod, in order of names. */
  readonly want: readonly PodTraffic[];
}

const cases: readonly Case[] = [
  { name: 'ready pods receive', pods: [on('node-1'), on('node-2')], want: ['receives', 'receives'] },
  {
    name: 'a pod that is not ready gets nothing',
    pods: [on('node-1'), on('node-2', { ready: false })],
    want: ['receives', 'none'],
  },
  {
    name: 'a draining pod gets nothing while another is ready',
    pods: [on('node-1'), on('node-2', draining)],
    want: ['receives', 'none'],
  },
  {
    name: 'a draining pod is the fallback when nothing is ready (R34)',
    pods: [on('node-1', { ready: false }), on('node-2', draining)],
    want: ['none', 'fallback'],
  },
  {
    name: 'a draining pod that no longer serves is no fallback',
    pods: [on('node-1', { ready: false, ...draining })],
    want: ['none'],
  },
  {
    name: 'the fallback is per port: another port has a ready pod',
    service: { ports: [aServicePort(), aServicePort({ name: 'web', port: 81, targetPort: 'web' })] },
    pods: [
      on('node-1'),
      on('node-2', {
        ...draining,
        containers: [aContainer({ ports: [aContainerPort(), aContainerPort({ name: 'web', containerPort: 81 })] })],
      }),
    ],
    want: ['none', 'none'],
  },
  {
    name: 'published pods receive though not ready (R12)',
    service: { publishNotReadyAddresses: true },
    pods: [on('node-1', { ready: false })],
    want: ['receives'],
  },
  {
    name: 'a Local policy keeps ready pods to their node (R35)',
    service: { internalTrafficPolicy: 'Local' },
    pods: [on('node-1'), on('node-2')],
    want: ['local-only', 'local-only'],
  },
  {
    name: 'under a Local policy a draining pod serves a node that has no ready one of its own (R35)',
    service: { internalTrafficPolicy: 'Local' },
    pods: [on('node-1'), on('node-2', draining)],
    want: ['local-only', 'fallback'],
  },
  {
    name: 'and gets nothing where its node has a ready one',
    service: { internalTrafficPolicy: 'Local' },
    pods: [on('node-1'), on('node-1', { name: 'z', podIPs: ['10.0.0.9'], ...draining })],
    want: ['local-only', 'none'],
  },
  {
    name: 'an external Local policy leaves the cluster IP alone',
    service: { type: 'NodePort', externalTrafficPolicy: 'Local' },
    pods: [on('node-1')],
    want: ['receives'],
  },
  {
    name: 'a headless service gives out ready pods only, whatever their ports (R38)',
    service: { clusterIP: 'None', internalTrafficPolicy: 'Local' },
    pods: [on('node-1', { containers: [aContainer({ ports: [] })] }), on('node-2', draining)],
    want: ['receives', 'none'],
  },
  {
    name: 'hints keep pods to their zone (R36)',
    service: { trafficDistribution: 'PreferClose' },
    pods: [on('node-1'), on('node-2')],
    want: ['local-only', 'local-only'],
  },
  {
    name: 'pods of one zone serve everybody',
    service: { trafficDistribution: 'PreferClose' },
    pods: [on('node-2'), on('node-3')],
    want: ['receives', 'receives'],
  },
  {
    name: 'one ready pod without zone switches the preference off',
    service: { trafficDistribution: 'PreferClose' },
    pods: [on('node-1'), on('node-2'), on('node-4')],
    nodes: [...NODES, aNode({ name: 'node-4', zone: undefined })],
    want: ['receives', 'receives', 'receives'],
  },
  {
    name: 'a pod without zone that is not ready does not',
    service: { trafficDistribution: 'PreferClose' },
    pods: [on('node-1'), on('node-2'), on('node-4', { ready: false })],
    nodes: [...NODES, aNode({ name: 'node-4', zone: undefined })],
    want: ['local-only', 'local-only', 'none'],
  },
  {
    name: 'an unknown preference is none',
    service: { trafficDistribution: 'PreferFar' },
    pods: [on('node-1'), on('node-2')],
    want: ['receives', 'receives'],
  },
  {
    name: 'zones are unknown where nodes may not be read',
    service: { trafficDistribution: 'PreferClose' },
    pods: [on('node-1'), on('node-2')],
    nodesForbidden: true,
    want: ['receives', 'receives'],
  },
  {
    name: 'a node hint alone keeps nobody to a node that others of the zone have to use',
    service: { trafficDistribution: 'PreferSameNode' },
    pods: [on('node-2'), on('node-3')],
    want: ['receives', 'receives'],
  },
  {
    name: 'it does where every node has a pod of its own',
    service: { trafficDistribution: 'PreferSameNode' },
    pods: [on('node-1'), on('node-2'), on('node-3')],
    want: ['local-only', 'local-only', 'local-only'],
  },
];

describe('the traffic of a pod', () => {
  it.each(cases)('$name', ({ service, pods, nodes = NODES, nodesForbidden = false, want }) => {
    const answer = resolveService(aService(service), worldOf({ now: NOW, pods, nodes, nodesForbidden }));
    expect(answer.pods.map(({ traffic }) => traffic)).toEqual(want);
    expect(answer.backends.receiving).toBe(want.filter((each) => each === 'receives' || each === 'local-only').length);
    expect(answer.backends.fallback).toBe(want.filter((each) => each === 'fallback').length);
  });

  it('is told with the narrowest scope', () => {
    const pods = [on('node-1'), on('node-2'), on('node-3')];
    const answer = resolveService(
      aService({ trafficDistribution: 'PreferSameNode' }),
      worldOf({ now: NOW, pods, nodes: NODES }),
    );
    expect(answer.pods[0]?.reasons[0]?.facts).toMatchObject({ scope: 'node', by: 'trafficDistribution' });
  });

  it('has no grace for a young pod that is ready and lacks the port', () => {
    const pods = [on('node-1'), on('node-2', { creationTimestamp: NOW - 5, containers: [aContainer({ ports: [] })] })];
    const answer = resolveService(aService(), worldOf({ now: NOW, pods, nodes: NODES }));
    expect(answer.pods.map(({ grace }) => grace)).toEqual([undefined, undefined]);
    expect(answer.reasons.map(({ id }) => id)).toContain('pods-without-traffic');
  });
});
