import { aContainer, aNamespace, aNode, aPod, aService, aServicePort, aTermination, NOW } from '@fairlead/test-kit';
import type { NamespaceRecord, NodeRecord, PodRecord, ServiceRecord } from '@fairlead/model';
import { Resolver } from '@fairlead/resolver';
import { describe, expect, it } from 'vitest';
import type { ClusterState } from './clusterState.ts';
import { compareService } from './compareService.ts';
import { explain, type Proofs } from './explain.ts';
import type { FieldWrites } from './fieldWrites.ts';
import { publishedSlice } from './publishedSlice.ts';

const WRITTEN = NOW - 600;
const UNKNOWN: FieldWrites = { managers: [], lastAt: undefined };
const iso = (at: number): string => new Date(at * 1000).toISOString();

/** What was written and by whom, as the API server keeps it. */
const writtenBy = (...managers: readonly string[]) =>
  managers.map((manager) => ({
    manager,
    operation: 'Update',
    time: iso(WRITTEN),
    fieldsV1: { 'f:addressType': {}, 'f:endpoints': {} },
  }));

interface RawEndpoint {
  readonly pod?: string;
  readonly zone?: string;
  readonly nodeName?: string;
  readonly ready?: boolean;
}

function rawSlice(endpoints: readonly RawEndpoint[], managedFields: unknown = writtenBy('kube-controller-manager')) {
  return {
    metadata: {
      namespace: 'shop',
      name: 'web-abcde',
      creationTimestamp: iso(WRITTEN - 100),
      labels: {
        'kubernetes.io/service-name': 'web',
        'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
      },
      ownerReferences: [{ kind: 'Service', name: 'web', uid: aService().uid }],
      managedFields,
    },
    addressType: 'IPv4',
    ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
    endpoints: endpoints.map(({ pod = 'web-1', zone = 'zone-a', nodeName = 'node-1', ready = true }) => ({
      addresses: ['10.0.0.1'],
      conditions: { ready, serving: ready, terminating: false },
      nodeName,
      zone,
      targetRef: { kind: 'Pod', namespace: 'shop', name: pod, uid: aPod({ name: pod }).uid },
    })),
  };
}

interface Scene {
  readonly service?: ServiceRecord;
  readonly pods?: readonly PodRecord[];
  readonly nodes?: readonly NodeRecord[];
  readonly namespaces?: readonly NamespaceRecord[];
  readonly slices?: readonly unknown[];
  readonly zoneWrites?: FieldWrites;
  readonly specWrites?: FieldWrites;
}

function stateOf(scene: Scene): ClusterState {
  const { service = aService(), pods = [aPod()], nodes = [aNode()], namespaces = [aNamespace()], slices = [] } = scene;
  const resolver = new Resolver();
  for (const after of nodes) resolver.apply({ resource: 'nodes', key: after.name, before: undefined, after });
  for (const after of pods) resolver.apply({ resource: 'pods', key: `shop/${after.name}`, before: undefined, after });
  resolver.apply({ resource: 'services', key: 'shop/web', before: undefined, after: service });
  const published = slices.map(publishedSlice).filter((slice) => slice !== undefined);
  return {
    resolver,
    services: new Map([['shop/web', service]]),
    pods: new Map(pods.map((pod) => [`shop/${pod.name}`, pod])),
    nodes: new Map(nodes.map((node) => [node.name, node])),
    namespaces: new Map(namespaces.map((namespace) => [namespace.name, namespace])),
    published: published.length === 0 ? new Map() : new Map([['shop/web', published]]),
  };
}

/** How the differences of the scene's service are explained; `'equal'` if there are none. */
async function explained(scene: Scene) {
  const state = stateOf(scene);
  const differences = compareService(state, 'shop/web', NOW);
  if (differences.length === 0) return 'equal';
  const proofs: Proofs = {
    zoneWrites: () => Promise.resolve(scene.zoneWrites ?? UNKNOWN),
    specWrites: () => Promise.resolve(scene.specWrites ?? UNKNOWN),
  };
  const found = await explain(state, 'shop/web', differences, proofs);
  return found === undefined ? 'different' : found.map(({ rule }) => rule).join();
}

const relabelled: FieldWrites = { managers: ['kubectl-label'], lastAt: WRITTEN + 60 };
const finished = aPod({
  phase: 'Failed',
  ready: false,
  containers: [aContainer({ status: { ready: false, state: aTermination({ finishedAt: WRITTEN + 9 }) } })],
});
const gone = aPod({ nodeName: 'node-9' });
const frozen = aService({ selector: undefined });

describe('explain', () => {
  it.each<{ name: string; scene: Scene; want: string }>([
    { name: 'what is equal', scene: { slices: [rawSlice([{}])] }, want: 'equal' },
    {
      name: 'a zone whose label was written after the slice (R28b)',
      scene: { slices: [rawSlice([{ zone: 'zone-old' }])], zoneWrites: relabelled },
      want: 'R28b',
    },
    {
      name: 'a false zone: the label is older than the slice',
      scene: {
        slices: [rawSlice([{ zone: 'zone-false' }])],
        zoneWrites: { managers: ['kubelet'], lastAt: WRITTEN - 60 },
      },
      want: 'different',
    },
    {
      name: 'a false zone in a slice that somebody else wrote, too, even if the label is newer',
      scene: {
        slices: [rawSlice([{ zone: 'zone-false' }], writtenBy('kube-controller-manager', 'kubectl-edit'))],
        zoneWrites: relabelled,
      },
      want: 'different',
    },
    {
      name: 'a false zone in a slice that does not tell who wrote it',
      scene: { slices: [rawSlice([{ zone: 'zone-false' }], null)], zoneWrites: relabelled },
      want: 'different',
    },
    {
      name: 'a stale slice that somebody made',
      scene: { slices: [rawSlice([{}]), rawSlice([{ pod: 'ghost' }], writtenBy('kubectl-create'))] },
      want: 'different',
    },
    {
      name: 'an endpoint of a pod that is no more',
      scene: { slices: [rawSlice([{}, { pod: 'ghost' }])] },
      want: 'different',
    },
    {
      name: 'a pod that was not ready and finished after the slice was written (R28a)',
      scene: { pods: [finished], slices: [rawSlice([{ ready: false }])] },
      want: 'R28a',
    },
    {
      name: 'a finished pod that is still published as ready',
      scene: { pods: [finished], slices: [rawSlice([{}])] },
      want: 'different',
    },
    {
      name: 'a pod of a node that is gone (R28c)',
      scene: { pods: [gone], slices: [rawSlice([{ nodeName: 'node-9' }])] },
      want: 'R28c',
    },
    {
      name: 'a pod of a node that appeared after the slice was written (R28c)',
      scene: { nodes: [aNode({ creationTimestamp: WRITTEN + 5 })], slices: [rawSlice([])] },
      want: 'R28c',
    },
    {
      name: 'a pod that the slice lacks without a reason',
      scene: { slices: [rawSlice([])] },
      want: 'different',
    },
    {
      name: 'slices left standing when the selector was taken away (R28d)',
      scene: {
        service: frozen,
        slices: [rawSlice([{}])],
        specWrites: { managers: ['kubectl-edit'], lastAt: WRITTEN + 30 },
      },
      want: 'R28d',
    },
    {
      name: 'slices of a service that never had a selector since they were written',
      scene: {
        service: frozen,
        slices: [rawSlice([{}])],
        specWrites: { managers: ['kubectl-create'], lastAt: WRITTEN - 30 },
      },
      want: 'different',
    },
    {
      name: 'slices that went before the pods of a namespace that is being deleted (R28e)',
      scene: { namespaces: [aNamespace({ deletionTimestamp: NOW - 5 })] },
      want: 'R28e',
    },
    { name: 'slices that are simply not there', scene: {}, want: 'different' },
    {
      name: 'a port that the slice lacks',
      scene: {
        service: aService({ ports: [aServicePort(), aServicePort({ name: 'b', port: 81, targetPort: 81 })] }),
        slices: [rawSlice([{}])],
      },
      want: 'different',
    },
  ])('$name', async ({ scene, want }) => {
    expect(await explained(scene)).toBe(want);
  });
});
