import { aContainer, aNamespace, aNode, aPod, aService, aServicePort, aTermination, NOW } from '@fairlead/test-kit';
import type { NamespaceRecord, NodeRecord, PodRecord, ServiceRecord } from '@fairlead/model';
import { Resolver } from '@fairlead/resolver';
import { describe, expect, it } from 'vitest';
import { differencesOf, explain, resultOf } from './compareService.ts';
import type { FieldWrites } from './fieldWrites.ts';
import type { ObjectsRead, Proofs } from './proofs.ts';
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
      resourceVersion: '100',
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
  readonly nodeLabelWrites?: FieldWrites;
  readonly specWrites?: FieldWrites;
  readonly labelWrites?: FieldWrites;
}

/** What is told of the scene's service: `same`, or the result with the causes of its differences. */
async function told(scene: Scene): Promise<string> {
  const { service = aService(), pods = [aPod()], nodes = [aNode()], namespaces = [aNamespace()], slices = [] } = scene;
  const resolver = new Resolver();
  for (const after of nodes) resolver.apply({ resource: 'nodes', key: after.name, before: undefined, after });
  for (const after of pods) resolver.apply({ resource: 'pods', key: `shop/${after.name}`, before: undefined, after });
  resolver.apply({ resource: 'services', key: 'shop/web', before: undefined, after: service });
  const published = slices.map(publishedSlice).filter((slice) => slice !== undefined);
  const objects: ObjectsRead = {
    pod: (key) => pods.find(({ name }) => `shop/${name}` === key),
    node: (of) => nodes.find(({ name }) => name === of),
    namespace: (of) => namespaces.find(({ name }) => name === of),
  };
  const proofs: Proofs = {
    zoneWrites: () => Promise.resolve(scene.zoneWrites ?? UNKNOWN),
    nodeLabelWrites: () => Promise.resolve(scene.nodeLabelWrites ?? UNKNOWN),
    specWrites: () => Promise.resolve(scene.specWrites ?? UNKNOWN),
    labelWrites: () => Promise.resolve(scene.labelWrites ?? UNKNOWN),
  };
  const compared = { key: 'shop/web', answer: resolver.answer('shop/web', NOW), slices: published };
  const causes = await explain(compared, differencesOf(compared), { objects, proofs, now: NOW });
  return [resultOf(causes), ...new Set(causes.map(({ cause }) => cause.id))].join(' ');
}

const relabelled: FieldWrites = { managers: ['kubectl-label'], lastAt: WRITTEN + 60 };
/** Listed as not ready when the slice was written, if that was before. */
const becameReadyAt = (at: number): PodRecord =>
  aPod({ conditions: aPod().conditions.map((condition) => ({ ...condition, lastTransitionTime: at })) });
const finished = aPod({
  phase: 'Failed',
  ready: false,
  containers: [aContainer({ status: { ready: false, state: aTermination({ finishedAt: WRITTEN + 9 }) } })],
});
const gone = aPod({ nodeName: 'node-9' });
const frozen = aService({ selector: undefined, resourceVersion: '99' });

describe('comparing a service', () => {
  it.each<{ name: string; scene: Scene; want: string }>([
    { name: 'what is equal', scene: { slices: [rawSlice([{}])] }, want: 'same' },
    {
      name: 'a zone whose label was written after the slice (R28b)',
      scene: { slices: [rawSlice([{ zone: 'zone-old' }])], zoneWrites: relabelled },
      want: 'explained relabelled-node',
    },
    {
      name: 'a zone whose label was written in the second of the slice',
      scene: {
        slices: [rawSlice([{ zone: 'zone-old' }])],
        zoneWrites: { managers: ['kubectl-label'], lastAt: WRITTEN },
      },
      want: 'explained relabelled-node',
    },
    {
      name: 'a zone whose label was taken away since',
      scene: {
        slices: [rawSlice([{ zone: 'zone-old' }])],
        nodes: [aNode({ zone: undefined, resourceVersion: '101' })],
      },
      want: 'explained relabelled-node',
    },
    {
      name: 'a zone whose label was taken away while the controller wrote',
      scene: {
        slices: [rawSlice([{ zone: 'zone-old' }])],
        nodes: [aNode({ zone: undefined, resourceVersion: '99' })],
        nodeLabelWrites: { managers: ['kubectl-label'], lastAt: WRITTEN - 1 },
      },
      want: 'explained relabelled-node',
    },
    {
      name: 'a false zone of a node without label that is older than the slice',
      scene: {
        slices: [rawSlice([{ zone: 'zone-false' }])],
        nodes: [aNode({ zone: undefined, resourceVersion: '99' })],
      },
      want: 'different zone-differs',
    },
    {
      name: 'a false zone of a node without label in a slice that somebody else wrote, too',
      scene: {
        slices: [rawSlice([{ zone: 'zone-false' }], writtenBy('kube-controller-manager', 'kubectl-edit'))],
        nodes: [aNode({ zone: undefined, resourceVersion: '101' })],
      },
      want: 'different zone-differs',
    },
    {
      name: 'a false zone: the label is older than the slice',
      scene: {
        slices: [rawSlice([{ zone: 'zone-false' }])],
        zoneWrites: { managers: ['kubelet'], lastAt: WRITTEN - 60 },
      },
      want: 'different zone-differs',
    },
    {
      name: 'a false zone in a slice that somebody else wrote, too, even if the label is newer',
      scene: {
        slices: [rawSlice([{ zone: 'zone-false' }], writtenBy('kube-controller-manager', 'kubectl-edit'))],
        zoneWrites: relabelled,
      },
      want: 'different zone-differs',
    },
    {
      name: 'a false zone in a slice that does not tell who wrote it',
      scene: { slices: [rawSlice([{ zone: 'zone-false' }], null)], zoneWrites: relabelled },
      want: 'different zone-differs',
    },
    {
      name: 'a stale slice that somebody made',
      scene: { slices: [rawSlice([{}]), rawSlice([{ pod: 'ghost' }], writtenBy('kubectl-create'))] },
      want: 'different stale-slice',
    },
    {
      name: 'an endpoint of a pod that is no more',
      scene: { slices: [rawSlice([{}, { pod: 'ghost' }])] },
      want: 'different stale-slice',
    },
    {
      name: 'a pod that was not ready and finished after the slice was written (R28a)',
      scene: { pods: [finished], slices: [rawSlice([{ ready: false }])] },
      want: 'explained finished-pod',
    },
    {
      name: 'a finished pod that is still published as ready',
      scene: { pods: [finished], slices: [rawSlice([{}])] },
      want: 'different stale-slice',
    },
    {
      name: 'a pod of a node that is gone (R28c)',
      scene: { pods: [gone], slices: [rawSlice([{ nodeName: 'node-9' }])] },
      want: 'explained node-gone',
    },
    {
      name: 'a pod of a node that appeared after the slice was written (R28c)',
      scene: { nodes: [aNode({ creationTimestamp: WRITTEN + 5 })], slices: [rawSlice([])] },
      want: 'explained node-late',
    },
    {
      name: 'a pod that the slice lacks without a reason',
      scene: { slices: [rawSlice([])] },
      want: 'different stale-slice',
    },
    {
      name: 'slices left standing when the selector was taken away (R28d)',
      scene: {
        service: frozen,
        slices: [rawSlice([{}])],
        specWrites: { managers: ['kubectl-edit'], lastAt: WRITTEN + 30 },
      },
      want: 'explained frozen-slice',
    },
    {
      name: 'slices of a service that never had a selector since they were written',
      scene: {
        service: frozen,
        slices: [rawSlice([{}])],
        specWrites: { managers: ['kubectl-create'], lastAt: WRITTEN - 30 },
      },
      want: 'different frozen-slice',
    },
    {
      name: 'slices of a service that was changed since, which leaves no time when a field is only taken away (R28d)',
      scene: { service: aService({ selector: undefined, resourceVersion: '101' }), slices: [rawSlice([{}])] },
      want: 'explained frozen-slice',
    },
    {
      name: 'an empty slice of such a service, whose list of endpoints nobody ever filled (R28d)',
      scene: {
        service: aService({ selector: undefined, resourceVersion: '101' }),
        slices: [
          rawSlice([], [{ manager: 'kube-controller-manager', time: iso(WRITTEN), fieldsV1: { 'f:addressType': {} } }]),
        ],
      },
      want: 'explained frozen-slice',
    },
    {
      name: 'slices that somebody put beside a service that was changed since',
      scene: {
        service: aService({ selector: undefined, resourceVersion: '101' }),
        slices: [rawSlice([{}], writtenBy('kubectl-create'))],
      },
      want: 'different frozen-slice',
    },
    {
      name: 'slices that went before the pods of a namespace that is being deleted (R28e)',
      scene: { namespaces: [aNamespace({ deletionTimestamp: NOW - 5 })] },
      want: 'explained terminating',
    },
    { name: 'slices that are simply not there', scene: {}, want: 'different stale-slice' },
    {
      name: 'a port that the slice lacks',
      scene: {
        service: aService({ ports: [aServicePort(), aServicePort({ name: 'b', port: 81, targetPort: 81 })] }),
        slices: [rawSlice([{}])],
      },
      want: 'different missing-port',
    },
    {
      name: 'a pod that became ready after the slice was written',
      scene: { pods: [becameReadyAt(NOW - 5)], slices: [rawSlice([{ ready: false }])] },
      want: 'explained controller-lag',
    },
    {
      name: 'a pod that became ready before the slice was written',
      scene: { pods: [becameReadyAt(WRITTEN - 5)], slices: [rawSlice([{ ready: false }])] },
      want: 'different stale-slice',
    },
    {
      name: 'a controller that has not followed for more than a minute',
      scene: { pods: [becameReadyAt(NOW - 61)], slices: [rawSlice([{ ready: false }])] },
      want: 'different stale-slice',
    },
    {
      name: 'a false zone beside a readiness that is only late',
      scene: { pods: [becameReadyAt(NOW - 5)], slices: [rawSlice([{ ready: false, zone: 'zone-false' }])] },
      want: 'different stale-slice',
    },
    {
      name: 'one pod that is late and one that is false',
      scene: {
        pods: [becameReadyAt(NOW - 5), aPod({ name: 'web-2', podIPs: ['10.0.0.1'] })],
        slices: [rawSlice([{ ready: false }, { pod: 'web-2', ready: false }])],
      },
      want: 'different controller-lag stale-slice',
    },
    {
      name: 'a pod that was made after the slice was written',
      scene: { pods: [aPod({ creationTimestamp: NOW - 3 })], slices: [rawSlice([])] },
      want: 'explained controller-lag',
    },
    {
      name: 'a pod whose labels were changed after the slice was written',
      scene: {
        pods: [aPod({ labels: { app: 'other' } })],
        slices: [rawSlice([{}])],
        labelWrites: { managers: ['kubectl-label'], lastAt: NOW - 2 },
      },
      want: 'explained controller-lag',
    },
    {
      name: 'a port that was added after the slice was written',
      scene: {
        service: aService({ ports: [aServicePort(), aServicePort({ name: 'b', port: 81, targetPort: 81 })] }),
        slices: [rawSlice([{}])],
        specWrites: { managers: ['kubectl-edit'], lastAt: NOW - 2 },
      },
      want: 'explained controller-lag',
    },
    {
      name: 'a service so young that it has no slices yet',
      scene: { service: aService({ creationTimestamp: NOW - 2 }) },
      want: 'explained controller-lag',
    },
    {
      name: 'no slices at all for an old service with a young pod',
      scene: { pods: [aPod({ creationTimestamp: NOW - 2 })] },
      want: 'different stale-slice',
    },
  ])('$name', async ({ scene, want }) => {
    expect(await told(scene)).toBe(want);
  });
});
