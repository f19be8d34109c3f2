import { canonicalJson } from '../objects/canonicalJson.ts';
import type { IntOrString } from '../objects/podShapes.ts';
import type { Condition, Deployment, ReplicaSet } from '../objects/shapes.ts';
import { templateHash } from '../world/random.ts';
import { keyOf } from '../world/world.ts';
import type { ControllerContext } from './context.ts';
import { ownerReference } from './podTemplates.ts';

const REVISION = 'deployment.kubernetes.io/revision';

/** Makes a ReplicaSet for the current template and moves the replicas over to it, by the Deployment's strategy. */
export function reconcileDeployment(context: ControllerContext, key: string): void {
  const { world } = context;
  const deployment = world.get('deployments', key);
  if (deployment === undefined || deployment.metadata.deletionTimestamp !== undefined) return;
  const sets = world.ownedBy('replicasets', deployment.metadata.uid);
  const template = canonicalJson(deployment.spec.template);
  let current = sets.find((set) => templateOf(set) === template);
  const old = sets.filter((set) => set !== current);
  const wanted = deployment.spec.replicas ?? 1;
  current ??= createReplicaSet(context, deployment, sets, old.some(hasReplicas) ? 0 : wanted);
  if (deployment.spec.strategy?.type === 'Recreate') recreate(context, current, old, wanted);
  else roll(context, deployment, current, old, wanted);
  writeStatus(context, key);
}

/** The template a ReplicaSet was made from, without the label that tells it apart. */
function templateOf(set: ReplicaSet): string {
  const { 'pod-template-hash': _hash, ...labels } = set.spec.template.metadata.labels ?? {};
  return canonicalJson({ ...set.spec.template, metadata: { ...set.spec.template.metadata, labels } });
}

const hasReplicas = (set: ReplicaSet): boolean => (set.spec.replicas ?? 0) > 0 || set.status.replicas > 0;

function createReplicaSet(
  { world, hints }: ControllerContext,
  deployment: Deployment,
  sets: readonly ReplicaSet[],
  replicas: number,
): ReplicaSet {
  const { template, selector } = deployment.spec;
  const key = keyOf(deployment);
  const hash =
    (sets.length === 0 ? hints.templateHashes?.[key] : undefined) ?? templateHash(key + canonicalJson(template));
  const labels = { ...template.metadata.labels, 'pod-template-hash': hash };
  const revision = 1 + Math.max(0, ...sets.map((set) => Number(set.metadata.annotations?.[REVISION] ?? 0)));
  return world.create('replicasets', {
    metadata: {
      name: `${deployment.metadata.name}-${hash}`,
      namespace: deployment.metadata.namespace,
      generation: 1,
      labels,
      annotations: { [REVISION]: String(revision) },
      ownerReferences: [ownerReference({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: deployment.metadata })],
    },
    spec: {
      replicas,
      selector: { matchLabels: { ...selector.matchLabels, 'pod-template-hash': hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
    status: { replicas: 0 },
  });
}

function scale({ world }: ControllerContext, set: ReplicaSet, replicas: number): void {
  if ((set.spec.replicas ?? 1) === replicas) return;
  world.update('replicasets', keyOf(set), (current) => ({
    ...current,
    metadata: { ...current.metadata, generation: (current.metadata.generation ?? 1) + 1 },
    spec: { ...current.spec, replicas },
  }));
}

/** All old pods go before the first new one comes. */
function recreate(context: ControllerContext, current: ReplicaSet, old: readonly ReplicaSet[], wanted: number): void {
  for (const set of old) scale(context, set, 0);
  const left = old.reduce((sum, set) => sum + context.world.ownedBy('pods', set.metadata.uid).length, 0);
  if (left === 0) scale(context, current, wanted);
}

/** New pods come and old ones go within `maxSurge` and `maxUnavailable`. */
function roll(
  context: ControllerContext,
  deployment: Deployment,
  current: ReplicaSet,
  old: readonly ReplicaSet[],
  wanted: number,
): void {
  const limits = deployment.spec.strategy?.rollingUpdate;
  const surge = share(limits?.maxSurge ?? '25%', wanted, Math.ceil);
  const unavailable = share(limits?.maxUnavailable ?? '25%', wanted, Math.floor);
  const running = old.filter(hasReplicas);
  if (running.length === 0) {
    scale(context, current, wanted);
    return;
  }
  const total = (current.spec.replicas ?? 0) + running.reduce((sum, set) => sum + (set.spec.replicas ?? 0), 0);
  const grow = Math.min(wanted - (current.spec.replicas ?? 0), wanted + surge - total);
  if (grow > 0) {
    // The write brings the Deployment back here, with the new number to count from.
    scale(context, current, (current.spec.replicas ?? 0) + grow);
    return;
  }
  retire(context, current, running, wanted - Math.min(unavailable, wanted));
}

/** Available replicas, no more than are still asked for: the status lags behind. */
const availableOf = (set: ReplicaSet): number => Math.min(set.status.availableReplicas ?? 0, set.spec.replicas ?? 0);

/** Scales old ReplicaSets down as far as `minimum` available pods allow, the replicas that are not available first. */
function retire(context: ControllerContext, current: ReplicaSet, old: readonly ReplicaSet[], minimum: number): void {
  const all = [current, ...old];
  const replicas = all.reduce((sum, set) => sum + (set.spec.replicas ?? 0), 0);
  const notYet = (current.spec.replicas ?? 0) - availableOf(current);
  const most = replicas - minimum - notYet;
  if (most <= 0) return;
  let spare = all.reduce((sum, set) => sum + availableOf(set), 0) - minimum;
  let left = most;
  for (const set of old) {
    const own = set.spec.replicas ?? 0;
    const unready = Math.min(left, own - availableOf(set));
    const ready = Math.min(left - unready, Math.max(0, spare), availableOf(set));
    left -= unready + ready;
    spare -= ready;
    scale(context, set, own - unready - ready);
  }
}

function share(value: IntOrString, of: number, round: (value: number) => number): number {
  if (typeof value === 'number') return value;
  return value.endsWith('%') ? round((Number.parseFloat(value) / 100) * of) : Number.parseInt(value, 10);
}

function writeStatus({ world }: ControllerContext, key: string): void {
  const deployment = world.get('deployments', key);
  if (deployment === undefined) return;
  const sets = world.ownedBy('replicasets', deployment.metadata.uid);
  const template = canonicalJson(deployment.spec.template);
  const sum = (pick: (set: ReplicaSet) => number | undefined, of = sets): number =>
    of.reduce((total, set) => total + (pick(set) ?? 0), 0);
  const replicas = sum((set) => set.status.replicas);
  const ready = sum((set) => set.status.readyReplicas);
  const updated = sum(
    (set) => set.status.replicas,
    sets.filter((set) => templateOf(set) === template),
  );
  const wanted = deployment.spec.replicas ?? 1;
  const unavailable = Math.max(0, wanted - ready);
  const available =
    ready >= wanted - share(deployment.spec.strategy?.rollingUpdate?.maxUnavailable ?? '25%', wanted, Math.floor);
  const { status } = deployment;
  const next: Deployment['status'] = {
    observedGeneration: deployment.metadata.generation,
    replicas: replicas || undefined,
    updatedReplicas: updated || undefined,
    readyReplicas: ready || undefined,
    availableReplicas: ready || undefined,
    unavailableReplicas: unavailable || undefined,
    conditions: [availableCondition(status.conditions, available, world.timeline.timestamp())],
  };
  if (JSON.stringify(next) === JSON.stringify(status)) return;
  world.update('deployments', key, (current) => ({ ...current, status: next }));
}

function availableCondition(before: readonly Condition[] | undefined, available: boolean, now: string): Condition {
  const status = available ? 'True' : 'False';
  const found = before?.find(({ type }) => type === 'Available');
  if (found?.status === status) return found;
  return {
    type: 'Available',
    status,
    lastUpdateTime: now,
    lastTransitionTime: now,
    reason: available ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
    message: available ? 'Deployment has minimum availability.' : 'Deployment does not have minimum availability.',
  };
}
