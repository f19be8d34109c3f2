import type { NamespaceRecord, ReplicaSetRecord } from '@fairlead/model';

/** The smallest namespaced record there is. The name decides the UID unless one is given. */
export function aReplicaSet(key: string, over: Partial<ReplicaSetRecord> = {}): ReplicaSetRecord {
  const [namespace = '', name = ''] = key.split('/');
  return {
    uid: `uid-${namespace}-${name}`,
    name,
    namespace,
    resourceVersion: '1',
    creationTimestamp: undefined,
    deletionTimestamp: undefined,
    labels: {},
    controller: undefined,
    ...over,
  };
}

/** The smallest cluster-scoped record there is. */
export function aNamespace(name: string, over: Partial<NamespaceRecord> = {}): NamespaceRecord {
  return {
    uid: `uid-${name}`,
    name,
    resourceVersion: '1',
    creationTimestamp: undefined,
    deletionTimestamp: undefined,
    labels: {},
    phase: 'Active',
    ...over,
  };
}
