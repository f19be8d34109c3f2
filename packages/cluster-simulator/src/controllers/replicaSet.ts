import type { Pod } from '../objects/podShapes.ts';
import type { ReplicaSet } from '../objects/shapes.ts';
import { keyOf } from '../world/world.ts';
import type { ControllerContext } from './context.ts';
import { deletePod, isActive, isReady, podFromTemplate } from './podTemplates.ts';

/** Keeps as many active pods as a ReplicaSet asks for. */
export function reconcileReplicaSet(context: ControllerContext, key: string): void {
  const { world } = context;
  const set = world.get('replicasets', key);
  if (set === undefined || set.metadata.deletionTimestamp !== undefined) return;
  const wanted = set.spec.replicas ?? 1;
  const active = adoptedPods(context, set).filter(isActive);
  const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: set.metadata };
  const deployment = set.metadata.ownerReferences?.find(({ controller }) => controller === true)?.name;
  const hintKey = `${set.metadata.namespace ?? ''}/${deployment ?? set.metadata.name}`;
  for (let missing = wanted - active.length; missing > 0; missing--) {
    active.push(
      context.createPod(hintKey, podFromTemplate(owner, set.spec.template, { generateName: `${set.metadata.name}-` })),
    );
  }
  const surplus = active.toSorted(firstToGo).slice(0, Math.max(0, active.length - wanted));
  for (const pod of surplus) deletePod(world, keyOf(pod));
  writeStatus(
    context,
    key,
    active.filter((pod) => !surplus.includes(pod)),
  );
}

/** Pods of the set that still match its selector; one whose labels were changed is let go, and the set replaces it. */
function adoptedPods(context: ControllerContext, set: ReplicaSet): Pod[] {
  const selector = Object.entries(set.spec.selector.matchLabels ?? {});
  return context.world.ownedBy('pods', set.metadata.uid).filter((pod) => {
    const labels = pod.metadata.labels ?? {};
    if (selector.every(([name, value]) => labels[name] === value)) return true;
    context.world.update('pods', keyOf(pod), (current) => ({
      ...current,
      metadata: { ...current.metadata, ownerReferences: undefined },
    }));
    return false;
  });
}

/** Unscheduled before pending before not ready before young: as the ReplicaSet controller ranks pods to delete. */
function firstToGo(a: Pod, b: Pod): number {
  const rank = (pod: Pod): number =>
    pod.spec.nodeName === undefined ? 0 : pod.status.phase === 'Pending' ? 1 : isReady(pod) ? 3 : 2;
  return rank(a) - rank(b) || (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? 1 : a === b ? 0 : -1);
}

function writeStatus({ world }: ControllerContext, key: string, pods: readonly Pod[]): void {
  const ready = pods.filter(isReady).length;
  world.update('replicasets', key, (set) => {
    const { status } = set;
    const generation = set.metadata.generation;
    if (
      status.replicas === pods.length &&
      (status.readyReplicas ?? 0) === ready &&
      status.observedGeneration === generation
    ) {
      return set;
    }
    return {
      ...set,
      status: {
        replicas: pods.length,
        fullyLabeledReplicas: pods.length || undefined,
        readyReplicas: ready || undefined,
        availableReplicas: ready || undefined,
        observedGeneration: generation,
      },
    };
  });
}
