import type { DaemonSet } from '../objects/shapes.ts';
import { canonicalJson } from '../objects/canonicalJson.ts';
import { templateHash } from '../world/random.ts';
import { keyOf } from '../world/world.ts';
import type { ControllerContext } from './context.ts';
import { deletePod, isActive, isReady, isTerminal, podFromTemplate } from './podTemplates.ts';

/** One pod on every node. */
export function reconcileDaemonSet(context: ControllerContext, key: string): void {
  const { world } = context;
  const set = world.get('daemonsets', key);
  if (set === undefined || set.metadata.deletionTimestamp !== undefined) return;
  const covered = new Set<string>();
  const nodes = world.list('nodes').map(({ metadata }) => metadata.name);
  for (const pod of world.ownedBy('pods', set.metadata.uid)) {
    if (isTerminal(pod)) deletePod(world, keyOf(pod), 0);
    else if (pod.spec.nodeName !== undefined) covered.add(pod.spec.nodeName);
  }
  const owner = { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: set.metadata };
  for (const nodeName of nodes) {
    if (covered.has(nodeName)) continue;
    const naming = {
      generateName: `${set.metadata.name}-`,
      labels: { [REVISION]: revisionOf(set) },
      spec: { nodeName },
    };
    context.createPod(key, podFromTemplate(owner, set.spec.template, naming));
  }
  update(context, set);
  writeStatus(context, key, nodes.length);
}

const REVISION = 'controller-revision-hash';

function revisionOf(set: DaemonSet): string {
  return templateHash(canonicalJson(set.spec.template));
}

/** Replaces pods of an older template one by one, while all others are ready. */
function update({ world }: ControllerContext, set: DaemonSet): void {
  const pods = world.ownedBy('pods', set.metadata.uid);
  const revision = revisionOf(set);
  const stale = pods.find(({ metadata }) => metadata.labels?.[REVISION] !== revision);
  if (stale === undefined || !pods.every((pod) => isReady(pod) && isActive(pod))) return;
  deletePod(world, keyOf(stale));
}

function writeStatus({ world }: ControllerContext, key: string, nodes: number): void {
  world.update('daemonsets', key, (set) => {
    const pods = world.ownedBy('pods', set.metadata.uid).filter(isActive);
    const ready = pods.filter(isReady).length;
    const next: DaemonSet['status'] = {
      currentNumberScheduled: pods.length,
      numberMisscheduled: 0,
      desiredNumberScheduled: nodes,
      numberReady: ready,
      observedGeneration: set.metadata.generation,
      updatedNumberScheduled: pods.length || undefined,
      numberAvailable: ready || undefined,
      numberUnavailable: nodes - ready || undefined,
    };
    return JSON.stringify(next) === JSON.stringify(set.status) ? set : { ...set, status: next };
  });
}
