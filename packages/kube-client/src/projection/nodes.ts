import type { NamespaceRecord, NodeRecord } from '@fairlead/model';
import { objectOf, oneOf, textOf } from './json.ts';
import type { JsonObject } from './json.ts';
import { conditionsOf, objectRecord } from './metadata.ts';
import { milliValue } from './quantity.ts';

/** A Node. Its zone comes from one label only: R22 (docs/resolution.md). Source: `Node` of core/v1. */
export function nodeRecord(node: JsonObject): NodeRecord {
  const common = objectRecord(node);
  const status = objectOf(node['status']);
  return {
    ...common,
    zone: textOf(common.labels['topology.kubernetes.io/zone']),
    ready: conditionsOf(status).find((condition) => condition.type === 'Ready'),
    unschedulable: objectOf(node['spec'])['unschedulable'] === true,
    controlPlane:
      Object.hasOwn(common.labels, 'node-role.kubernetes.io/control-plane') ||
      Object.hasOwn(common.labels, 'node-role.kubernetes.io/master'),
    allocatableMilliCpu: milliValue(objectOf(status['allocatable'])['cpu']),
  };
}

/** Source: `Namespace` of core/v1. */
export function namespaceRecord(namespace: JsonObject): NamespaceRecord {
  return {
    ...objectRecord(namespace),
    phase: oneOf(objectOf(namespace['status'])['phase'], ['Active', 'Terminating']),
  };
}
