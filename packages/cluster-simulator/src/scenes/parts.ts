import type { Container, ContainerPort, Pod, PodSpec, PodTemplate, Probe } from '../objects/podShapes.ts';
import type { Service, ServiceSpec, StringMap } from '../objects/shapes.ts';
import type { Cluster } from '../world/cluster.ts';

export const NAME = 'app.kubernetes.io/name';

/** Labels that most charts give to what they install. */
export function appLabels(name: string, partOf: string): StringMap {
  return { [NAME]: name, 'app.kubernetes.io/part-of': partOf, 'app.kubernetes.io/version': '1.4.2' };
}

export const httpPort: readonly ContainerPort[] = [{ name: 'http', containerPort: 8080 }];
export const grpcPort: readonly ContainerPort[] = [{ name: 'grpc', containerPort: 8080 }];

export interface ContainerOptions {
  readonly tag?: string;
  readonly ports?: readonly ContainerPort[];
  readonly probe?: Probe | undefined;
  readonly restartPolicy?: string;
  readonly memory?: string;
  /** Beside the level of its log. */
  readonly env?: StringMap;
}

/** A container of the simulated registry, with a readiness probe on its first port. */
export function container(name: string, options: ContainerOptions = {}): Container {
  const { tag = '1.4.2', ports = httpPort, restartPolicy, memory = '256Mi', env = {} } = options;
  const [first] = ports;
  const probe = 'probe' in options ? options.probe : first === undefined ? undefined : probeOf(first);
  return {
    name,
    image: `registry.example/${name}:${tag}`,
    ...(restartPolicy !== undefined && { restartPolicy }),
    ...(ports.length > 0 && { ports }),
    env: Object.entries({ LOG_LEVEL: 'info', ...env }).map(([key, value]) => ({ name: key, value })),
    resources: { limits: { memory }, requests: { cpu: '50m', memory: '64Mi' } },
    ...(probe !== undefined && { readinessProbe: probe }),
  };
}

function probeOf({ name, containerPort }: ContainerPort): Probe {
  const port = name ?? containerPort;
  const timing = { initialDelaySeconds: 2, periodSeconds: 5 };
  return name === 'http'
    ? { httpGet: { path: '/ready', port, scheme: 'HTTP' }, ...timing }
    : { tcpSocket: { port }, ...timing };
}

export interface TemplateOptions {
  readonly labels: StringMap;
  readonly containers: readonly Container[];
  readonly life?: string;
  readonly drain?: 'ready';
  readonly spec?: Partial<PodSpec>;
}

export function template({ labels, containers, life, drain, spec }: TemplateOptions): PodTemplate {
  const annotations = {
    ...(life !== undefined && { simulate: life }),
    ...(drain !== undefined && { 'simulate-drain': drain }),
  };
  return {
    metadata: { labels, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: { ...spec, containers },
  };
}

/** Adds nodes `node-0000` and so on, each with a range of pod addresses, spread over the zones. */
export function addNodes(cluster: Cluster, count: number, zones: readonly string[]): void {
  const now = cluster.timeline.timestamp();
  const condition = (type: string, status: string, reason: string, message: string) => ({
    type,
    status,
    lastHeartbeatTime: now,
    lastTransitionTime: now,
    reason,
    message,
  });
  const capacity = { cpu: '16', 'ephemeral-storage': '200Gi', memory: '64Gi', pods: '110' };
  for (let index = 0; index < count; index++) {
    const name = `node-${String(index).padStart(4, '0')}`;
    const podCIDR = `10.${2 + (index >> 8)}.${index & 255}.0/24`;
    cluster.world.create('nodes', {
      metadata: {
        name,
        labels: {
          'kubernetes.io/arch': 'amd64',
          'kubernetes.io/hostname': name,
          'kubernetes.io/os': 'linux',
          'node.kubernetes.io/instance-type': 'standard-16',
          'topology.kubernetes.io/region': 'region-1',
          'topology.kubernetes.io/zone': zones[index % zones.length] ?? '',
        },
      },
      spec: { podCIDR, podCIDRs: [podCIDR] },
      status: {
        capacity,
        allocatable: capacity,
        conditions: [
          condition('MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'),
          condition('DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
          condition('PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
          condition('Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'),
        ],
        addresses: [
          { type: 'InternalIP', address: `192.0.${2 + Math.floor(index / 250)}.${(index % 250) + 1}` },
          { type: 'Hostname', address: name },
        ],
        daemonEndpoints: { kubeletEndpoint: { Port: 10_250 } },
        nodeInfo: {
          machineID: name,
          systemUUID: name,
          bootID: name,
          kernelVersion: '6.12.0',
          osImage: 'Simulated',
          containerRuntimeVersion: 'containerd://2.1.0',
          kubeletVersion: 'v1.36.2',
          kubeProxyVersion: '',
          operatingSystem: 'linux',
          architecture: 'amd64',
        },
      },
    });
  }
}

export function addNamespaces(cluster: Cluster, names: readonly string[]): void {
  for (const name of names) cluster.apply('namespaces', { metadata: { name, labels: { team: name } }, spec: {} });
}

export interface DeploymentOptions {
  readonly replicas?: number;
  readonly labels?: StringMap;
  /** Pod labels the Deployment selects by; `app.kubernetes.io/name` by default. */
  readonly selector?: StringMap;
  readonly container?: ContainerOptions;
  readonly life?: string;
  readonly drain?: 'ready';
  readonly recreate?: boolean;
  readonly spec?: Partial<PodSpec>;
}

export function addDeployment(
  cluster: Cluster,
  namespace: string,
  name: string,
  options: DeploymentOptions = {},
): void {
  const labels = { ...appLabels(name, namespace), ...options.labels };
  const { life, drain, spec } = options;
  const containers = [container(name, options.container)];
  cluster.apply('deployments', {
    metadata: { name, namespace, labels: appLabels(name, namespace) },
    spec: {
      replicas: options.replicas ?? 2,
      selector: { matchLabels: options.selector ?? { [NAME]: name } },
      ...(options.recreate === true && { strategy: { type: 'Recreate' } }),
      template: template({
        labels,
        containers,
        ...(life !== undefined && { life }),
        ...(drain !== undefined && { drain }),
        ...(spec !== undefined && { spec }),
      }),
    },
  });
}

export const HTTP: ServiceSpec['ports'] = [{ name: 'http', port: 80, targetPort: 'http' }];
export const GRPC: ServiceSpec['ports'] = [{ name: 'grpc', port: 9090, targetPort: 'grpc' }];

/** A Service that selects by name and sends port 80 to the container port `http`, but for what `spec` says. */
export function addService(cluster: Cluster, namespace: string, name: string, spec: ServiceSpec = {}): Service {
  return cluster.apply('services', {
    metadata: { name, namespace, labels: appLabels(name, namespace) },
    spec: { selector: { [NAME]: name }, ports: HTTP, ...spec },
  });
}

export function podsOf(cluster: Cluster, namespace: string, name: string): Pod[] {
  return cluster.world.list('pods', namespace).filter(({ metadata }) => metadata.labels?.[NAME] === name);
}

/** Sets annotation `simulate` of pods: they turn to another life from now on. */
export function changeLife(cluster: Cluster, pods: readonly Pod[], life: string): void {
  for (const { metadata } of pods) {
    cluster.world.update('pods', `${metadata.namespace ?? ''}/${metadata.name}`, (pod) => ({
      ...pod,
      metadata: { ...pod.metadata, annotations: { ...pod.metadata.annotations, simulate: life } },
    }));
  }
}

export function scaleDeployment(cluster: Cluster, key: string, replicas: number): void {
  cluster.world.update('deployments', key, (deployment) => ({
    ...deployment,
    metadata: { ...deployment.metadata, generation: (deployment.metadata.generation ?? 1) + 1 },
    spec: { ...deployment.spec, replicas },
  }));
}
