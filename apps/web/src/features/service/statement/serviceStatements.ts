import type { Reason, Service } from '@fairlead/protocol';
import type { FieldPath } from './field.ts';

/** Where a statement can be looked up: the field it rests on, and a `kubectl` line that shows the same. */
export interface Evidence {
  readonly field: FieldPath;
  readonly kubectl: string;
}

type Subject = Pick<Service, 'namespace' | 'name' | 'selector' | 'policies'>;

/** On what a reason of a service rests. Names are Kubernetes names and label values, which no shell takes apart. */
export function evidenceOf({ id, facts }: Reason, service: Subject): Evidence {
  const { namespace, name } = service;
  const pods = podsLine(service);
  const object = `kubectl get service ${name} -n ${namespace} -o yaml`;
  switch (id) {
    case 'external-name':
      return { field: ['spec', 'externalName'], kubectl: object };
    case 'no-selector':
    case 'no-selector-unfilled':
      return {
        field: ['spec'],
        kubectl: `kubectl get endpointslices -n ${namespace} -l kubernetes.io/service-name=${name}`,
      };
    case 'service-deleting':
      return { field: ['metadata', 'deletionTimestamp'], kubectl: object };
    case 'namespace-terminating':
      return { field: ['metadata', 'namespace'], kubectl: `kubectl get namespace ${namespace} -o yaml` };
    case 'selector-matches-nothing':
    case 'near-miss':
    case 'no-pods':
      return { field: ['spec', 'selector'], kubectl: `kubectl get pods -n ${namespace} --show-labels` };
    case 'wrong-namespace':
      return { field: ['spec', 'selector'], kubectl: pods.replace(`-n ${namespace}`, '-A') };
    case 'scaled-to-zero':
      return { field: ['spec', 'selector'], kubectl: workloadLine(facts, namespace) ?? pods };
    case 'family-mismatch':
    case 'family-empty':
      return { field: ['spec', 'ipFamilies'], kubectl: pods };
    case 'port-unresolved':
    case 'port-partial':
    case 'port-differs':
    case 'target-undeclared':
    case 'target-other-protocol':
    case 'target-is-port-name':
      return { field: portField(facts), kubectl: `kubectl describe pods -n ${namespace} -l ${labels(service)}` };
    case 'no-ports':
      return { field: ['spec', 'ports'], kubectl: object };
    case 'headless':
      return { field: ['spec', 'clusterIP'], kubectl: object };
    case 'other-proxy':
      return { field: ['metadata', 'labels', 'service.kubernetes.io/service-proxy-name'], kubectl: object };
    case 'internal-local':
      return { field: ['spec', 'internalTrafficPolicy'], kubectl: pods };
    case 'external-local':
      return { field: ['spec', 'externalTrafficPolicy'], kubectl: pods };
    case 'load-balancer-pending':
      return { field: ['status', 'loadBalancer'], kubectl: `kubectl describe service ${name} -n ${namespace}` };
    case 'topology-off':
      return {
        field: ['spec', 'trafficDistribution'],
        kubectl: 'kubectl get nodes -L topology.kubernetes.io/zone',
      };
    case 'publishes-unready':
      return { field: ['spec', 'publishNotReadyAddresses'], kubectl: pods };
    default:
      // Sums over the selected pods, and states of resources.
      return { field: service.selector === null ? ['spec'] : ['spec', 'selector'], kubectl: pods };
  }
}

function labels({ selector }: Subject): string {
  return Object.entries(selector ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

function podsLine(service: Subject): string {
  const { namespace, name, selector } = service;
  return selector === null
    ? `kubectl get service ${name} -n ${namespace} -o yaml`
    : `kubectl get pods -n ${namespace} -l ${labels(service)} -o wide`;
}

function workloadLine(facts: Reason['facts'], namespace: string): string | undefined {
  const { kind, name } = facts;
  if (typeof kind !== 'string' || typeof name !== 'string') return undefined;
  return `kubectl get ${kind.toLowerCase()} ${name} -n ${namespace}`;
}

/** A port is told by its number; several may share a name with none. */
function portField({ port }: Reason['facts']): FieldPath {
  return typeof port === 'number' ? ['spec', 'ports', { port: String(port) }] : ['spec', 'ports'];
}
