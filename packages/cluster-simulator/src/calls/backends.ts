import { isReady, isTerminal } from '../controllers/podTemplates.ts';
import type { Pod } from '../objects/podShapes.ts';
import type { Service } from '../objects/shapes.ts';

/** What telemetry calls the source or destination of a call. */
export interface Workload {
  readonly namespace: string;
  readonly name: string;
  readonly kind: string;
  /** Label `app.kubernetes.io/name`, else the workload's name. */
  readonly app: string;
  readonly version: string;
}

/** A pod that takes part in the calls of its service. */
export interface Member {
  readonly uid: string;
  readonly name: string;
  readonly ip: string;
  readonly workload: Workload;
  readonly createdMs: number;
  /** Of the service's calls; those of all members make 1. */
  readonly share: number;
}

export interface Backends {
  readonly members: readonly Member[];
  /** Share of the calls that reaches no pod, and why in Envoy's words: no healthy upstream, or upstream connection failure. */
  readonly undelivered: number;
  readonly flag: 'UH' | 'UF';
}

/** A pod to which clients come back by their address: how its calls are spread over three pods. */
const STICKY = [0.62, 0.25, 0.13];
/** Calls that fail on one pod are tried again now and then, and some of those succeed. */
const SAVED_BY_RETRY = 0.04;

/** Who answers for a service at its first port, and how much of what is asked goes nowhere. */
export function backendsOf(service: Service | undefined, pods: readonly Pod[]): Backends {
  const usable = pods.filter((pod) => pod.status.podIP !== undefined && !isTerminal(pod) && isReady(pod));
  const steady = usable.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  // Draining pods answer only while there are no others.
  const ready = steady.length > 0 ? steady : usable;
  const target = service?.spec.ports?.[0]?.targetPort;
  const answering = ready.filter((pod) => hasPort(pod, target));
  if (service === undefined || answering.length === 0) return { members: [], undelivered: 1, flag: 'UH' };
  const weights = answering.map((_, index) =>
    service.spec.sessionAffinity === 'ClientIP' ? (STICKY[index] ?? 0.1) : 1,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    members: answering.map((pod, index) => ({
      uid: pod.metadata.uid,
      name: pod.metadata.name,
      ip: pod.status.podIP ?? '',
      workload: workloadOf(pod),
      createdMs: Date.parse(pod.metadata.creationTimestamp),
      share: (weights[index] ?? 0) / total,
    })),
    undelivered: (1 - answering.length / ready.length) * (1 - SAVED_BY_RETRY),
    flag: 'UF',
  };
}

function hasPort({ spec }: Pod, target: number | string | undefined): boolean {
  if (typeof target !== 'string') return true;
  return spec.containers.some(({ ports = [] }) => ports.some(({ name }) => name === target));
}

/** By its owner; a ReplicaSet stands for the Deployment whose name it begins with. */
export function workloadOf({ metadata }: Pod): Workload {
  const { namespace = '', labels = {}, ownerReferences = [] } = metadata;
  const owner = ownerReferences.find(({ controller }) => controller === true);
  const hash = labels['pod-template-hash'];
  const isSet = owner?.kind === 'ReplicaSet' && hash !== undefined && owner.name.endsWith(`-${hash}`);
  const name = owner === undefined ? metadata.name : isSet ? owner.name.slice(0, -hash.length - 1) : owner.name;
  return {
    namespace,
    name,
    kind: isSet ? 'Deployment' : (owner?.kind ?? 'Pod'),
    app: labels['app.kubernetes.io/name'] ?? name,
    version: labels['app.kubernetes.io/version'] ?? 'latest',
  };
}
