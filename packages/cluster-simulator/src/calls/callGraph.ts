import type { Pod } from '../objects/podShapes.ts';

export type CallProtocol = 'http' | 'grpc' | 'tcp';

export interface ServiceRef {
  readonly namespace: string;
  readonly name: string;
}

/** One service calling another. */
export interface Call {
  readonly from: ServiceRef;
  readonly to: ServiceRef;
  readonly protocol: CallProtocol;
  /** Half of the answers take longer. */
  readonly medianMs: number;
  /** Users come in by this Ingress; the pods of `from` are its controllers. */
  readonly ingress?: { readonly namespace: string; readonly name: string; readonly host: string };
}

/** How many calls are made, and what share of those that reach a pod it answers with an error. */
export interface Flow {
  readonly perSecond: number;
  readonly failing: number;
}

/** What share of the calls to a service (`namespace/name`) reaches no pod. */
export type Undelivered = (service: string) => number;

/** Who calls whom in a scene, and how much while nothing is wrong. Knows nothing of time. */
export interface CallGraph {
  all(): Iterable<Call>;
  callsFrom(service: string): readonly Call[];
  callsTo(service: string): readonly Call[];
  /** Calls whose flow may change when the pods of a service do. */
  affectedBy(service: string): Iterable<Call>;
  flowOf(call: Call, undelivered: Undelivered): Flow;
  /** The service (`namespace/name`) for which a pod makes and takes calls. */
  serviceOf(pod: Pod): string | undefined;
  podsOf(service: string): readonly Pod[];
}

export function keyOfService({ namespace, name }: ServiceRef): string {
  return `${namespace}/${name}`;
}
