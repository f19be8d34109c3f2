import type { ContainerRecord, ContainerState, ContainerStateTerminated, PodRecord } from '@fairlead/model';
import fc from 'fast-check';

const text = fc.oneof(
  fc.constantFrom('Ready', 'app', 'http', 'ErrImagePull'),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const name = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-z0-9.-]{0,20}$/) },
  fc.string({ unit: 'grapheme', minLength: 1 }).filter((each) => !each.includes('/')),
);
const seconds = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1_790_000_000, max: 1_790_100_000 }) },
  fc.maxSafeInteger(),
);
/** Garbage in JSON reaches a record as any number. */
const number = fc.oneof({ weight: 8, arbitrary: fc.integer() }, fc.double({ noNaN: true, noDefaultInfinity: true }));
const texts = fc.array(text, { maxLength: 2 });

const terminated: fc.Arbitrary<ContainerStateTerminated> = fc.record({
  kind: fc.constant('terminated'),
  exitCode: number,
  reason: maybe(text),
  message: maybe(text),
  startedAt: maybe(seconds),
  finishedAt: maybe(seconds),
});

const state: fc.Arbitrary<ContainerState> = fc.oneof(
  fc.record({ kind: fc.constant('waiting' as const), reason: maybe(text), message: maybe(text) }),
  fc.record({ kind: fc.constant('running' as const), startedAt: maybe(seconds) }),
  terminated,
);

const container: fc.Arbitrary<ContainerRecord> = fc.record({
  kind: fc.constantFrom('init', 'sidecar', 'container'),
  name: text,
  image: text,
  ports: fc.array(
    fc.record({ name: maybe(text), containerPort: number, protocol: fc.constantFrom('TCP', 'UDP', 'SCTP') }),
    { maxLength: 2 },
  ),
  hasReadinessProbe: fc.boolean(),
  hasStartupProbe: fc.boolean(),
  memoryLimit: maybe(text),
  status: maybe(
    fc.record({
      ready: fc.boolean(),
      started: maybe(fc.boolean()),
      restartCount: number,
      state: maybe(state),
      lastTerminated: maybe(terminated),
    }),
  ),
});

const address = fc.oneof(fc.ipV4(), fc.ipV6(), text);
const uid = fc.oneof(fc.uuid(), text);
const version = fc.oneof(
  fc.integer({ min: 0, max: 5 }).map(String),
  fc.maxSafeNat().map(String),
  text,
  fc.constant('007'),
);

const controller = fc.record({ kind: text, name, uid, apiVersion: text });

/** Any pod record there can be, most of them with something unusual. */
export const arbitraryPod: fc.Arbitrary<PodRecord> = fc
  .record({
    uid,
    name,
    resourceVersion: version,
    creationTimestamp: maybe(seconds),
    deletionTimestamp: maybe(seconds),
    labels: fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      text,
      { maxKeys: 6, noNullPrototype: true },
    ),
    namespace: fc.oneof(fc.constantFrom('shop', 'batch', ''), name),
    controller: maybe(controller),
    deletionGracePeriodSeconds: maybe(number),
    finalizers: texts,
    nodeName: maybe(text),
    hostNetwork: fc.boolean(),
    hostname: maybe(text),
    subdomain: maybe(text),
    scrapeAt: maybe(fc.constantFrom('9090/metrics', '15020/stats/prometheus')),
    readinessGates: texts,
    schedulingGates: texts,
    containers: fc.array(container, { maxLength: 3 }),
    phase: maybe(fc.constantFrom('Pending', 'Running', 'Succeeded', 'Failed', 'Unknown')),
    reason: maybe(text),
    message: maybe(text),
    startTime: maybe(seconds),
    podIPs: fc.array(address, { maxLength: 2 }),
    conditions: fc.array(
      fc.record({
        type: text,
        status: fc.constantFrom('True', 'False', 'Unknown'),
        lastTransitionTime: maybe(seconds),
        reason: maybe(text),
        message: maybe(text),
      }),
      { maxLength: 4 },
    ),
  })
  // As from a literal: without the null prototypes that fast-check likes.
  .map((pod): PodRecord => structuredClone(pod))
  .chain((pod) => fc.constantFrom(pod, named(pod), asStatefulSet(pod)));

/** Named after its controller, as nearly all pods are. */
function named(pod: PodRecord): PodRecord {
  return pod.controller === undefined ? pod : { ...pod, name: `${pod.controller.name}-${pod.name}` };
}

/** With its name in a label and as host name. */
function asStatefulSet(record: PodRecord): PodRecord {
  const pod = { ...record, name: `${record.name}-7` };
  const labels = {
    ...pod.labels,
    'statefulset.kubernetes.io/pod-name': pod.name,
    'apps.kubernetes.io/pod-index': '7',
  };
  return { ...pod, hostname: pod.name, labels };
}
