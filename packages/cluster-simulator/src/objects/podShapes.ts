import type { Condition, KubeObject, StringMap, Timestamp } from './metaShapes.ts';

/* Pods and what they consist of, in the shape of their JSON. */

export type IntOrString = number | string;

export interface ContainerPort {
  readonly name?: string | undefined;
  readonly hostPort?: number | undefined;
  readonly containerPort: number;
  readonly protocol?: string | undefined;
}

export interface Probe {
  readonly httpGet?: { readonly path?: string; readonly port: IntOrString; readonly scheme?: string } | undefined;
  readonly tcpSocket?: { readonly port: IntOrString } | undefined;
  readonly grpc?: { readonly port: number; readonly service?: string } | undefined;
  readonly initialDelaySeconds?: number | undefined;
  readonly timeoutSeconds?: number | undefined;
  readonly periodSeconds?: number | undefined;
  readonly successThreshold?: number | undefined;
  readonly failureThreshold?: number | undefined;
}

export interface Container {
  readonly name: string;
  readonly image?: string | undefined;
  readonly ports?: readonly ContainerPort[] | undefined;
  readonly env?:
    readonly { readonly name: string; readonly value?: string; readonly valueFrom?: unknown }[] | undefined;
  readonly envFrom?:
    readonly { readonly prefix?: string; readonly configMapRef?: { readonly name: string } }[] | undefined;
  readonly resources?: { readonly limits?: StringMap; readonly requests?: StringMap } | undefined;
  readonly readinessProbe?: Probe | undefined;
  readonly livenessProbe?: Probe | undefined;
  readonly startupProbe?: Probe | undefined;
  readonly restartPolicy?: string | undefined;
  readonly args?: readonly string[] | undefined;
  readonly volumeMounts?:
    readonly { readonly name: string; readonly mountPath: string; readonly readOnly?: boolean }[] | undefined;
  readonly securityContext?: object | undefined;
  readonly terminationMessagePath?: string | undefined;
  readonly terminationMessagePolicy?: string | undefined;
  readonly imagePullPolicy?: string | undefined;
}

export interface PodSpec {
  readonly volumes?: readonly ({ readonly name: string } & Readonly<Record<string, unknown>>)[] | undefined;
  readonly serviceAccountName?: string | undefined;
  readonly serviceAccount?: string | undefined;
  readonly initContainers?: readonly Container[] | undefined;
  readonly containers: readonly Container[];
  readonly restartPolicy?: string | undefined;
  readonly terminationGracePeriodSeconds?: number | undefined;
  readonly dnsPolicy?: string | undefined;
  readonly nodeName?: string | undefined;
  readonly nodeSelector?: StringMap | undefined;
  readonly hostNetwork?: boolean | undefined;
  readonly securityContext?: Readonly<Record<string, never>> | undefined;
  readonly hostname?: string | undefined;
  readonly subdomain?: string | undefined;
  readonly schedulerName?: string | undefined;
  readonly tolerations?: readonly Toleration[] | undefined;
  readonly priority?: number | undefined;
  readonly enableServiceLinks?: boolean | undefined;
  readonly preemptionPolicy?: string | undefined;
  readonly readinessGates?: readonly { readonly conditionType: string }[] | undefined;
  readonly schedulingGates?: readonly { readonly name: string }[] | undefined;
}

export interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly effect?: string;
  readonly tolerationSeconds?: number;
}

export interface ContainerState {
  readonly waiting?: { readonly reason?: string; readonly message?: string } | undefined;
  readonly running?: { readonly startedAt: Timestamp } | undefined;
  readonly terminated?:
    | {
        readonly exitCode: number;
        readonly reason?: string;
        readonly message?: string;
        readonly startedAt?: Timestamp;
        readonly finishedAt?: Timestamp;
        readonly containerID?: string;
      }
    | undefined;
}

export interface ContainerStatus {
  readonly name: string;
  readonly state: ContainerState;
  readonly lastState: ContainerState;
  readonly ready: boolean;
  readonly restartCount: number;
  readonly image: string;
  readonly imageID: string;
  readonly containerID?: string | undefined;
  readonly started?: boolean | undefined;
}

export interface PodStatus {
  readonly phase?: string | undefined;
  readonly conditions?: readonly Condition[] | undefined;
  readonly message?: string | undefined;
  readonly reason?: string | undefined;
  readonly hostIP?: string | undefined;
  readonly hostIPs?: readonly { readonly ip: string }[] | undefined;
  readonly podIP?: string | undefined;
  readonly podIPs?: readonly { readonly ip: string }[] | undefined;
  readonly startTime?: Timestamp | undefined;
  readonly initContainerStatuses?: readonly ContainerStatus[] | undefined;
  readonly containerStatuses?: readonly ContainerStatus[] | undefined;
  readonly qosClass?: string | undefined;
}

export interface Pod extends KubeObject {
  readonly spec: PodSpec;
  readonly status: PodStatus;
}

export interface PodTemplate {
  readonly metadata: { readonly labels?: StringMap | undefined; readonly annotations?: StringMap | undefined };
  readonly spec: PodSpec;
}
