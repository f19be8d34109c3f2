import { deletePod, podFromTemplate } from '../controllers/podTemplates.ts';
import type { Deployment, Node, ReplicaSet } from '../objects/shapes.ts';
import { hostAddress } from '../kubelet/kubelet.ts';
import { settledActivity } from '../kubelet/lives.ts';
import { podStatus } from '../kubelet/podStatus.ts';
import { templateHash } from '../world/random.ts';
import type { Cluster } from '../world/cluster.ts';
import { keyOf } from '../world/world.ts';
import { addDeployment, addNamespaces, addNodes, addService } from './parts.ts';
import type { Scene } from './scene.ts';
import { DAY } from './scene.ts';

export interface FleetSize {
  readonly pods: number;
  readonly services: number;
  readonly nodes: number;
}

/** Services in one namespace. */
const PER_NAMESPACE = 20;

/** What is wrong with every so-manieth service: a whole broken one, or one unready pod. */
const TROUBLES: readonly { readonly every: number; readonly life: string; readonly pods: 'all' | 'one' }[] = [
  { every: 97, life: 'crash-loop', pods: 'all' },
  { every: 89, life: 'image-pull', pods: 'all' },
  { every: 41, life: 'not-ready', pods: 'one' },
];

/** A generated cluster of any size, mostly well; a pod somewhere is replaced every two seconds. */
export function fleet(size: FleetSize): Scene {
  return {
    name: 'fleet',
    hints: {},
    historySeconds: 10 * DAY,
    build(cluster, at) {
      at(10 * DAY, () => {
        addNodes(cluster, size.nodes, ['a', 'b', 'c']);
        const namespaces = Math.ceil(size.services / PER_NAMESPACE);
        addNamespaces(
          cluster,
          Array.from({ length: namespaces }, (_, index) => namespaceOf(index * PER_NAMESPACE)),
        );
      });
      at(9 * DAY, () => cluster.controllers.seed(() => fill(cluster, size)));
      at(-2, () => churn(cluster));
    },
  };
}

function namespaceOf(service: number): string {
  return `team-${String(Math.floor(service / PER_NAMESPACE)).padStart(3, '0')}`;
}

/** Puts all workloads into the world in their final state: no controller has to walk them there. */
function fill(cluster: Cluster, { pods, services }: FleetSize): void {
  const nodes = cluster.world.list('nodes');
  let placed = 0;
  for (let index = 0; index < services; index++) {
    const namespace = namespaceOf(index);
    const name = `service-${String(index).padStart(5, '0')}`;
    // Spread the pods evenly: the first services get the remainder.
    const replicas = Math.floor(pods / services) + (index < pods % services ? 1 : 0);
    addDeployment(cluster, namespace, name, { replicas });
    addService(cluster, namespace, name);
    const deployment = cluster.world.get('deployments', `${namespace}/${name}`);
    if (deployment === undefined) continue;
    const trouble = TROUBLES.find(({ every }) => index % every === every - 1);
    const set = addReplicaSet(cluster, deployment, replicas);
    for (let pod = 0; pod < replicas; pod++) {
      const node = nodes[placed++ % nodes.length];
      const life = trouble !== undefined && (trouble.pods === 'all' || pod === 0) ? trouble.life : undefined;
      if (node !== undefined) addPod(cluster, set, node, life);
    }
    const ready = trouble === undefined ? replicas : trouble.pods === 'all' ? 0 : Math.max(0, replicas - 1);
    writeStatuses(cluster, deployment, set, replicas, ready);
  }
}

function addReplicaSet(cluster: Cluster, deployment: Deployment, replicas: number): ReplicaSet {
  const { name, namespace, uid } = deployment.metadata;
  const { template } = deployment.spec;
  const hash = templateHash(`${namespace ?? ''}/${name}`);
  const labels = { ...template.metadata.labels, 'pod-template-hash': hash };
  return cluster.world.create('replicasets', {
    metadata: {
      name: `${name}-${hash}`,
      namespace,
      generation: 1,
      labels,
      annotations: { 'deployment.kubernetes.io/revision': '1' },
      ownerReferences: [
        { apiVersion: 'apps/v1', kind: 'Deployment', name, uid, controller: true, blockOwnerDeletion: true },
      ],
    },
    spec: {
      replicas,
      selector: { matchLabels: { ...deployment.spec.selector.matchLabels, 'pod-template-hash': hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
    status: { replicas },
  });
}

function addPod(cluster: Cluster, set: ReplicaSet, node: Node, life: string | undefined): void {
  const { world, kubelet, timeline } = cluster;
  const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: set.metadata };
  const draft = podFromTemplate(owner, set.spec.template, { spec: { nodeName: node.metadata.name } });
  const name = world.freeName('pods', set.metadata.namespace, `${set.metadata.name}-`);
  const metadata = {
    ...draft.metadata,
    name,
    uid: world.random.uid(),
    ...(life !== undefined && { annotations: { simulate: life } }),
  };
  // The status needs to see the pod that it is of.
  const pod = { ...draft, metadata: { ...metadata, resourceVersion: '', creationTimestamp: timeline.timestamp() } };
  const activity = settledActivity(pod, kubelet.addressesFor(pod));
  world.create('pods', {
    ...draft,
    metadata,
    status: podStatus(pod, activity, hostAddress(node), timeline.timestamp()),
  });
}

function writeStatuses(
  cluster: Cluster,
  deployment: Deployment,
  set: ReplicaSet,
  replicas: number,
  ready: number,
): void {
  const counts = {
    replicas,
    readyReplicas: ready || undefined,
    availableReplicas: ready || undefined,
    observedGeneration: 1,
  };
  cluster.world.update('replicasets', keyOf(set), (current) => ({
    ...current,
    status: { ...counts, fullyLabeledReplicas: replicas },
  }));
  cluster.world.update('deployments', keyOf(deployment), (current) => ({
    ...current,
    status: { ...counts, updatedReplicas: replicas, unavailableReplicas: replicas - ready || undefined },
  }));
}

const CHURN_MS = 2000;

/** Replaces pods here and there. */
function churn(cluster: Cluster): void {
  const { world, timeline } = cluster;
  const sets = world.list('replicasets');
  const set = sets[world.random.below(sets.length)];
  const pods = set === undefined ? [] : world.ownedBy('pods', set.metadata.uid);
  const pod = pods[world.random.below(pods.length)];
  if (pod !== undefined) deletePod(world, keyOf(pod));
  timeline.after(CHURN_MS, () => churn(cluster));
}
