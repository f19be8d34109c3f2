import type { IngressBackendRecord, IngressRecord, ReplicaSetRecord, WorkloadRecord } from '@fairlead/model';
import { aControllerRef, uidOf } from './aPod.ts';
import { metadata } from './metadata.ts';
import { override, type Overrides } from './overrides.ts';

/** A Deployment `shop/web` that asks for one pod with label `app: web` and has it. */
export function aWorkload(overrides: Overrides<WorkloadRecord> = {}): WorkloadRecord {
  const name = overrides.name ?? 'web';
  const namespace = overrides.namespace ?? 'shop';
  const replicas = overrides.replicas ?? 1;
  return override<WorkloadRecord>(
    {
      ...metadata(overrides.kind ?? 'Deployment', name, namespace, { app: 'web' }),
      uid: uidOf(overrides.kind ?? 'Deployment', name),
      namespace,
      kind: 'Deployment',
      controller: undefined,
      replicas,
      readyReplicas: replicas,
      templateLabels: { app: 'web' },
      namedHosts: [],
      configMaps: [],
      succeeded: 0,
      failed: 0,
    },
    overrides,
  );
}

/** The ReplicaSet `shop/web-7d4b9c6f5` of Deployment `web`. */
export function aReplicaSet(overrides: Overrides<ReplicaSetRecord> = {}): ReplicaSetRecord {
  const name = overrides.name ?? 'web-7d4b9c6f5';
  const namespace = overrides.namespace ?? 'shop';
  return override<ReplicaSetRecord>(
    {
      ...metadata('ReplicaSet', name, namespace, { app: 'web' }),
      uid: uidOf('ReplicaSet', name),
      namespace,
      controller: aControllerRef({ kind: 'Deployment', name: 'web' }),
    },
    overrides,
  );
}

/** A backend `web:http` for `shop.example/`. */
export function anIngressBackend(overrides: Overrides<IngressBackendRecord> = {}): IngressBackendRecord {
  return override<IngressBackendRecord>(
    { host: 'shop.example', path: '/', serviceName: 'web', servicePort: 'http' },
    overrides,
  );
}

/** An Ingress `shop/web` with one rule: {@link anIngressBackend}. */
export function anIngress(overrides: Overrides<IngressRecord> = {}): IngressRecord {
  const name = overrides.name ?? 'web';
  const namespace = overrides.namespace ?? 'shop';
  return override<IngressRecord>(
    {
      ...metadata('ingress', name, namespace),
      namespace,
      ingressClassName: undefined,
      hosts: ['shop.example'],
      backends: [anIngressBackend()],
    },
    overrides,
  );
}
