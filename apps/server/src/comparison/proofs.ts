import type { EpochSeconds, NamespaceRecord, NodeRecord, PodRecord, ServiceRecord } from '@fairlead/model';
import type { FieldWrites } from './fieldWrites.ts';
import type { PublishedSlice } from './publishedSlice.ts';

/** The objects a comparison looks into, by key. */
export interface ObjectsRead {
  pod(key: string): PodRecord | undefined;
  node(name: string): NodeRecord | undefined;
  namespace(name: string): NamespaceRecord | undefined;
}

/** What is read of single objects only when a difference has to be explained. What cannot be read proves nothing. */
export interface Proofs {
  /** Who wrote the zone label of a Node. */
  zoneWrites(node: string): Promise<FieldWrites>;
  /** Who wrote labels of a Node, whichever. */
  nodeLabelWrites(node: string): Promise<FieldWrites>;
  /** Who wrote the spec of a Service. */
  specWrites(service: string): Promise<FieldWrites>;
  /** Who wrote the labels of a Pod. */
  labelWrites(pod: string): Promise<FieldWrites>;
}

/** What is known of the service whose differences are looked into. */
export interface CauseContext {
  readonly service: ServiceRecord;
  readonly objects: ObjectsRead;
  readonly proofs: Proofs;
  /**
   * When the controller last wrote the slices; `undefined` if anyone else wrote them, too, if they do not tell, or if there are
   * none: then nothing can be proven from times.
   */
  readonly writtenAt: EpochSeconds | undefined;
  /** The controller's slices of this service. */
  readonly slices: readonly PublishedSlice[];
  readonly now: EpochSeconds;
}

/** The controller may write what it saw a moment ago; times are whole seconds besides. */
const VIEW_LAG_SECONDS = 2;

/** Whether something was written after the slices, or so shortly before that the controller may not have seen it. */
export function isLater(at: EpochSeconds | undefined, writtenAt: EpochSeconds): at is EpochSeconds {
  return at !== undefined && at >= writtenAt - VIEW_LAG_SECONDS;
}

/**
 * Whether an object was written after a slice that only the controller wrote. A field that is taken away leaves no time in the managed
 * fields, so the versions have to tell; both are numbers of one store.
 */
export function isNewer(
  { resourceVersion: version }: { readonly resourceVersion: string },
  { resourceVersion }: Pick<PublishedSlice, 'resourceVersion'>,
): boolean {
  const [left, right] = [version, resourceVersion ?? ''];
  return /^\d+$/.test(left) && /^\d+$/.test(right) && BigInt(left) > BigInt(right);
}
