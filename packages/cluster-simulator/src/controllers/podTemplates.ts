import type { Pod, PodSpec, PodTemplate, Toleration } from '../objects/podShapes.ts';
import type { OwnerReference } from '../objects/shapes.ts';
import type { Draft, World } from '../world/world.ts';

export interface PodOwner {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly uid: string; readonly namespace?: string | undefined };
}

export function ownerReference(owner: PodOwner): OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}

// Admission gives these to every pod; one shared list keeps a fleet small.
const TOLERATIONS: readonly Toleration[] = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'].map(
  (key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }),
);

const specs = new WeakMap<PodSpec, PodSpec>();

/** What admission adds to the pod spec of a template; the same object for all pods of one template. */
function admitted(spec: PodSpec): PodSpec {
  let found = specs.get(spec);
  if (found === undefined) {
    found = {
      ...spec,
      tolerations: spec.tolerations ?? TOLERATIONS,
      priority: 0,
      enableServiceLinks: true,
      preemptionPolicy: 'PreemptLowerPriority',
    };
    specs.set(spec, found);
  }
  return found;
}

export interface PodNaming {
  readonly name?: string;
  readonly generateName?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly spec?: Partial<PodSpec>;
}

/** The pod a controller creates from a template: pending, on no node yet. */
export function podFromTemplate(owner: PodOwner, template: PodTemplate, naming: PodNaming): Draft<'pods'> {
  const { labels, annotations } = template.metadata;
  const spec = admitted(template.spec);
  return {
    metadata: {
      ...(naming.name !== undefined && { name: naming.name }),
      ...(naming.generateName !== undefined && { generateName: naming.generateName }),
      namespace: owner.metadata.namespace ?? 'default',
      generation: 1,
      ...(labels !== undefined && { labels: naming.labels === undefined ? labels : { ...labels, ...naming.labels } }),
      ...(annotations !== undefined && { annotations }),
      ownerReferences: [ownerReference(owner)],
    },
    spec: naming.spec === undefined ? spec : { ...spec, ...naming.spec },
    status: { phase: 'Pending', qosClass: qosClass(spec) },
  };
}

export function qosClass(spec: PodSpec): string {
  const asks = spec.containers.some(
    ({ resources }) => resources?.limits !== undefined || resources?.requests !== undefined,
  );
  return asks ? 'Burstable' : 'BestEffort';
}

export function isReady(pod: Pod): boolean {
  return pod.status.conditions?.find(({ type }) => type === 'Ready')?.status === 'True';
}

export function isTerminal(pod: Pod): boolean {
  return pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
}

/** Neither finished nor being deleted: counts for its controller. */
export function isActive(pod: Pod): boolean {
  return !isTerminal(pod) && pod.metadata.deletionTimestamp === undefined;
}

/** Marks a pod for deletion as the API server does; one on no node goes at once. `graceSeconds` overrides the pod's own. */
export function deletePod(world: World, key: string, graceSeconds?: number): void {
  const pod = world.get('pods', key);
  if (pod === undefined) return;
  const grace = graceSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30;
  const held = (pod.metadata.finalizers?.length ?? 0) > 0;
  if (!held && (grace === 0 || pod.spec.nodeName === undefined || isTerminal(pod))) {
    world.remove('pods', key);
    return;
  }
  if (pod.metadata.deletionTimestamp !== undefined && grace >= (pod.metadata.deletionGracePeriodSeconds ?? 0)) return;
  const deletionTimestamp = world.timeline.timestamp(world.timeline.nowMs() + grace * 1000);
  world.update('pods', key, (current) => ({
    ...current,
    metadata: { ...current.metadata, deletionTimestamp, deletionGracePeriodSeconds: grace },
  }));
}
