/**
 * The small records Fairlead keeps of Kubernetes objects. They are made at the door (`kube-client`) and never change.
 *
 * Rules that hold for every record:
 * - What is missing, empty (`""`, `{}`, `[]`) or zero on the wire in a sense of "not set" is `undefined` here, or an empty
 *   list where the field is a list: JSON and protobuf spell absence differently, a record does not.
 * - Times are whole seconds of the Unix epoch. Names and enum values are spelled as the Kubernetes API spells them.
 * - Defaults that an API server fills in (rule R1) are filled in here, too: `protocol`, `targetPort`, missing selectors.
 */

/** Labels of an object, or a selector: plain string pairs. */
export type Labels = Readonly<Record<string, string>>;

/** Whole seconds of the Unix epoch. */
export type EpochSeconds = number;

/** What every namespaced or cluster-scoped record carries. */
export interface ObjectRecord {
  readonly uid: string;
  readonly name: string;
  /** As the server sent it; opaque. */
  readonly resourceVersion: string;
  readonly creationTimestamp: EpochSeconds | undefined;
  readonly deletionTimestamp: EpochSeconds | undefined;
  readonly labels: Labels;
}

export interface NamespacedRecord extends ObjectRecord {
  readonly namespace: string;
}

/** The owner reference that has `controller: true`. */
export interface ControllerRef {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly apiVersion: string;
}

export type ConditionStatus = 'True' | 'False' | 'Unknown';

/** One entry of `status.conditions`, in the order of the API. */
export interface Condition {
  readonly type: string;
  readonly status: ConditionStatus;
  readonly lastTransitionTime: EpochSeconds | undefined;
  readonly reason: string | undefined;
  readonly message: string | undefined;
}

export type Protocol = 'TCP' | 'UDP' | 'SCTP';

// ---------------------------------------------------------------------------------------------------------------- Pods

export interface ContainerPortRecord {
  readonly name: string | undefined;
  readonly containerPort: number;
  readonly protocol: Protocol;
}

export interface ContainerStateWaiting {
  readonly kind: 'waiting';
  readonly reason: string | undefined;
  readonly message: string | undefined;
}
export interface ContainerStateRunning {
  readonly kind: 'running';
  readonly startedAt: EpochSeconds | undefined;
}
export interface ContainerStateTerminated {
  readonly kind: 'terminated';
  readonly exitCode: number;
  readonly reason: string | undefined;
  readonly message: string | undefined;
  readonly startedAt: EpochSeconds | undefined;
  readonly finishedAt: EpochSeconds | undefined;
}
export type ContainerState = ContainerStateWaiting | ContainerStateRunning | ContainerStateTerminated;

/** `status.containerStatuses[]` or `status.initContainerStatuses[]` of one container. */
export interface ContainerStatusRecord {
  readonly ready: boolean;
  /** `undefined` when the kubelet has not said. */
  readonly started: boolean | undefined;
  readonly restartCount: number;
  readonly state: ContainerState | undefined;
  /** `lastState.terminated`. */
  readonly lastTerminated: ContainerStateTerminated | undefined;
}

/**
 * One container of a pod, spec and status together.
 * `init`: an init container that ends; `sidecar`: an init container with `restartPolicy: Always`; `container`: an app container.
 */
export interface ContainerRecord {
  readonly kind: 'init' | 'sidecar' | 'container';
  readonly name: string;
  readonly image: string;
  readonly ports: readonly ContainerPortRecord[];
  readonly hasReadinessProbe: boolean;
  readonly hasStartupProbe: boolean;
  /** `resources.limits.memory` as written ("256Mi"). */
  readonly memoryLimit: string | undefined;
  /** `undefined` when the kubelet has not reported this container yet. */
  readonly status: ContainerStatusRecord | undefined;
}

export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';

export interface PodRecord extends NamespacedRecord {
  readonly controller: ControllerRef | undefined;
  readonly deletionGracePeriodSeconds: number | undefined;
  readonly finalizers: readonly string[];
  readonly nodeName: string | undefined;
  readonly hostNetwork: boolean;
  readonly hostname: string | undefined;
  readonly subdomain: string | undefined;
  /** `spec.readinessGates[].conditionType`. */
  readonly readinessGates: readonly string[];
  /** Where its metrics are, by the annotations `prometheus.io/scrape`, `port` and `path`: `15020/stats/prometheus`. */
  readonly scrapeAt: string | undefined;
  /** `spec.schedulingGates[].name`. */
  readonly schedulingGates: readonly string[];
  /** App containers in order, then init containers and sidecars in order. Rule R15 depends on this order. */
  readonly containers: readonly ContainerRecord[];
  readonly phase: PodPhase | undefined;
  /** `status.reason`, such as `Evicted`. */
  readonly reason: string | undefined;
  readonly message: string | undefined;
  readonly startTime: EpochSeconds | undefined;
  /** `status.podIPs[].ip` as sent; `status.podIP` alone yields nothing (rule R7). */
  readonly podIPs: readonly string[];
  readonly conditions: readonly Condition[];
}

// ------------------------------------------------------------------------------------------------------------ Services

export interface ServicePortRecord {
  /** `""` when unnamed, as the slices spell it (rule R17). */
  readonly name: string;
  readonly protocol: Protocol;
  readonly port: number;
  /** A number, or the name of a container port; never missing (rule R1). */
  readonly targetPort: number | string;
  readonly nodePort: number | undefined;
  readonly appProtocol: string | undefined;
}

export type ServiceType = 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';
export type IpFamily = 'IPv4' | 'IPv6';
export type TrafficPolicy = 'Cluster' | 'Local';

export interface ServiceRecord extends NamespacedRecord {
  /** Only annotations the rules read (R25): `service.kubernetes.io/topology-mode` and `.../topology-aware-hints`. */
  readonly annotations: Labels;
  readonly finalizers: readonly string[];
  readonly type: ServiceType;
  /** `undefined` when missing or empty (rules R1, R3). */
  readonly selector: Labels | undefined;
  readonly ports: readonly ServicePortRecord[];
  /** An IP, `"None"`, or `undefined` when missing or empty. */
  readonly clusterIP: string | undefined;
  readonly clusterIPs: readonly string[];
  /** As sent; empty when the server does not tell (rule R5). */
  readonly ipFamilies: readonly IpFamily[];
  readonly externalName: string | undefined;
  readonly externalIPs: readonly string[];
  readonly publishNotReadyAddresses: boolean;
  readonly internalTrafficPolicy: TrafficPolicy;
  readonly externalTrafficPolicy: TrafficPolicy;
  readonly trafficDistribution: string | undefined;
  readonly sessionAffinity: string | undefined;
  readonly loadBalancerClass: string | undefined;
  readonly healthCheckNodePort: number | undefined;
  /** `status.loadBalancer.ingress[]`: IP or host name of each. */
  readonly loadBalancerIngress: readonly string[];
}

// --------------------------------------------------------------------------------------------------------------- Nodes

export interface NodeRecord extends ObjectRecord {
  /** Label `topology.kubernetes.io/zone`; `undefined` when missing or empty (rule R22). */
  readonly zone: string | undefined;
  /** The condition of type `Ready`. */
  readonly ready: Condition | undefined;
  readonly unschedulable: boolean;
  /** Label `node-role.kubernetes.io/control-plane` or `.../master` present (rule R25). */
  readonly controlPlane: boolean;
  /** `status.allocatable.cpu` in thousandths of a core. */
  readonly allocatableMilliCpu: number | undefined;
}

// ------------------------------------------------------------------------------------------------------ Other resources

export interface NamespaceRecord extends ObjectRecord {
  readonly phase: 'Active' | 'Terminating' | undefined;
}

export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job';

/** How the containers of a workload get at a ConfigMap. */
export interface ConfigMapUse {
  readonly name: string;
  /** The one key that they get; `undefined`: all of them, as variables or as files. */
  readonly key: string | undefined;
  /** The environment variable that has the value of the key; `undefined`: it is a file, or a variable of the name of the key. */
  readonly variable: string | undefined;
}

/** A Deployment, StatefulSet, DaemonSet or Job, reduced to what it asks for and what it reports. */
export interface WorkloadRecord extends NamespacedRecord {
  readonly kind: WorkloadKind;
  readonly controller: ControllerRef | undefined;
  /**
   * Pods asked for: `spec.replicas` (1 when missing), `status.desiredNumberScheduled` of a DaemonSet; of a Job
   * `spec.parallelism` (1 when missing), or 0 once it is complete, failed or suspended.
   */
  readonly replicas: number;
  readonly readyReplicas: number;
  /** `spec.template.metadata.labels`. */
  readonly templateLabels: Labels;
  /** Names in the containers of its template by which they could call services: `NAME`, beside it, or `NAME.NAMESPACE`. */
  readonly namedHosts: readonly string[];
  /** The ConfigMaps beside it that its template refers to; sorted by name, without repeats. */
  readonly configMaps: readonly ConfigMapUse[];
  /** Of a Job: `status.succeeded` and `status.failed`; otherwise 0. */
  readonly succeeded: number;
  readonly failed: number;
}

/** A ReplicaSet as `PartialObjectMetadata`: the link from a pod to its Deployment, nothing more. */
export interface ReplicaSetRecord extends NamespacedRecord {
  readonly controller: ControllerRef | undefined;
}

export interface IngressBackendRecord {
  readonly host: string | undefined;
  readonly path: string | undefined;
  readonly serviceName: string;
  readonly servicePort: number | string | undefined;
}

export interface IngressRecord extends NamespacedRecord {
  readonly ingressClassName: string | undefined;
  /** All hosts named by rules, in order, without repeats. */
  readonly hosts: readonly string[];
  /** Backends that are Services, the default backend first. */
  readonly backends: readonly IngressBackendRecord[];
}

// --------------------------------------------------------------------------------------------------------- Gateway API

export type RouteKind = 'HTTPRoute' | 'GRPCRoute' | 'TLSRoute' | 'TCPRoute' | 'UDPRoute';

/** One of `rules[].backendRefs[]` that is a Service. */
export interface RouteBackendRecord {
  readonly namespace: string;
  readonly name: string;
  readonly port: number | undefined;
  /** 1 when missing; 0: nothing is sent there. */
  readonly weight: number;
  /** Its place in `backendRefs[]`, from 0, by which proxies name it. */
  readonly place: number;
}

/** One of `parentRefs[]`: a Gateway, or a Service, whose calls a mesh leads along the route. Other kinds are left out. */
export interface RouteParentRecord {
  readonly kind: 'Gateway' | 'Service';
  readonly namespace: string;
  readonly name: string;
  /** Its controller refuses the route, or part of it: `Accepted` or `ResolvedRefs` is False in `status.parents[]`. */
  readonly refused: 'not-accepted' | 'unresolved' | undefined;
}

/** A route of the Gateway API, of any kind. */
export interface RouteRecord extends NamespacedRecord {
  readonly kind: RouteKind;
  readonly hostnames: readonly string[];
  readonly parents: readonly RouteParentRecord[];
  /** Backends of each rule, in the order of the rules. */
  readonly rules: readonly (readonly RouteBackendRecord[])[];
}

/** Leave for routes of other namespaces to lead to Services of its own. */
export interface ReferenceGrantRecord extends NamespacedRecord {
  /** Of `spec.from[]` those of routes. */
  readonly from: readonly { readonly kind: RouteKind; readonly namespace: string }[];
  /** Names of Services of its namespace, of `spec.to[]`; `undefined` stands for all of them. */
  readonly to: readonly (string | undefined)[];
}

/** A Gateway of the Gateway API. */
export interface GatewayRecord extends NamespacedRecord {
  readonly className: string | undefined;
  /** Host names of its listeners, in order, without repeats. */
  readonly hostnames: readonly string[];
  /** Its controller says that it is in place: the condition `Programmed` is True. */
  readonly programmed: boolean;
}
