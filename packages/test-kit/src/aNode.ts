import type { NamespaceRecord, NodeRecord } from '@fairlead/model';
import { aCondition } from './aPod.ts';
import { metadata } from './metadata.ts';
import { override, type Overrides } from './overrides.ts';

/** A ready worker `node-1` in `zone-a` with 4 cores; the label of the zone follows `zone`. */
export function aNode(overrides: Overrides<NodeRecord> = {}): NodeRecord {
  const name = overrides.name ?? 'node-1';
  const zone = 'zone' in overrides ? overrides.zone : 'zone-a';
  return override<NodeRecord>(
    {
      ...metadata('node', name, undefined, {
        'kubernetes.io/hostname': name,
        ...(zone === undefined ? {} : { 'topology.kubernetes.io/zone': zone }),
      }),
      zone,
      ready: aCondition({ type: 'Ready', reason: 'KubeletReady' }),
      unschedulable: false,
      controlPlane: false,
      allocatableMilliCpu: 4000,
    },
    overrides,
  );
}

/** An active namespace `shop`. */
export function aNamespace(overrides: Overrides<NamespaceRecord> = {}): NamespaceRecord {
  return override<NamespaceRecord>(
    { ...metadata('namespace', overrides.name ?? 'shop', undefined), phase: 'Active' },
    overrides,
  );
}
