import type { PodRecord } from '@fairlead/model';
import type { SliceDifference, SliceEndpoint } from '@fairlead/resolver';
import type { ClusterState } from './clusterState.ts';
import type { FieldWrites } from './fieldWrites.ts';
import type { PublishedSlice } from './publishedSlice.ts';

/** The controller's name as a writer of fields. */
const CONTROLLER_MANAGER = 'kube-controller-manager';

/** What is read of single objects only when a difference has to be explained. */
export interface Proofs {
  /** Who wrote the zone label of a Node. */
  zoneWrites(node: string): Promise<FieldWrites>;
  /** Who wrote the spec of a Service. */
  specWrites(service: string): Promise<FieldWrites>;
}

/** A known lag of the controller (R28, docs/resolution.md) and how the objects themselves prove it. */
export interface Explanation {
  readonly rule: 'R28a' | 'R28b' | 'R28c' | 'R28d' | 'R28e';
  readonly text: string;
}

/**
 * Explains all differences of a service, or none: `undefined` unless every one of them is a known lag (R28, docs/resolution.md)
 * that times and fields of the objects prove. Slices that anyone but the controller wrote prove nothing.
 */
export async function explain(
  state: ClusterState,
  service: string,
  differences: readonly SliceDifference[],
  proofs: Proofs,
): Promise<readonly Explanation[] | undefined> {
  const slices = state.published.get(service) ?? [];
  const whole = explainTerminating(state, service, slices) ?? (await explainFrozen(state, service, slices, proofs));
  if (whole !== undefined) return [whole];
  const writtenAt = controllerWroteAt(slices);
  if (writtenAt === undefined) return undefined;
  const explanations: Explanation[] = [];
  const open = new Set(differences);
  for (const difference of differences) {
    if (!open.delete(difference)) continue;
    // A slice that is there for one endpoint only comes and goes with it.
    if (difference.endpoint === undefined) {
      if (differences.some(({ endpoint, ports }) => endpoint !== undefined && ports === difference.ports)) continue;
      if (difference.ports === 'no ports') continue;
      return undefined;
    }
    const twin = [...open].find((other) => differsInZoneOnly(difference, other));
    const found =
      twin === undefined
        ? explainEndpoint(state, difference, difference.endpoint, writtenAt)
        : await explainZone(difference.endpoint, proofs, writtenAt);
    if (found === undefined) return undefined;
    if (twin !== undefined) open.delete(twin);
    explanations.push(found);
  }
  return explanations.length === 0 ? undefined : explanations;
}

/** When the controller last wrote these slices; `undefined` if anyone else did, too, or if they do not tell. */
function controllerWroteAt(slices: readonly PublishedSlice[]): number | undefined {
  const times: number[] = [];
  for (const { endpointWrites } of slices) {
    const { managers, lastAt } = endpointWrites;
    if (lastAt === undefined || managers.length === 0) return undefined;
    if (managers.some((manager) => manager !== CONTROLLER_MANAGER)) return undefined;
    times.push(lastAt);
  }
  return times.length === 0 ? undefined : Math.max(...times);
}

/** R28e: a namespace or service that is being deleted gets no new slices, and those it had may be gone before its pods. */
function explainTerminating(
  { services, namespaces }: ClusterState,
  service: string,
  slices: readonly PublishedSlice[],
): Explanation | undefined {
  if (slices.length > 0) return undefined;
  const record = services.get(service);
  if (record === undefined) return undefined;
  if (record.deletionTimestamp !== undefined) {
    return { rule: 'R28e', text: 'the service is being deleted and its slices are gone already' };
  }
  return namespaces.get(record.namespace)?.deletionTimestamp === undefined
    ? undefined
    : { rule: 'R28e', text: `namespace ${record.namespace} is being deleted and the slices are gone already` };
}

/** R28d: the selector was taken away, or the type changed to ExternalName, after the slices were last written. */
async function explainFrozen(
  { services }: ClusterState,
  service: string,
  slices: readonly PublishedSlice[],
  proofs: Proofs,
): Promise<Explanation | undefined> {
  const record = services.get(service);
  if (record === undefined || (record.selector !== undefined && record.type !== 'ExternalName')) return undefined;
  const writtenAt = controllerWroteAt(slices);
  if (writtenAt === undefined || slices.some(({ ownerUid }) => ownerUid !== record.uid)) return undefined;
  const { lastAt } = await proofs.specWrites(service);
  return lastAt === undefined || lastAt < writtenAt
    ? undefined
    : {
        rule: 'R28d',
        text: `frozen: the service lost its selector at ${iso(lastAt)}, its slices were last written at ${iso(writtenAt)}`,
      };
}

function differsInZoneOnly(difference: SliceDifference, other: SliceDifference): boolean {
  const [a, b] = [difference.endpoint, other.endpoint];
  if (a === undefined || b === undefined || difference.kind === other.kind) return false;
  if (difference.addressType !== other.addressType || difference.ports !== other.ports) return false;
  const { zone: aZone, ...aRest } = a;
  const { zone: bZone, ...bRest } = b;
  return aZone !== bZone && comparable(aRest) === comparable(bRest);
}

function comparable({ addresses, conditions, hostname, nodeName, targetRef }: Omit<SliceEndpoint, 'zone'>): string {
  const { ready, serving, terminating } = conditions;
  return JSON.stringify([
    addresses.toSorted(),
    [ready, serving, terminating, hostname ?? null, nodeName ?? null],
    [targetRef.namespace, targetRef.name, targetRef.uid ?? null],
  ]);
}

/** R28b: the zone label of the Node was written after the slice, and only the controller wrote the slice. */
async function explainZone(
  { nodeName }: SliceEndpoint,
  proofs: Proofs,
  writtenAt: number,
): Promise<Explanation | undefined> {
  if (nodeName === undefined) return undefined;
  const { lastAt } = await proofs.zoneWrites(nodeName);
  return lastAt === undefined || lastAt <= writtenAt
    ? undefined
    : {
        rule: 'R28b',
        text: `zone of ${nodeName}: its label was written at ${iso(lastAt)}, the slice at ${iso(writtenAt)}`,
      };
}

function explainEndpoint(
  state: ClusterState,
  difference: SliceDifference,
  endpoint: SliceEndpoint,
  writtenAt: number,
): Explanation | undefined {
  const { targetRef } = endpoint;
  const pod = state.pods.get(`${targetRef.namespace}/${targetRef.name}`);
  if (pod === undefined || pod.uid !== targetRef.uid) return undefined;
  return difference.kind === 'endpoint-missing'
    ? (explainFinished(endpoint, pod, writtenAt) ?? explainNodeGone(state, endpoint, pod))
    : explainNodeLate(state, pod, writtenAt);
}

/** R28a: a pod that was not ready anyway has finished since the slice was written. */
function explainFinished(
  { conditions, targetRef }: SliceEndpoint,
  pod: PodRecord,
  writtenAt: number,
): Explanation | undefined {
  if ((pod.phase !== 'Succeeded' && pod.phase !== 'Failed') || conditions.ready || conditions.serving) return undefined;
  const ends = pod.containers.flatMap(({ status }) =>
    status?.state?.kind === 'terminated' && status.state.finishedAt !== undefined ? [status.state.finishedAt] : [],
  );
  const finishedAt = Math.max(0, ...ends);
  return finishedAt < writtenAt
    ? undefined
    : {
        rule: 'R28a',
        text: `${targetRef.name} ${pod.phase} at ${iso(finishedAt)}, the slice was written at ${iso(writtenAt)}`,
      };
}

/** R28c: the Node is gone, and the controller would not have listed the pod if it had been then. */
function explainNodeGone(
  { nodes }: ClusterState,
  { nodeName, addresses, conditions, targetRef }: SliceEndpoint,
  pod: PodRecord,
): Explanation | undefined {
  const same =
    nodeName !== undefined &&
    nodeName === pod.nodeName &&
    addresses.every((address) => pod.podIPs.includes(address)) &&
    conditions.terminating === (pod.deletionTimestamp !== undefined);
  return same && !nodes.has(nodeName)
    ? { rule: 'R28c', text: `Node ${nodeName} of ${targetRef.name} is gone; the slice was written before` }
    : undefined;
}

/** R28c: the Node appeared after the slice was written; the controller tries again later and later. */
function explainNodeLate({ nodes }: ClusterState, pod: PodRecord, writtenAt: number): Explanation | undefined {
  const createdAt = pod.nodeName === undefined ? undefined : nodes.get(pod.nodeName)?.creationTimestamp;
  return createdAt === undefined || createdAt < writtenAt
    ? undefined
    : {
        rule: 'R28c',
        text: `Node ${pod.nodeName ?? ''} appeared at ${iso(createdAt)}, the slice was written at ${iso(writtenAt)}`,
      };
}

function iso(at: number): string {
  return new Date(at * 1000).toISOString().replace('.000Z', 'Z');
}
