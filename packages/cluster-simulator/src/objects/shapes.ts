/**
 * The Kubernetes objects the simulator keeps, in the shape of their JSON, without `kind` and `apiVersion` (a list's items have
 * none). Stored objects are never changed in place: a write replaces the object and shares what stayed equal.
 */

import type { Condition, KubeObject, StringMap, Timestamp } from './metaShapes.ts';
import type { IntOrString, Pod, PodTemplate } from './podShapes.ts';

export type {
  Condition,
  KubeObject,
  ManagedFields,
  ObjectMeta,
  OwnerReference,
  StringMap,
  Timestamp,
} from './metaShapes.ts';

export interface ServicePort {
  readonly name?: string | undefined;
  readonly protocol?: string | undefined;
  readonly appProtocol?: string | undefined;
  readonly port: number;
  readonly targetPort?: IntOrString | undefined;
  readonly nodePort?: number | undefined;
}

export interface ServiceSpec {
  readonly ports?: readonly ServicePort[] | undefined;
  readonly selector?: StringMap | null | undefined;
  readonly clusterIP?: string | undefined;
  readonly clusterIPs?: readonly string[] | undefined;
  readonly type?: string | undefined;
  readonly sessionAffinity?: string | undefined;
  readonly externalName?: string | undefined;
  readonly externalTrafficPolicy?: string | undefined;
  readonly publishNotReadyAddresses?: boolean | undefined;
  readonly ipFamilies?: readonly string[] | undefined;
  readonly ipFamilyPolicy?: string | undefined;
  readonly allocateLoadBalancerNodePorts?: boolean | undefined;
  readonly internalTrafficPolicy?: string | undefined;
  readonly trafficDistribution?: string | undefined;
}

export interface Service extends KubeObject {
  readonly spec: ServiceSpec;
  readonly status: {
    readonly loadBalancer: { readonly ingress?: readonly { readonly ip?: string; readonly ipMode?: string }[] };
  };
}

// --------------------------------------------------------------------------------------------- Nodes, namespaces, events

export interface Node extends KubeObject {
  readonly spec: {
    readonly podCIDR?: string;
    readonly podCIDRs?: readonly string[];
    readonly unschedulable?: boolean;
    readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
  };
  readonly status: {
    readonly capacity?: StringMap;
    readonly allocatable?: StringMap;
    readonly conditions?: readonly Condition[];
    readonly addresses?: readonly { readonly type: string; readonly address: string }[];
    readonly daemonEndpoints?: { readonly kubeletEndpoint: { readonly Port: number } };
    readonly nodeInfo?: StringMap;
  };
}

export interface Namespace extends KubeObject {
  readonly spec: { readonly finalizers?: readonly string[] };
  readonly status: { readonly phase?: string; readonly conditions?: readonly Condition[] };
}

export interface ObjectReference {
  readonly kind?: string | undefined;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  readonly uid?: string | undefined;
  readonly apiVersion?: string | undefined;
  readonly resourceVersion?: string | undefined;
  readonly fieldPath?: string | undefined;
}

export interface Event extends KubeObject {
  readonly involvedObject: ObjectReference;
  readonly reason: string;
  readonly message: string;
  readonly source: { readonly component?: string; readonly host?: string };
  readonly firstTimestamp: Timestamp;
  readonly lastTimestamp: Timestamp;
  readonly count: number;
  readonly type: string;
  readonly eventTime: null;
  readonly reportingComponent: string;
  readonly reportingInstance: string;
}

// ----------------------------------------------------------------------------------------------------------- Workloads

export interface LabelSelector {
  readonly matchLabels?: StringMap | undefined;
}

export interface Deployment extends KubeObject {
  readonly spec: {
    readonly replicas?: number;
    readonly selector: LabelSelector;
    readonly template: PodTemplate;
    readonly strategy?: {
      readonly type?: string;
      readonly rollingUpdate?: { readonly maxUnavailable?: IntOrString; readonly maxSurge?: IntOrString };
    };
    readonly revisionHistoryLimit?: number;
    readonly progressDeadlineSeconds?: number;
    readonly paused?: boolean;
  };
  readonly status: {
    readonly observedGeneration?: number | undefined;
    readonly replicas?: number | undefined;
    readonly updatedReplicas?: number | undefined;
    readonly readyReplicas?: number | undefined;
    readonly availableReplicas?: number | undefined;
    readonly unavailableReplicas?: number | undefined;
    readonly conditions?: readonly Condition[] | undefined;
  };
}

export interface ReplicaSet extends KubeObject {
  readonly spec: { readonly replicas?: number; readonly selector: LabelSelector; readonly template: PodTemplate };
  readonly status: {
    readonly replicas: number;
    readonly fullyLabeledReplicas?: number | undefined;
    readonly readyReplicas?: number | undefined;
    readonly availableReplicas?: number | undefined;
    readonly observedGeneration?: number | undefined;
  };
}

export interface StatefulSet extends KubeObject {
  readonly spec: {
    readonly replicas?: number;
    readonly selector: LabelSelector;
    readonly template: PodTemplate;
    readonly serviceName?: string;
    readonly podManagementPolicy?: string;
    readonly updateStrategy?: { readonly type?: string; readonly rollingUpdate?: { readonly partition?: number } };
    readonly revisionHistoryLimit?: number;
  };
  readonly status: {
    readonly observedGeneration?: number | undefined;
    readonly replicas: number;
    readonly readyReplicas?: number | undefined;
    readonly currentReplicas?: number | undefined;
    readonly updatedReplicas?: number | undefined;
    readonly currentRevision?: string | undefined;
    readonly updateRevision?: string | undefined;
    readonly availableReplicas?: number | undefined;
    readonly collisionCount?: number | undefined;
  };
}

export interface DaemonSet extends KubeObject {
  readonly spec: {
    readonly selector: LabelSelector;
    readonly template: PodTemplate;
    readonly updateStrategy?: {
      readonly type?: string;
      readonly rollingUpdate?: { readonly maxUnavailable?: IntOrString; readonly maxSurge?: IntOrString };
    };
    readonly revisionHistoryLimit?: number;
  };
  readonly status: {
    readonly currentNumberScheduled: number;
    readonly numberMisscheduled: number;
    readonly desiredNumberScheduled: number;
    readonly numberReady: number;
    readonly observedGeneration?: number | undefined;
    readonly updatedNumberScheduled?: number | undefined;
    readonly numberAvailable?: number | undefined;
    readonly numberUnavailable?: number | undefined;
  };
}

export interface Job extends KubeObject {
  readonly spec: {
    readonly parallelism?: number;
    readonly completions?: number;
    readonly backoffLimit?: number;
    readonly selector?: LabelSelector;
    readonly template: PodTemplate;
    readonly completionMode?: string;
    readonly suspend?: boolean;
    readonly podReplacementPolicy?: string;
  };
  readonly status: {
    readonly conditions?: readonly Condition[] | undefined;
    readonly startTime?: Timestamp | undefined;
    readonly completionTime?: Timestamp | undefined;
    readonly active?: number | undefined;
    readonly succeeded?: number | undefined;
    readonly failed?: number | undefined;
    readonly ready?: number | undefined;
    readonly terminating?: number | undefined;
    readonly uncountedTerminatedPods?: Readonly<Record<string, never>> | undefined;
  };
}

// ------------------------------------------------------------------------------------------ Ingresses, slices, endpoints

export interface IngressBackend {
  readonly service?: { readonly name: string; readonly port?: { readonly name?: string; readonly number?: number } };
}

export interface Ingress extends KubeObject {
  readonly spec: {
    readonly ingressClassName?: string;
    readonly defaultBackend?: IngressBackend;
    readonly rules?: readonly {
      readonly host?: string;
      readonly http?: {
        readonly paths: readonly {
          readonly path?: string;
          readonly pathType?: string;
          readonly backend: IngressBackend;
        }[];
      };
    }[];
  };
  readonly status: { readonly loadBalancer: { readonly ingress?: readonly { readonly ip?: string }[] } };
}

export interface EndpointPort {
  readonly name?: string | undefined;
  readonly protocol?: string | undefined;
  readonly port?: number | undefined;
  readonly appProtocol?: string | undefined;
}

export interface Endpoint {
  readonly addresses: readonly string[];
  readonly conditions: {
    readonly ready?: boolean | undefined;
    readonly serving?: boolean | undefined;
    readonly terminating?: boolean | undefined;
  };
  readonly hostname?: string | undefined;
  readonly targetRef?: ObjectReference | undefined;
  readonly nodeName?: string | undefined;
  readonly zone?: string | undefined;
}

export interface EndpointSlice extends KubeObject {
  readonly addressType: string;
  readonly endpoints: readonly Endpoint[] | null;
  readonly ports: readonly EndpointPort[] | null;
}

export interface EndpointAddress {
  readonly ip: string;
  readonly hostname?: string | undefined;
  readonly nodeName?: string | undefined;
  readonly targetRef?: ObjectReference | undefined;
}

export interface Endpoints extends KubeObject {
  readonly subsets?: readonly {
    readonly addresses?: readonly EndpointAddress[] | undefined;
    readonly notReadyAddresses?: readonly EndpointAddress[] | undefined;
    readonly ports?: readonly EndpointPort[] | undefined;
  }[];
}

/** Gateway API; what a client does not send is not filled in. */
export interface Gateway extends KubeObject {
  readonly spec: { readonly gatewayClassName: string; readonly listeners: readonly object[] };
  readonly status: object;
}

export interface HTTPRoute extends KubeObject {
  readonly spec: {
    readonly parentRefs?: readonly object[];
    readonly hostnames?: readonly string[];
    readonly rules?: readonly {
      readonly matches?: readonly object[];
      readonly backendRefs?: readonly {
        readonly kind?: string;
        readonly namespace?: string;
        readonly name: string;
        readonly port?: number;
        readonly weight?: number;
      }[];
    }[];
  };
  readonly status: object;
}

/** Values by key, for containers as variables or as files. */
export interface ConfigMap extends KubeObject {
  readonly data?: StringMap | undefined;
}

/** Leave for objects of other namespaces to refer to some of its own. */
export interface ReferenceGrant extends KubeObject {
  readonly spec: {
    readonly from: readonly { readonly group: string; readonly kind: string; readonly namespace: string }[];
    readonly to: readonly { readonly group: string; readonly kind: string; readonly name?: string }[];
  };
}

/** Every resource the simulator serves, by its plural name in the API. */
export interface ObjectOf {
  pods: Pod;
  services: Service;
  nodes: Node;
  namespaces: Namespace;
  configmaps: ConfigMap;
  events: Event;
  endpoints: Endpoints;
  deployments: Deployment;
  replicasets: ReplicaSet;
  statefulsets: StatefulSet;
  daemonsets: DaemonSet;
  jobs: Job;
  ingresses: Ingress;
  endpointslices: EndpointSlice;
  gateways: Gateway;
  httproutes: HTTPRoute;
  /** Rules of the other kinds match other things; what they lead to is written alike. */
  grpcroutes: HTTPRoute;
  tlsroutes: HTTPRoute;
  tcproutes: HTTPRoute;
  udproutes: HTTPRoute;
  referencegrants: ReferenceGrant;
}

export type ResourceName = keyof ObjectOf;
