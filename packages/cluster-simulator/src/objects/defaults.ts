import type { Container, PodSpec, PodTemplate } from './podShapes.ts';
import type { DaemonSet, Deployment, Job, ServicePort, ServiceSpec, StatefulSet } from './shapes.ts';

/** What the API server fills in when an object is stored (pkg/apis/*\/v1/defaults.go), as far as readers of a cluster look at it. */

export function defaultContainer(container: Container): Container {
  const { resources, ...rest } = container;
  return {
    ...rest,
    ...(container.ports !== undefined && {
      ports: container.ports.map((port) => ({ ...port, protocol: port.protocol ?? 'TCP' })),
    }),
    resources: resources ?? {},
    ...(container.readinessProbe !== undefined && {
      readinessProbe: {
        timeoutSeconds: 1,
        periodSeconds: 10,
        successThreshold: 1,
        failureThreshold: 3,
        ...container.readinessProbe,
      },
    }),
    terminationMessagePath: container.terminationMessagePath ?? '/dev/termination-log',
    terminationMessagePolicy: container.terminationMessagePolicy ?? 'File',
    imagePullPolicy: container.imagePullPolicy ?? 'IfNotPresent',
  };
}

export function defaultPodSpec(spec: PodSpec): PodSpec {
  return {
    ...spec,
    ...(spec.initContainers !== undefined && { initContainers: spec.initContainers.map(defaultContainer) }),
    containers: spec.containers.map(defaultContainer),
    restartPolicy: spec.restartPolicy ?? 'Always',
    terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds ?? 30,
    dnsPolicy: spec.dnsPolicy ?? 'ClusterFirst',
    securityContext: spec.securityContext ?? {},
    schedulerName: spec.schedulerName ?? 'default-scheduler',
  };
}

function defaultTemplate({ metadata, spec }: PodTemplate): PodTemplate {
  return { metadata, spec: defaultPodSpec(spec) };
}

export function defaultDeploymentSpec(spec: Deployment['spec']): Deployment['spec'] {
  const strategy =
    spec.strategy?.type === 'Recreate'
      ? spec.strategy
      : {
          type: 'RollingUpdate',
          rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%', ...spec.strategy?.rollingUpdate },
        };
  return {
    ...spec,
    replicas: spec.replicas ?? 1,
    template: defaultTemplate(spec.template),
    strategy,
    revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
    progressDeadlineSeconds: spec.progressDeadlineSeconds ?? 600,
  };
}

export function defaultStatefulSetSpec(spec: StatefulSet['spec']): StatefulSet['spec'] {
  return {
    ...spec,
    replicas: spec.replicas ?? 1,
    template: defaultTemplate(spec.template),
    podManagementPolicy: spec.podManagementPolicy ?? 'OrderedReady',
    updateStrategy: spec.updateStrategy ?? { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
    revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
  };
}

export function defaultDaemonSetSpec(spec: DaemonSet['spec']): DaemonSet['spec'] {
  return {
    ...spec,
    template: defaultTemplate(spec.template),
    updateStrategy: spec.updateStrategy ?? { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
    revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
  };
}

/** `uid` is that of the Job: its pods are found by a label with it. */
export function defaultJobSpec(spec: Job['spec'], name: string, uid: string): Job['spec'] {
  const labels = {
    ...spec.template.metadata.labels,
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'job-name': name,
  };
  const template = defaultTemplate({ ...spec.template, metadata: { ...spec.template.metadata, labels } });
  return {
    ...spec,
    parallelism: spec.parallelism ?? 1,
    completions: spec.completions ?? 1,
    backoffLimit: spec.backoffLimit ?? 6,
    selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } },
    template,
    completionMode: spec.completionMode ?? 'NonIndexed',
    suspend: spec.suspend ?? false,
    podReplacementPolicy: spec.podReplacementPolicy ?? 'TerminatingOrFailed',
  };
}

export interface Allocator {
  clusterIP(): string;
  nodePort(): number;
}

/** Fills in a Service's spec (R1) and gives it the addresses and node ports it asks for. */
export function defaultServiceSpec(spec: ServiceSpec, allocate: Allocator): ServiceSpec {
  const type = spec.type ?? 'ClusterIP';
  const { selector, ...rest } = spec;
  const selects = selector !== undefined && selector !== null && Object.keys(selector).length > 0;
  const common = {
    ...rest,
    ...(selects && { selector }),
    type,
    sessionAffinity: spec.sessionAffinity ?? 'None',
  };
  if (type === 'ExternalName') return common;
  const isExternal = type === 'NodePort' || type === 'LoadBalancer';
  const clusterIP = spec.clusterIP === undefined || spec.clusterIP === '' ? allocate.clusterIP() : spec.clusterIP;
  const singleOrBoth = clusterIP === 'None' && !selects ? ['IPv4', 'IPv6'] : ['IPv4'];
  return {
    ...common,
    ...(spec.ports !== undefined && {
      ports: spec.ports.map((port) => defaultPort(port, isExternal ? allocate : undefined)),
    }),
    clusterIP,
    clusterIPs: spec.clusterIPs ?? [clusterIP],
    ...(isExternal && { externalTrafficPolicy: spec.externalTrafficPolicy ?? 'Cluster' }),
    ...(type === 'LoadBalancer' && { allocateLoadBalancerNodePorts: spec.allocateLoadBalancerNodePorts ?? true }),
    ipFamilies: spec.ipFamilies ?? singleOrBoth,
    ipFamilyPolicy: spec.ipFamilyPolicy ?? (singleOrBoth.length > 1 ? 'RequireDualStack' : 'SingleStack'),
    internalTrafficPolicy: spec.internalTrafficPolicy ?? 'Cluster',
  };
}

function defaultPort(port: ServicePort, nodePorts: Allocator | undefined): ServicePort {
  const nodePort = port.nodePort ?? nodePorts?.nodePort();
  return {
    ...port,
    protocol: port.protocol ?? 'TCP',
    targetPort:
      port.targetPort === undefined || port.targetPort === 0 || port.targetPort === '' ? port.port : port.targetPort,
    ...(nodePort !== undefined && { nodePort }),
  };
}
