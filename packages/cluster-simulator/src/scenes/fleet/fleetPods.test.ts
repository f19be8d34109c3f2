import { describe, expect, it } from 'vitest';
import { encodeMessage } from '../../protobuf/encode.ts';
import type { Pod } from '../../objects/podShapes.ts';
import type { Encoding, Form } from '../../world/sketch.ts';
import type { FleetPod } from './fleetPods.ts';
import { FleetPods } from './fleetPods.ts';
import { FleetPlan } from './plan.ts';

const NODES = 13;
const nodes = Array.from({ length: NODES }, (_, index) => ({
  name: `node-${String(index).padStart(4, '0')}`,
  address: `192.0.2.${index * 9 + 1}`,
}));
const NOW = 1_790_000_000;

function somePods(pods: number, services: number): FleetPods {
  return new FleetPods(new FleetPlan({ pods, services, nodes: NODES }), nodes, NOW - 800_000, 9_000);
}

function bytesOf(encoding: Encoding): Buffer {
  const bytes = Buffer.alloc(encoding.length);
  encoding.writeTo(bytes, 0);
  return bytes;
}

const FORMS: readonly { readonly form: Form; readonly encode: (pod: Pod) => Uint8Array }[] = [
  { form: 'protobuf', encode: (pod) => encodeMessage('Pod', pod) },
  { form: 'protobuf-metadata', encode: (pod) => encodeMessage('PartialObjectMetadata', pod) },
  { form: 'json', encode: (pod) => Buffer.from(JSON.stringify(pod)) },
  {
    form: 'json-metadata',
    encode: ({ metadata }) =>
      Buffer.from(JSON.stringify({ kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata })),
  },
];

/** Pods of every fare, with names, addresses and versions of every length. */
function samples(): readonly FleetPod[] {
  const pods = somePods(3000, 200);
  const every = Array.from({ length: 600 }, (_, index) => pods.sketchAt(index * 5));
  const ready = pods.sketchAt(5);
  const changed = [ready.turned(false, NOW), ready.turned(false, NOW).turned(true, NOW + 1), ready.replaced(NOW)];
  return [...every, ...changed, ...changed.map((pod) => pod.at(123_456_789))];
}

describe('the pods of a fleet', () => {
  it.each(FORMS)('are encoded as $form byte by byte as if they had been made', ({ form, encode }) => {
    for (const sketch of samples()) {
      const pod = sketch.make();
      if (!bytesOf(sketch.encoding(form)).equals(encode(pod))) {
        expect.fail(`${sketch.key} (${sketch.state.fare.life})`);
      }
    }
  });

  it('have the labels of the pods made of them', () => {
    for (const sketch of samples()) expect(sketch.labels).toEqual(sketch.make().metadata.labels);
  });

  it('are as large as pods with a sidecar are', () => {
    const length = bytesOf(somePods(100, 5).sketchAt(7).encoding('json')).length;
    expect(length).toBeGreaterThan(8_000);
    expect(length).toBeLessThan(13_000);
  });

  it('are in the order of their keys, each in the row of its key', () => {
    for (const pods of [somePods(3000, 200), somePods(3000, 1), somePods(7, 20)]) {
      const keys = Array.from({ length: pods.size }, (_, row) => pods.keyAt(row));
      expect(keys).toEqual(keys.toSorted());
      expect(new Set(keys).size).toBe(pods.size);
      expect(keys.map((key) => pods.rowOf(key))).toEqual(keys.map((_, row) => row));
      const later = pods.sketchAt(3).replaced(NOW).replaced(NOW);
      expect(pods.rowOf(later.key)).toBe(3);
      expect(later.key).not.toBe(keys[3]);
    }
  });

  it('have addresses and uids of their own', () => {
    const pods = somePods(4000, 20);
    const made = Array.from({ length: pods.size }, (_, row) => pods.sketchAt(row).make());
    expect(new Set(made.map(({ status }) => status.podIP)).size).toBe(pods.size);
    expect(new Set(made.map(({ metadata }) => metadata.uid)).size).toBe(pods.size);
  });

  it('are found by namespace and by the uid of their ReplicaSet', () => {
    const pods = somePods(333, 50);
    for (let row = 0; row < pods.size; row++) {
      const { metadata } = pods.sketchAt(row).make();
      const [firstOfNamespace, endOfNamespace] = pods.rowsIn(metadata.namespace ?? '');
      const [firstOfSet, endOfSet] = pods.rowsOwnedBy(metadata.ownerReferences?.[0]?.uid ?? '');
      expect(row >= firstOfNamespace && row < endOfNamespace && row >= firstOfSet && row < endOfSet).toBe(true);
      expect(endOfSet - firstOfSet).toBeLessThan(8);
    }
    expect(pods.rowsIn('team-003')).toEqual([0, 0]);
    expect(pods.rowsIn('kube-system')).toEqual([0, 0]);
    expect(pods.rowsOwnedBy('unknown')).toEqual([0, 0]);
  });

  it.each([
    '',
    'x',
    'team-000/service-00000-x-22222',
    'team-001/service-00000-22222',
    'team-000/service-99999-ab-22222',
  ])('have no row for %j', (key) => expect(somePods(100, 5).rowOf(key)).toBeUndefined());
});
