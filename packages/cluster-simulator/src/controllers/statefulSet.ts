import { canonicalJson } from '../objects/canonicalJson.ts';
import type { StatefulSet } from '../objects/shapes.ts';
import { templateHash } from '../world/random.ts';
import { keyOf } from '../world/world.ts';
import type { ControllerContext } from './context.ts';
import { deletePod, isReady, isTerminal, podFromTemplate } from './podTemplates.ts';

/** Pods `name-0` to `name-(n-1)`, each with hostname and subdomain; in order unless the policy is `Parallel`. */
export function reconcileStatefulSet(context: ControllerContext, key: string): void {
  const { world } = context;
  const set = world.get('statefulsets', key);
  if (set === undefined || set.metadata.deletionTimestamp !== undefined) return;
  const { name, namespace } = set.metadata;
  const wanted = set.spec.replicas ?? 1;
  const revision = revisionOf(set);
  const inOrder = set.spec.podManagementPolicy !== 'Parallel';
  const owner = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: set.metadata };
  for (let ordinal = 0; ordinal < wanted; ordinal++) {
    const podName = `${name}-${ordinal}`;
    const pod = world.get('pods', `${namespace ?? ''}/${podName}`);
    if (pod === undefined) {
      context.createPod(
        key,
        podFromTemplate(owner, set.spec.template, {
          name: podName,
          labels: {
            'statefulset.kubernetes.io/pod-name': podName,
            'apps.kubernetes.io/pod-index': String(ordinal),
            'controller-revision-hash': revision,
          },
          spec: { hostname: podName, subdomain: set.spec.serviceName },
        }),
      );
      if (inOrder) break;
    } else if (isTerminal(pod)) {
      deletePod(world, keyOf(pod), 0);
    } else if (inOrder && !isReady(pod)) break;
  }
  retireSurplus(context, set, wanted);
  update(context, set, revision, inOrder);
  writeStatus(context, key, revision);
}

function revisionOf(set: StatefulSet): string {
  return `${set.metadata.name}-${templateHash(canonicalJson(set.spec.template))}`;
}

function ordinalOf(podName: string): number {
  return Number(podName.slice(podName.lastIndexOf('-') + 1));
}

function retireSurplus({ world }: ControllerContext, set: StatefulSet, wanted: number): void {
  const surplus = world
    .ownedBy('pods', set.metadata.uid)
    .filter(({ metadata }) => ordinalOf(metadata.name) >= wanted && metadata.deletionTimestamp === undefined);
  for (const pod of surplus) deletePod(world, keyOf(pod));
}

/** Replaces pods of an older template one by one, the highest ordinal first, while all others are ready. */
function update({ world }: ControllerContext, set: StatefulSet, revision: string, inOrder: boolean): void {
  const pods = world.ownedBy('pods', set.metadata.uid);
  const stale = pods
    .filter(({ metadata }) => metadata.labels?.['controller-revision-hash'] !== revision)
    .toSorted((a, b) => ordinalOf(b.metadata.name) - ordinalOf(a.metadata.name));
  const first = stale[0];
  if (first === undefined) return;
  const calm = pods.every((pod) => isReady(pod) && pod.metadata.deletionTimestamp === undefined);
  if (calm || (!inOrder && !isReady(first))) deletePod(world, keyOf(first));
}

function writeStatus({ world }: ControllerContext, key: string, revision: string): void {
  world.update('statefulsets', key, (set) => {
    const pods = world.ownedBy('pods', set.metadata.uid);
    const ready = pods.filter((pod) => isReady(pod) && pod.metadata.deletionTimestamp === undefined).length;
    const updated = pods.filter(({ metadata }) => metadata.labels?.['controller-revision-hash'] === revision).length;
    const next: StatefulSet['status'] = {
      observedGeneration: set.metadata.generation,
      replicas: pods.length,
      readyReplicas: ready || undefined,
      currentReplicas: updated || undefined,
      updatedReplicas: updated || undefined,
      currentRevision: revision,
      updateRevision: revision,
      availableReplicas: ready,
      collisionCount: 0,
    };
    return JSON.stringify(next) === JSON.stringify(set.status) ? set : { ...set, status: next };
  });
}
