/*
 * Field numbers of the Kubernetes API (1.36), as its published .proto files have them, for what the simulator serves.
 *
 * One line per message: `name number kind`, comma separated, in the order of the numbers. Kinds:
 *   s i b      string, varint, bool: written always, with the zero value when missing (a plain field in Go)
 *   s? i? b?   the same, left out when missing (a pointer in Go);  s* repeated
 *   ss sq      map from string to string, to Quantity
 *   T T?       Time; the zero time is an empty message
 *   Name Name? Name*   another message: always, when present, repeated
 *   ^Name      a message whose fields stand in the JSON object itself (embedded in Go)
 *   json       raw bytes of the JSON value
 */
const MESSAGES: Readonly<Record<string, string>> = {
  // meta/v1
  ObjectMeta:
    'name 1 s, generateName 2 s, namespace 3 s, selfLink 4 s, uid 5 s, resourceVersion 6 s, generation 7 i, creationTimestamp 8 T, deletionTimestamp 9 T?, deletionGracePeriodSeconds 10 i?, labels 11 ss, annotations 12 ss, ownerReferences 13 OwnerReference*, finalizers 14 s*, managedFields 17 ManagedFieldsEntry*',
  OwnerReference: 'kind 1 s, name 3 s, uid 4 s, apiVersion 5 s, controller 6 b?, blockOwnerDeletion 7 b?',
  ManagedFieldsEntry:
    'manager 1 s, operation 2 s, apiVersion 3 s, time 4 T?, fieldsType 6 s, fieldsV1 7 FieldsV1?, subresource 8 s',
  FieldsV1: '. 1 json',
  ListMeta: 'selfLink 1 s, resourceVersion 2 s, continue 3 s, remainingItemCount 4 i?',
  LabelSelector: 'matchLabels 1 ss, matchExpressions 2 LabelSelectorRequirement*',
  LabelSelectorRequirement: 'key 1 s, operator 2 s, values 3 s*',
  Status: 'metadata 1 ListMeta, status 2 s, message 3 s, reason 4 s, details 5 StatusDetails?, code 6 i',
  StatusDetails: 'name 1 s, group 2 s, kind 3 s, causes 4 StatusCause*, retryAfterSeconds 5 i, uid 6 s',
  StatusCause: 'reason 1 s, message 2 s, field 3 s',
  PartialObjectMetadata: 'metadata 1 ObjectMeta',

  // core/v1
  Pod: 'metadata 1 ObjectMeta, spec 2 PodSpec, status 3 PodStatus',
  ConfigMap: 'metadata 1 ObjectMeta, data 2 ss',
  PodSpec:
    'volumes 1 Volume*, containers 2 Container*, restartPolicy 3 s, terminationGracePeriodSeconds 4 i?, activeDeadlineSeconds 5 i?, dnsPolicy 6 s, nodeSelector 7 ss, serviceAccountName 8 s, serviceAccount 9 s, nodeName 10 s, hostNetwork 11 b, hostPID 12 b, hostIPC 13 b, securityContext 14 Empty?, hostname 16 s, subdomain 17 s, affinity 18 Affinity?, schedulerName 19 s, initContainers 20 Container*, automountServiceAccountToken 21 b?, tolerations 22 Toleration*, priorityClassName 24 s, priority 25 i?, shareProcessNamespace 27 b?, readinessGates 28 PodReadinessGate*, runtimeClassName 29 s?, enableServiceLinks 30 b?, preemptionPolicy 31 s?, schedulingGates 38 PodSchedulingGate*',
  Volume: 'name 1 s, volumeSource 2 ^VolumeSource',
  VolumeSource:
    'emptyDir 2 EmptyDirVolumeSource?, downwardAPI 16 DownwardAPIVolumeSource?, configMap 19 ConfigMapVolumeSource?, projected 26 ProjectedVolumeSource?',
  EmptyDirVolumeSource: 'medium 1 s',
  DownwardAPIVolumeSource: 'items 1 DownwardAPIVolumeFile*, defaultMode 2 i?',
  DownwardAPIVolumeFile: 'path 1 s, fieldRef 2 ObjectFieldSelector?',
  ConfigMapVolumeSource:
    'localObjectReference 1 ^LocalObjectReference, items 2 KeyToPath*, defaultMode 3 i?, optional 4 b?',
  LocalObjectReference: 'name 1 s',
  KeyToPath: 'key 1 s, path 2 s, mode 3 i?',
  ProjectedVolumeSource: 'sources 1 VolumeProjection*, defaultMode 2 i?',
  VolumeProjection:
    'downwardAPI 2 DownwardAPIProjection?, configMap 3 ConfigMapProjection?, serviceAccountToken 4 ServiceAccountTokenProjection?',
  DownwardAPIProjection: 'items 1 DownwardAPIVolumeFile*',
  ConfigMapProjection: 'localObjectReference 1 ^LocalObjectReference, items 2 KeyToPath*, optional 4 b?',
  ServiceAccountTokenProjection: 'audience 1 s, expirationSeconds 2 i?, path 3 s',
  Affinity: 'nodeAffinity 1 NodeAffinity?',
  NodeAffinity: 'requiredDuringSchedulingIgnoredDuringExecution 1 NodeSelector?',
  NodeSelector: 'nodeSelectorTerms 1 NodeSelectorTerm*',
  NodeSelectorTerm: 'matchExpressions 1 LabelSelectorRequirement*, matchFields 2 LabelSelectorRequirement*',
  Empty: '',
  PodReadinessGate: 'conditionType 1 s',
  PodSchedulingGate: 'name 1 s',
  Toleration: 'key 1 s, operator 2 s, value 3 s, effect 4 s, tolerationSeconds 5 i?',
  PodStatus:
    'phase 1 s, conditions 2 PodCondition*, message 3 s, reason 4 s, hostIP 5 s, podIP 6 s, startTime 7 T?, containerStatuses 8 ContainerStatus*, qosClass 9 s, initContainerStatuses 10 ContainerStatus*, nominatedNodeName 11 s, podIPs 12 Ip*, resize 14 s, hostIPs 16 Ip*, observedGeneration 17 i',
  Ip: 'ip 1 s',
  PodCondition:
    'type 1 s, status 2 s, lastProbeTime 3 T, lastTransitionTime 4 T, reason 5 s, message 6 s, observedGeneration 7 i',
  Container:
    'name 1 s, image 2 s, command 3 s*, args 4 s*, workingDir 5 s, ports 6 ContainerPort*, env 7 EnvVar*, resources 8 ResourceRequirements, volumeMounts 9 VolumeMount*, livenessProbe 10 Probe?, readinessProbe 11 Probe?, terminationMessagePath 13 s, imagePullPolicy 14 s, securityContext 15 SecurityContext?, stdin 16 b, stdinOnce 17 b, tty 18 b, envFrom 19 EnvFromSource*, terminationMessagePolicy 20 s, startupProbe 22 Probe?, restartPolicy 24 s?',
  VolumeMount:
    'name 1 s, readOnly 2 b, mountPath 3 s, subPath 4 s, mountPropagation 5 s?, subPathExpr 6 s, recursiveReadOnly 7 s?',
  SecurityContext:
    'capabilities 1 Capabilities?, privileged 2 b?, runAsUser 4 i?, runAsNonRoot 5 b?, readOnlyRootFilesystem 6 b?, allowPrivilegeEscalation 7 b?, runAsGroup 8 i?',
  Capabilities: 'add 1 s*, drop 2 s*',
  ContainerPort: 'name 1 s, hostPort 2 i, containerPort 3 i, protocol 4 s, hostIP 5 s',
  EnvVar: 'name 1 s, value 2 s, valueFrom 3 EnvVarSource?',
  EnvVarSource: 'fieldRef 1 ObjectFieldSelector?, configMapKeyRef 3 ConfigMapKeySelector?',
  ConfigMapKeySelector: 'localObjectReference 1 ^LocalObjectReference, key 2 s, optional 3 b?',
  EnvFromSource: 'prefix 1 s, configMapRef 2 ConfigMapEnvSource?',
  ConfigMapEnvSource: 'localObjectReference 1 ^LocalObjectReference, optional 2 b?',
  ObjectFieldSelector: 'apiVersion 1 s, fieldPath 2 s',
  ResourceRequirements: 'limits 1 sq, requests 2 sq',
  Probe:
    'handler 1 ^ProbeHandler, initialDelaySeconds 2 i, timeoutSeconds 3 i, periodSeconds 4 i, successThreshold 5 i, failureThreshold 6 i, terminationGracePeriodSeconds 7 i?',
  ProbeHandler: 'exec 1 ExecAction?, httpGet 2 HTTPGetAction?, tcpSocket 3 TCPSocketAction?, grpc 4 GRPCAction?',
  ExecAction: 'command 1 s*',
  HTTPGetAction: 'path 1 s, port 2 IntOrString, host 3 s, scheme 4 s',
  TCPSocketAction: 'port 1 IntOrString, host 2 s',
  GRPCAction: 'port 1 i, service 2 s?',
  ContainerStatus:
    'name 1 s, state 2 ContainerState, lastState 3 ContainerState, ready 4 b, restartCount 5 i, image 6 s, imageID 7 s, containerID 8 s, started 9 b?',
  ContainerState:
    'waiting 1 ContainerStateWaiting?, running 2 ContainerStateRunning?, terminated 3 ContainerStateTerminated?',
  ContainerStateWaiting: 'reason 1 s, message 2 s',
  ContainerStateRunning: 'startedAt 1 T',
  ContainerStateTerminated:
    'exitCode 1 i, signal 2 i, reason 3 s, message 4 s, startedAt 5 T, finishedAt 6 T, containerID 7 s',
  PodTemplateSpec: 'metadata 1 ObjectMeta, spec 2 PodSpec',
  Service: 'metadata 1 ObjectMeta, spec 2 ServiceSpec, status 3 ServiceStatus',
  ServiceSpec:
    'ports 1 ServicePort*, selector 2 ss, clusterIP 3 s, type 4 s, externalIPs 5 s*, sessionAffinity 7 s, loadBalancerIP 8 s, loadBalancerSourceRanges 9 s*, externalName 10 s, externalTrafficPolicy 11 s, healthCheckNodePort 12 i, publishNotReadyAddresses 13 b, sessionAffinityConfig 14 SessionAffinityConfig?, ipFamilyPolicy 17 s?, clusterIPs 18 s*, ipFamilies 19 s*, allocateLoadBalancerNodePorts 20 b?, loadBalancerClass 21 s?, internalTrafficPolicy 22 s?, trafficDistribution 23 s?',
  ServicePort: 'name 1 s, protocol 2 s, port 3 i, targetPort 4 IntOrString, nodePort 5 i, appProtocol 6 s?',
  SessionAffinityConfig: 'clientIP 1 ClientIPConfig?',
  ClientIPConfig: 'timeoutSeconds 1 i?',
  ServiceStatus: 'loadBalancer 1 LoadBalancerStatus, conditions 2 Condition*',
  Condition: 'type 1 s, status 2 s, observedGeneration 3 i, lastTransitionTime 4 T, reason 5 s, message 6 s',
  LoadBalancerStatus: 'ingress 1 LoadBalancerIngress*',
  LoadBalancerIngress: 'ip 1 s, hostname 2 s, ipMode 3 s?',
  Node: 'metadata 1 ObjectMeta, spec 2 NodeSpec, status 3 NodeStatus',
  NodeSpec: 'podCIDR 1 s, externalID 2 s, providerID 3 s, unschedulable 4 b, taints 5 Taint*, podCIDRs 7 s*',
  Taint: 'key 1 s, value 2 s, effect 3 s, timeAdded 4 T?',
  NodeStatus:
    'capacity 1 sq, allocatable 2 sq, phase 3 s, conditions 4 NodeCondition*, addresses 5 NodeAddress*, daemonEndpoints 6 NodeDaemonEndpoints, nodeInfo 7 NodeSystemInfo',
  NodeCondition: 'type 1 s, status 2 s, lastHeartbeatTime 3 T, lastTransitionTime 4 T, reason 5 s, message 6 s',
  NodeAddress: 'type 1 s, address 2 s',
  NodeDaemonEndpoints: 'kubeletEndpoint 1 DaemonEndpoint',
  DaemonEndpoint: 'Port 1 i',
  NodeSystemInfo:
    'machineID 1 s, systemUUID 2 s, bootID 3 s, kernelVersion 4 s, osImage 5 s, containerRuntimeVersion 6 s, kubeletVersion 7 s, kubeProxyVersion 8 s, operatingSystem 9 s, architecture 10 s',
  Namespace: 'metadata 1 ObjectMeta, spec 2 NamespaceSpec, status 3 NamespaceStatus',
  NamespaceSpec: 'finalizers 1 s*',
  NamespaceStatus: 'phase 1 s, conditions 2 NamespaceCondition*',
  NamespaceCondition: 'type 1 s, status 2 s, lastTransitionTime 4 T, reason 5 s, message 6 s',
  Event:
    'metadata 1 ObjectMeta, involvedObject 2 ObjectReference, reason 3 s, message 4 s, source 5 EventSource, firstTimestamp 6 T, lastTimestamp 7 T, count 8 i, type 9 s, eventTime 10 T, action 12 s, related 13 ObjectReference?, reportingComponent 14 s, reportingInstance 15 s',
  EventSource: 'component 1 s, host 2 s',
  ObjectReference: 'kind 1 s, namespace 2 s, name 3 s, uid 4 s, apiVersion 5 s, resourceVersion 6 s, fieldPath 7 s',
  Endpoints: 'metadata 1 ObjectMeta, subsets 2 EndpointSubset*',
  EndpointSubset: 'addresses 1 EndpointAddress*, notReadyAddresses 2 EndpointAddress*, ports 3 CoreEndpointPort*',
  EndpointAddress: 'ip 1 s, targetRef 2 ObjectReference?, hostname 3 s, nodeName 4 s?',
  CoreEndpointPort: 'name 1 s, port 2 i, protocol 3 s, appProtocol 4 s?',

  // apps/v1
  Deployment: 'metadata 1 ObjectMeta, spec 2 DeploymentSpec, status 3 DeploymentStatus',
  DeploymentSpec:
    'replicas 1 i?, selector 2 LabelSelector?, template 3 PodTemplateSpec, strategy 4 DeploymentStrategy, minReadySeconds 5 i, revisionHistoryLimit 6 i?, paused 7 b, progressDeadlineSeconds 9 i?',
  DeploymentStrategy: 'type 1 s, rollingUpdate 2 RollingUpdate?',
  RollingUpdate: 'maxUnavailable 1 IntOrString?, maxSurge 2 IntOrString?',
  DeploymentStatus:
    'observedGeneration 1 i, replicas 2 i, updatedReplicas 3 i, availableReplicas 4 i, unavailableReplicas 5 i, conditions 6 DeploymentCondition*, readyReplicas 7 i, collisionCount 8 i?, terminatingReplicas 9 i?',
  DeploymentCondition: 'type 1 s, status 2 s, reason 4 s, message 5 s, lastUpdateTime 6 T, lastTransitionTime 7 T',
  ReplicaSet: 'metadata 1 ObjectMeta, spec 2 ReplicaSetSpec, status 3 ReplicaSetStatus',
  ReplicaSetSpec: 'replicas 1 i?, selector 2 LabelSelector?, template 3 PodTemplateSpec, minReadySeconds 4 i',
  ReplicaSetStatus:
    'replicas 1 i, fullyLabeledReplicas 2 i, observedGeneration 3 i, readyReplicas 4 i, availableReplicas 5 i, conditions 6 PodCondition*, terminatingReplicas 7 i?',
  StatefulSet: 'metadata 1 ObjectMeta, spec 2 StatefulSetSpec, status 3 StatefulSetStatus',
  StatefulSetSpec:
    'replicas 1 i?, selector 2 LabelSelector?, template 3 PodTemplateSpec, serviceName 5 s, podManagementPolicy 6 s, updateStrategy 7 StatefulSetUpdateStrategy, revisionHistoryLimit 8 i?, minReadySeconds 9 i, persistentVolumeClaimRetentionPolicy 10 RetentionPolicy?',
  StatefulSetUpdateStrategy: 'type 1 s, rollingUpdate 2 RollingUpdateStatefulSet?',
  RollingUpdateStatefulSet: 'partition 1 i?, maxUnavailable 2 IntOrString?',
  RetentionPolicy: 'whenDeleted 1 s, whenScaled 2 s',
  StatefulSetStatus:
    'observedGeneration 1 i, replicas 2 i, readyReplicas 3 i, currentReplicas 4 i, updatedReplicas 5 i, currentRevision 6 s, updateRevision 7 s, collisionCount 9 i?, availableReplicas 11 i',
  DaemonSet: 'metadata 1 ObjectMeta, spec 2 DaemonSetSpec, status 3 DaemonSetStatus',
  DaemonSetSpec:
    'selector 1 LabelSelector?, template 2 PodTemplateSpec, updateStrategy 3 DaemonSetUpdateStrategy, minReadySeconds 4 i, revisionHistoryLimit 6 i?',
  DaemonSetUpdateStrategy: 'type 1 s, rollingUpdate 2 RollingUpdate?',
  DaemonSetStatus:
    'currentNumberScheduled 1 i, numberMisscheduled 2 i, desiredNumberScheduled 3 i, numberReady 4 i, observedGeneration 5 i, updatedNumberScheduled 6 i, numberAvailable 7 i, numberUnavailable 8 i, collisionCount 9 i?',

  // batch/v1
  Job: 'metadata 1 ObjectMeta, spec 2 JobSpec, status 3 JobStatus',
  JobSpec:
    'parallelism 1 i?, completions 2 i?, activeDeadlineSeconds 3 i?, selector 4 LabelSelector?, manualSelector 5 b?, template 6 PodTemplateSpec, backoffLimit 7 i?, ttlSecondsAfterFinished 8 i?, completionMode 9 s?, suspend 10 b?, podReplacementPolicy 14 s?',
  JobStatus:
    'conditions 1 JobCondition*, startTime 2 T?, completionTime 3 T?, active 4 i, succeeded 5 i, failed 6 i, completedIndexes 7 s, uncountedTerminatedPods 8 Empty?, ready 9 i?, failedIndexes 10 s?, terminating 11 i?',
  JobCondition: 'type 1 s, status 2 s, lastProbeTime 3 T, lastTransitionTime 4 T, reason 5 s, message 6 s',

  // networking.k8s.io/v1
  Ingress: 'metadata 1 ObjectMeta, spec 2 IngressSpec, status 3 IngressStatus',
  IngressSpec: 'defaultBackend 1 IngressBackend?, tls 2 IngressTLS*, rules 3 IngressRule*, ingressClassName 4 s?',
  IngressTLS: 'hosts 1 s*, secretName 2 s',
  IngressRule: 'host 1 s, ingressRuleValue 2 ^IngressRuleValue',
  IngressRuleValue: 'http 1 HTTPIngressRuleValue?',
  HTTPIngressRuleValue: 'paths 1 HTTPIngressPath*',
  HTTPIngressPath: 'path 1 s, backend 2 IngressBackend, pathType 3 s?',
  IngressBackend: 'service 4 IngressServiceBackend?',
  IngressServiceBackend: 'name 1 s, port 2 ServiceBackendPort',
  ServiceBackendPort: 'name 1 s, number 2 i',
  IngressStatus: 'loadBalancer 1 IngressLoadBalancerStatus',
  IngressLoadBalancerStatus: 'ingress 1 IngressLoadBalancerIngress*',
  IngressLoadBalancerIngress: 'ip 1 s, hostname 2 s',

  // discovery.k8s.io/v1
  EndpointSlice: 'metadata 1 ObjectMeta, endpoints 2 Endpoint*, ports 3 EndpointPort*, addressType 4 s',
  Endpoint:
    'addresses 1 s*, conditions 2 EndpointConditions, hostname 3 s?, targetRef 4 ObjectReference?, nodeName 6 s?, zone 7 s?, hints 8 EndpointHints?',
  EndpointConditions: 'ready 1 b?, serving 2 b?, terminating 3 b?',
  EndpointPort: 'name 1 s?, protocol 2 s?, port 3 i?, appProtocol 4 s?',
  EndpointHints: 'forZones 1 Named*, forNodes 2 Named*',
  Named: 'name 1 s',
};

export type FieldKind =
  'string' | 'integer' | 'bool' | 'stringMap' | 'quantityMap' | 'time' | 'json' | 'intOrString' | 'message';

export interface Field {
  /** Name in JSON; `.` for the value itself. */
  readonly name: string;
  readonly number: number;
  readonly kind: FieldKind;
  readonly presence: 'always' | 'optional' | 'repeated';
  /** Of a message: its name. */
  readonly message: string;
  /** Its fields stand in the surrounding JSON object. */
  readonly embedded: boolean;
}

const SCALARS: Readonly<Record<string, FieldKind>> = {
  s: 'string',
  i: 'integer',
  b: 'bool',
  ss: 'stringMap',
  sq: 'quantityMap',
  T: 'time',
  json: 'json',
  IntOrString: 'intOrString',
};

const parsed = new Map<string, readonly Field[]>();

/** Fields of a message in the order of their numbers, which is the order on the wire. */
export function fieldsOf(message: string): readonly Field[] {
  let fields = parsed.get(message);
  if (fields === undefined) {
    const text = MESSAGES[message];
    if (text === undefined) throw new TypeError(`no protobuf message: ${message}`);
    parsed.set(message, (fields = text === '' ? [] : text.split(', ').map(parseField)));
  }
  return fields;
}

function parseField(text: string): Field {
  const [name = '', number = '', type = ''] = text.split(' ');
  const embedded = type.startsWith('^');
  const bare = type.replace(/^\^|[?*]$/g, '');
  return {
    name,
    number: Number(number),
    kind: SCALARS[bare] ?? 'message',
    presence: type.endsWith('*') ? 'repeated' : type.endsWith('?') ? 'optional' : 'always',
    message: bare,
    embedded,
  };
}
