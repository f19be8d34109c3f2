import type { EpochSeconds, PodRecord } from '@fairlead/model';
import type { ComparedEndpoint, ComparedField, Difference } from './differences.ts';
import type { CauseContext, ObjectsRead } from './proofs.ts';

/** A time the objects tell, or one that has to be read first. */
type Time = EpochSeconds | undefined | (() => Promise<EpochSeconds | undefined>);

/** The pod an endpoint speaks of; not another one of the same name. */
export function podOfEndpoint(side: ComparedEndpoint | undefined, objects: ObjectsRead): PodRecord | undefined {
  if (side === undefined) return undefined;
  const { namespace, name, uid } = side.endpoint.targetRef;
  const pod = objects.pod(`${namespace}/${name}`);
  return pod?.uid === uid ? pod : undefined;
}

/**
 * For everything that differs, the changes that may have brought it about, each with its time. A difference is lag only if for
 * each of them one of its changes is newer than the slices.
 */
export function changesOf(difference: Difference, context: CauseContext): readonly (readonly Time[])[] {
  const { service, objects, proofs, slices } = context;
  const key = `${service.namespace}/${service.name}`;
  // A service has at least an empty slice from its beginning on (R20), so that only its own youth explains that there is none.
  if (slices.length === 0) return [[service.creationTimestamp]];
  const ofService: readonly Time[] = [async () => (await proofs.specWrites(key)).lastAt];
  const side = difference.derived ?? difference.published;
  if (side === undefined) return [ofService];
  const { namespace, name } = side.endpoint.targetRef;
  const pod = objects.pod(`${namespace}/${name}`);
  if (pod === undefined) return [[]];
  const labels: Time = async () => (await proofs.labelWrites(`${namespace}/${name}`)).lastAt;
  if (difference.kind === 'only-derived') {
    return [[pod.creationTimestamp, transition(pod, 'PodReadyToStartContainers'), ...ofService, labels]];
  }
  if (difference.kind === 'only-published') {
    // Another pod of the same name took the place of the one that is published.
    const replaced = pod.uid === difference.published?.endpoint.targetRef.uid ? [] : [pod.creationTimestamp];
    return [[...replaced, ...ends(pod), ...ofService, labels]];
  }
  return difference.fields.map((field) => changesOfField(field, pod, ofService));
}

function changesOfField(field: ComparedField, pod: PodRecord, ofService: readonly Time[]): readonly Time[] {
  const created = pod.creationTimestamp;
  switch (field) {
    case 'ready':
      return [transition(pod, 'Ready'), deletionAsked(pod), ...ofService];
    case 'serving':
      return [transition(pod, 'Ready')];
    case 'terminating':
      return [deletionAsked(pod)];
    case 'addresses':
      return [transition(pod, 'PodReadyToStartContainers'), created];
    case 'nodeName':
    case 'zone':
    case 'hostname':
      return [created];
    case 'ports':
      return [created, ...ofService];
  }
}

function transition(pod: PodRecord, type: string): EpochSeconds | undefined {
  return pod.conditions.find((condition) => condition.type === type)?.lastTransitionTime;
}

/** `deletionTimestamp` is when the grace period ends. */
function deletionAsked({ deletionTimestamp, deletionGracePeriodSeconds }: PodRecord): EpochSeconds | undefined {
  return deletionTimestamp === undefined ? undefined : deletionTimestamp - (deletionGracePeriodSeconds ?? 0);
}

function ends(pod: PodRecord): readonly EpochSeconds[] {
  if (pod.phase !== 'Succeeded' && pod.phase !== 'Failed') return [];
  return pod.containers.flatMap(({ status }) =>
    status?.state?.kind === 'terminated' && status.state.finishedAt !== undefined ? [status.state.finishedAt] : [],
  );
}
