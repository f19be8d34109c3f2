import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { PodRecord } from '@fairlead/model';
import { objectKey } from '@fairlead/model';
import { RecordTable } from './objectTable.ts';

/** A pod as it comes off the wire: nothing in it is shared with another one. */
function aPod(index: number): PodRecord {
  const template = {
    uid: `0b8a3c1e-7c5d-4b7e-9a54-${String(index).padStart(12, '0')}`,
    name: `cart-7d9c5b8f6-${String(index).padStart(5, '0')}`,
    namespace: 'shop',
    resourceVersion: String(1_000_000 + index),
    creationTimestamp: 1_790_000_000,
    labels: { app: 'cart', 'pod-template-hash': `7d9c5b8f6${index % 10}` },
    controller: { kind: 'ReplicaSet', name: 'cart-7d9c5b8f6', uid: `rs-${index}`, apiVersion: 'apps/v1' },
    finalizers: [],
    nodeName: `node-${index % 100}`,
    hostNetwork: false,
    readinessGates: [],
    schedulingGates: [],
    containers: [
      {
        kind: 'container',
        name: 'cart',
        image: 'registry.example/cart:1.2.3',
        ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
        hasReadinessProbe: true,
        hasStartupProbe: false,
        status: { ready: true, started: true, restartCount: 0, state: { kind: 'running', startedAt: 1_790_000_010 } },
      },
    ],
    phase: 'Running',
    startTime: 1_790_000_001,
    podIPs: [`10.0.${index >> 8}.${index & 255}`],
    conditions: ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({
      type,
      status: 'True',
      lastTransitionTime: 1_790_000_020,
    })),
  };
  return JSON.parse(JSON.stringify(template)) as PodRecord;
}

function usedHeapBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

describe('RecordTable.retainedBytes', () => {
  it('is nothing while it holds nothing', () => {
    expect(new RecordTable<PodRecord>().retainedBytes()).toBe(0);
  });

  it('follows what is put and removed', () => {
    const table = new RecordTable<PodRecord>();
    for (let index = 0; index < 100; index += 1) table.put(`shop/${index}`, aPod(index));
    const all = table.retainedBytes();
    for (let index = 0; index < 50; index += 1) table.remove(`shop/${index}`);
    expect(table.retainedBytes() / all).toBeCloseTo(0.5, 1);
    for (let index = 50; index < 100; index += 1) table.remove(`shop/${index}`);
    expect(table.retainedBytes()).toBe(0);
  });

  it('estimates what the heap gives up for the records, within a quarter', () => {
    const table = new RecordTable<PodRecord>();
    const before = usedHeapBytes();
    for (let index = 0; index < 5_000; index += 1) {
      const pod = aPod(index);
      table.put(objectKey(pod), pod);
    }
    const held = usedHeapBytes() - before;
    const ratio = table.retainedBytes() / held;
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1.25);
  });
});
