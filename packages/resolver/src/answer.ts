import type {
  IpFamily,
  ObjectKey,
  PodRecord,
  Protocol,
  Reason,
  ServiceRecord,
  Since,
  WorkloadKind,
} from '@fairlead/model';

/** The three conditions of an endpoint, always all three (rule R11). */
export interface EndpointConditions {
  readonly ready: boolean;
  readonly serving: boolean;
  readonly terminating: boolean;
}

/** A port as an EndpointSlice publishes it (rule R17). */
export interface SlicePort {
  readonly name: string;
  readonly port: number;
  readonly protocol: Protocol;
  readonly appProtocol?: string;
}

export interface SliceEndpoint {
  readonly addresses: readonly string[];
  readonly conditions: EndpointConditions;
  readonly hostname?: string;
  readonly nodeName?: string;
  readonly zone?: string;
  readonly targetRef: {
    readonly kind: 'Pod';
    readonly namespace: string;
    readonly name: string;
    readonly uid?: string;
  };
}

/** One slice = service + address type + set of ports (rule R19); never cut into chunks. */
export interface Slice {
  /** `namespace/name`. */
  readonly service: ObjectKey;
  readonly addressType: IpFamily;
  readonly ports: readonly SlicePort[];
  readonly endpoints: readonly SliceEndpoint[];
}

/** Verdict per pod and service port (part D of docs/resolution.md). */
export type PodTraffic = 'receives' | 'fallback' | 'local-only' | 'none';

export interface PodPortAnswer {
  readonly name: string;
  readonly protocol: Protocol;
  /** Number in the service. */
  readonly port: number;
  /** Number in the pod; `undefined` if a named target is not found (rule R16). */
  readonly target: number | undefined;
  readonly traffic: PodTraffic;
}

export type GateKind =
  'selected' | 'scheduled' | 'has-ip' | 'init' | 'sidecar' | 'container' | 'gate' | 'not-terminating' | 'port';

/** One step on the way of a pod to traffic, in the order they have to flip. */
export interface Gate {
  /** `KIND` or `KIND/NAME`. */
  readonly id: string;
  readonly kind: GateKind;
  readonly name: string | undefined;
  readonly state: 'passed' | 'failed' | 'waiting' | 'unknown';
  readonly since: Since | undefined;
  /** What the API says about it: a waiting reason, a condition's message. */
  readonly detail: string | undefined;
  readonly reason: Reason | undefined;
}

/** The workload at the top of a pod's owner references; a bare pod is its own, of kind `Pod`. */
export interface WorkloadRef {
  readonly kind: WorkloadKind | 'Pod' | (string & {});
  readonly name: string;
}

/** What one selected pod is for one service. */
export interface PodAnswer {
  readonly pod: PodRecord;
  readonly zone: string | undefined;
  readonly workload: WorkloadRef;
  /** In at least one slice. */
  readonly listed: boolean;
  /** `undefined` if not listed. */
  readonly conditions: EndpointConditions | undefined;
  readonly ports: readonly PodPortAnswer[];
  /** The worst port counts. */
  readonly traffic: PodTraffic;
  /** In the order of the table in part E; empty for a pod that simply receives. */
  readonly reasons: readonly Reason[];
  /** Without traffic only because it starts or drains within its grace (ui 4.2); until when. */
  readonly grace: { readonly kind: 'starting' | 'draining'; readonly until: number } | undefined;
}

/** Counts over the selected and unfinished pods of a service; `receiving` on every port (the worst port counts). */
export interface BackendCounts {
  readonly total: number;
  readonly listed: number;
  readonly ready: number;
  readonly serving: number;
  readonly terminating: number;
  readonly receiving: number;
  /** Of `receiving`: though not ready, by publishNotReadyAddresses (rule R12). */
  readonly receivingUnready: number;
  /** Pods that receive only because nothing is ready (rule R34). */
  readonly fallback: number;
}

export interface ServicePortAnswer {
  readonly name: string;
  readonly protocol: Protocol;
  readonly port: number;
  readonly targetPort: number | string;
  /** Pods that receive on this port. */
  readonly receiving: number;
  /** No listed pod resolves this named port. */
  readonly unresolved: boolean;
}

/** The whole answer for one service: a pure function of the current objects and the time. */
export interface ServiceAnswer {
  readonly service: ServiceRecord;
  /** Empty for a service that gets no slices (rules R2, R3). */
  readonly slices: readonly Slice[];
  readonly families: readonly { readonly family: IpFamily; readonly listed: number }[];
  readonly ports: readonly ServicePortAnswer[];
  /** Every selected pod, finished ones included, in order of names. */
  readonly pods: readonly PodAnswer[];
  readonly backends: BackendCounts;
  /** In the order of the table in part E, hints after the reason they belong to, then the sums over pods. */
  readonly reasons: readonly Reason[];
  /** The answer depends on the time and has to be computed again then (epoch seconds); `undefined` if it does not. */
  readonly validUntil: number | undefined;
}
