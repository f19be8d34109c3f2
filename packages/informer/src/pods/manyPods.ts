import type { PodRecord } from '@fairlead/model';

const PODS_OF_A_TEMPLATE = 12;

/** A pod with sidecar as it comes off the wire: nothing in it is shared with another one. One in fifty is unwell. */
export function oneOfManyPods(index: number): PodRecord {
  const set = Math.floor(index / PODS_OF_A_TEMPLATE);
  const name = `service-${set}-7d9c5b8f6-${String(index).padStart(5, '0')}`;
  const at = 1_790_000_000 + ((index * 7919) % 100_000);
  const unwell = index % 50 === 0;
  const status = { ready: true, started: true, restartCount: 0, state: { kind: 'running', startedAt: at + 4 } };
  const waiting = {
    ...status,
    ready: false,
    restartCount: index,
    state: {
      kind: 'waiting',
      reason: 'CrashLoopBackOff',
      message: `back-off 5m0s restarting failed container of ${name}`,
    },
  };
  const spec = { kind: 'container', ports: [], hasReadinessProbe: true, hasStartupProbe: false, memoryLimit: '256Mi' };
  const pod = {
    uid: `0b8a3c1e-7c5d-4b7e-9a54-${String(index).padStart(12, '0')}`,
    name,
    namespace: `team-${Math.floor(set / 20)}`,
    resourceVersion: String(1_000_000 + index),
    creationTimestamp: at,
    labels: { app: `service-${set}`, 'app.kubernetes.io/version': '1.2', 'pod-template-hash': `7d9c5b8f6-${set}` },
    controller: {
      kind: 'ReplicaSet',
      name: `service-${set}-7d9c5b8f6`,
      uid: `uid-of-set-${set}`,
      apiVersion: 'apps/v1',
    },
    finalizers: [],
    nodeName: `node-${index % 1_000}`,
    hostNetwork: false,
    readinessGates: [],
    schedulingGates: [],
    containers: [
      {
        ...spec,
        name: `service-${set}`,
        image: `registry.example/shop/service-${set}:1.2.3`,
        ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
        status: unwell ? waiting : status,
      },
      { ...spec, name: 'proxy', image: 'registry.example/mesh/proxy:1.24.1', status },
    ],
    phase: 'Running',
    startTime: at,
    podIPs: [`10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`],
    conditions: ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({
      type,
      status: 'True',
      lastTransitionTime: at + 7,
    })),
  };
  return JSON.parse(JSON.stringify(pod)) as PodRecord;
}
