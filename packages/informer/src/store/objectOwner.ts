import { objectKey } from '@fairlead/model';
import type { AnyRecord, ControllerRef, ReplicaSetRecord } from '@fairlead/model';

/** Finds a ReplicaSet by key; `undefined` when it is not known. */
export type ReplicaSetLookup = (key: string) => ReplicaSetRecord | undefined;

/**
 * Whose churn an event of this object is: the workload at the top of its owner references as `Deployment shop/cart`, or the
 * object itself under its own name when nothing owns it.
 */
export function ownerOf(record: AnyRecord, kind: string, replicaSets: ReplicaSetLookup): string {
  const namespace = 'namespace' in record ? record.namespace : undefined;
  const named = (ownerKind: string, name: string): string =>
    `${ownerKind} ${objectKey(namespace === undefined ? { name } : { namespace, name })}`;
  const controller = controllerOf(record);
  if (controller === undefined) return named(kind, record.name);
  if (controller.kind === 'ReplicaSet' && namespace !== undefined) {
    const deployment = replicaSets(objectKey({ namespace, name: controller.name }))?.controller;
    if (deployment !== undefined) return named(deployment.kind, deployment.name);
  }
  return named(controller.kind, controller.name);
}

function controllerOf(record: AnyRecord): ControllerRef | undefined {
  return 'controller' in record ? record.controller : undefined;
}
