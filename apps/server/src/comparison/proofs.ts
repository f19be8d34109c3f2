import type { EpochSeconds, NamespaceRecord, NodeRecord, PodRecord, ServiceRecord } from '@fairlead/model';
import type { FieldWrites } from './fieldWrites.ts';

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
  /** The controller has no slice of this service at all. */
  readonly noSlices: boolean;
  readonly now: EpochSeconds;
}
