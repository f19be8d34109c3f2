import { deletePod } from '../../controllers/podTemplates.ts';
import { seedNodeLoads } from '../../controllers/scheduler.ts';
import type { TelemetryKind } from '../../exporters/exporter.ts';
import type { Deployment, ReplicaSet } from '../../objects/shapes.ts';
import { hostAddress } from '../../kubelet/kubelet.ts';
import type { Cluster } from '../../world/cluster.ts';
import { keyOf } from '../../world/world.ts';
import { addDeployment, addNamespaces, addNodes, addService } from '../parts.ts';
import type { Scene } from '../scene.ts';
import { DAY } from '../scene.ts';
import { startChurn } from './churn.ts';
import { fleetCalls } from './fleetCalls.ts';
import { FleetPods } from './fleetPods.ts';
import { addRoutes } from './fleetRoutes.ts';
import { FleetPlan } from './plan.ts';
import type { FleetSize } from './plan.ts';
import { workloadTemplate } from './podDesign.ts';
import { withSidecar } from './sidecar.ts';

export interface FleetOptions extends FleetSize {
  /** Events per second beyond the gentle changes that every fleet has: for measuring. */
  readonly churn: number;
}

/** A generated cluster of any size, mostly well; a pod somewhere is replaced every two seconds. */
export function fleet({ churn, ...size }: FleetOptions, telemetry: TelemetryKind): Scene {
  const plan = new FleetPlan(size);
  return {
    name: 'fleet',
    hints: { inject: withSidecar },
    historySeconds: 10 * DAY,
    build(cluster, at) {
      at(10 * DAY, () => {
        addNodes(cluster, size.nodes, ['a', 'b', 'c']);
        addNamespaces(cluster, plan.namespaces);
      });
      let pods: FleetPods | undefined;
      at(9 * DAY, () => {
        cluster.controllers.deferSlices();
        cluster.controllers.seed(() => {
          addWorkloads(cluster, plan);
          pods = addPods(cluster, plan);
        });
        addRoutes(cluster, plan);
      });
      at(0, () => {
        if (pods !== undefined && churn > 0) startChurn(cluster, pods, churn);
      });
      at(-2, () => replaceOne(cluster));
    },
    calls: (world) => fleetCalls(world, plan, telemetry),
  };
}

/** Puts all workloads into the world in their final state: no controller has to walk them there. */
function addWorkloads(cluster: Cluster, plan: FleetPlan): void {
  for (let index = 0; index < plan.size.services; index++) {
    const namespace = plan.namespaceOf(index);
    const name = plan.nameOf(index);
    const replicas = plan.replicasOf(index);
    const trouble = plan.troubleOf(index);
    const life = trouble?.pods === 'all' ? trouble.life : undefined;
    addDeployment(cluster, namespace, name, { replicas, ...(life !== undefined && { life }) });
    addService(cluster, namespace, name);
    const ready = trouble === undefined ? replicas : trouble.pods === 'all' ? 0 : Math.max(0, replicas - 1);
    const counts = {
      replicas,
      readyReplicas: ready || undefined,
      availableReplicas: ready || undefined,
      observedGeneration: 1,
    };
    const deployment = cluster.world.update('deployments', `${namespace}/${name}`, (current) => ({
      ...current,
      status: { ...counts, updatedReplicas: replicas, unavailableReplicas: replicas - ready || undefined },
    }));
    const template = workloadTemplate(namespace, name, life, plan.hashOf(index));
    addReplicaSet(cluster, deployment, plan.setUidOf(index), template, { ...counts, fullyLabeledReplicas: replicas });
  }
}

function addReplicaSet(
  cluster: Cluster,
  deployment: Deployment,
  uid: string,
  template: ReturnType<typeof workloadTemplate>,
  status: ReplicaSet['status'],
): void {
  const { name, namespace } = deployment.metadata;
  const { labels = {} } = template.metadata;
  const hash = labels['pod-template-hash'] ?? '';
  const owner = { apiVersion: 'apps/v1', kind: 'Deployment', name, uid: deployment.metadata.uid };
  cluster.world.create('replicasets', {
    metadata: {
      name: `${name}-${hash}`,
      namespace,
      uid,
      generation: 1,
      labels,
      annotations: { 'deployment.kubernetes.io/revision': '1' },
      ownerReferences: [{ ...owner, controller: true, blockOwnerDeletion: true }],
    },
    spec: {
      replicas: status.replicas,
      selector: { matchLabels: { ...deployment.spec.selector.matchLabels, 'pod-template-hash': hash } },
      template,
    },
    status,
  });
}

function addPods({ world, kubelet, timeline }: Cluster, plan: FleetPlan): FleetPods {
  const nodes = world.list('nodes').map((node) => ({ name: node.metadata.name, address: hostAddress(node) }));
  const perNode = new Map(nodes.map(({ name }, index) => [name, plan.podsOn(index)]));
  kubelet.reserveAddresses(perNode, plan.size.pods);
  seedNodeLoads(world, perNode);
  const epoch = Math.floor(timeline.nowMs() / 1000);
  return world.populate('pods', (firstVersion) => new FleetPods(plan, nodes, epoch, firstVersion));
}

const REPLACE_MS = 2000;

/** Replaces pods here and there. */
function replaceOne(cluster: Cluster): void {
  const { world, timeline } = cluster;
  const services = world.list('replicasets');
  const set = services[world.random.below(services.length)];
  const pods = set === undefined ? [] : world.ownedBy('pods', set.metadata.uid);
  const pod = pods[world.random.below(pods.length)];
  if (pod !== undefined) deletePod(world, keyOf(pod));
  timeline.after(REPLACE_MS, () => replaceOne(cluster));
}
