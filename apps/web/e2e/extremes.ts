import { startCluster, type RunningCluster } from './programs.ts';

/** Clusters at the edges of what Kubernetes allows, for looking at: long names, many of one thing, one of all. */

/** 63 characters, as long as the name of a Service or a namespace can be. */
export const LONGEST_LABEL = 'customer-notification-preferences-synchronisation-service-eu-w1';
/** 253 characters, as long as the name of a pod can be. */
const LONGEST_NAME = Array.from({ length: 25 }, (_, index) => `part-${String(index).padStart(4, '0')}`)
  .join('-')
  .padEnd(253, 'x')
  .slice(0, 253);

const IMAGE = 'app:1';

interface PodOfList {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: { readonly containers: readonly { readonly image: string }[] };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/** Until every pod made here is ready, but for those that are never to be. */
async function settled(cluster: RunningCluster): Promise<RunningCluster> {
  for (;;) {
    const pods = (await cluster.list<PodOfList>('/api/v1/pods')).filter(
      ({ metadata, spec }) => spec.containers[0]?.image === IMAGE && metadata.annotations?.['simulate'] === undefined,
    );
    const isReady = ({ status }: PodOfList): boolean =>
      status?.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') === true;
    if (pods.length > 0 && pods.every(isReady)) return cluster;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

interface Named {
  readonly metadata: { readonly name: string; readonly namespace: string };
}

/** A cluster with nodes, pods and namespaces, and nothing that is served. */
export async function emptyCluster(): Promise<RunningCluster> {
  const cluster = await startCluster();
  const remove = async (plural: string, prefix: string): Promise<void> => {
    for (const { metadata } of await cluster.list<Named>(`${prefix}/${plural}`)) {
      await cluster.remove(`${prefix}/namespaces/${metadata.namespace}/${plural}/${metadata.name}`);
    }
  };
  await remove('services', '/api/v1');
  await remove('ingresses', '/apis/networking.k8s.io/v1');
  return cluster;
}

const labelsOf = (name: string): Readonly<Record<string, string>> => ({ 'app.kubernetes.io/name': name });

async function addNamespace(cluster: RunningCluster, name: string): Promise<void> {
  await cluster.create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
}

async function addService(cluster: RunningCluster, namespace: string, name: string, spec: object = {}): Promise<void> {
  await cluster.create(`/api/v1/namespaces/${namespace}/services`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { selector: labelsOf(name), ports: [{ name: 'http', port: 80, targetPort: 'http' }], ...spec },
  });
}

/** `life` is how the simulated kubelet lets its pods end up; well unless given. */
async function addDeployment(
  cluster: RunningCluster,
  namespace: string,
  name: string,
  part: { readonly replicas?: number; readonly life?: string; readonly annotations?: object } = {},
): Promise<void> {
  const labels = labelsOf(name);
  const annotations = { ...part.annotations, ...(part.life !== undefined && { simulate: part.life }) };
  await cluster.create(`/apis/apps/v1/namespaces/${namespace}/deployments`, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      replicas: part.replicas ?? 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations },
        spec: { containers: [{ name: 'app', image: IMAGE, ports: [{ name: 'http', containerPort: 8080 }] }] },
      },
    },
  });
}

/** Names as long as they can be, forty ports, a thousand pods, and letters of every direction. */
export async function longCluster(): Promise<RunningCluster> {
  const cluster = await emptyCluster();
  await addNamespace(cluster, LONGEST_LABEL);
  await addService(cluster, LONGEST_LABEL, LONGEST_LABEL);
  await addDeployment(cluster, LONGEST_LABEL, LONGEST_LABEL, {
    replicas: 3,
    life: 'crash-loop',
    annotations: { 'example.com/owner': 'فريق المدفوعات 💳 支付团队 🇩🇪' },
  });
  await cluster.create(`/api/v1/namespaces/${LONGEST_LABEL}/pods`, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: LONGEST_NAME, namespace: LONGEST_LABEL, labels: labelsOf(LONGEST_LABEL) },
    spec: { containers: [{ name: 'app', image: IMAGE, ports: [{ name: 'http', containerPort: 8080 }] }] },
  });
  await addService(cluster, LONGEST_LABEL, 'forty-ports', {
    ports: Array.from({ length: 40 }, (_, index) => ({
      name: `port-${index}`,
      port: 8000 + index,
      targetPort: index % 7 === 3 ? `missing-${index}` : 'http',
      protocol: index % 5 === 4 ? 'UDP' : 'TCP',
    })),
  });
  await addDeployment(cluster, LONGEST_LABEL, 'forty-ports', { replicas: 2 });
  await addService(cluster, LONGEST_LABEL, 'thousand-pods');
  await addDeployment(cluster, LONGEST_LABEL, 'thousand-pods', { replicas: 1_000 });
  return settled(cluster);
}

/** One service, in one namespace. */
export async function smallestCluster(): Promise<RunningCluster> {
  const cluster = await emptyCluster();
  await addService(cluster, 'shop', 'alone');
  await addDeployment(cluster, 'shop', 'alone', { replicas: 2 });
  return settled(cluster);
}

/** Three hundred services in one namespace, some of them broken. */
export async function crowdedCluster(): Promise<RunningCluster> {
  const cluster = await emptyCluster();
  for (let index = 0; index < 300; index += 1) {
    const name = `service-${String(index).padStart(3, '0')}`;
    await addService(cluster, 'shop', name);
    if (index % 29 !== 28) await addDeployment(cluster, 'shop', name);
  }
  return settled(cluster);
}

/** Two hundred namespaces with one service each, some of them broken. */
export async function scatteredCluster(): Promise<RunningCluster> {
  const cluster = await emptyCluster();
  for (let index = 0; index < 200; index += 1) {
    const name = `team-${String(index).padStart(3, '0')}`;
    await addNamespace(cluster, name);
    await addService(cluster, name, 'api');
    if (index % 29 !== 28) await addDeployment(cluster, name, 'api');
  }
  return settled(cluster);
}
