import type { NamespaceRecord, NodeRecord, PodRecord, ServiceRecord } from '@fairlead/model';
import type { FieldWrites } from './fieldWrites.ts';

/** The objects a comparison looks into, by key. */
export interface ObjectsRead {
  service(key: string): ServiceRecord | undefined;
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
