import type { EpochSeconds } from './records.ts';

/**
 * One end of a call, by the id of the node it would be: `workload/NS/KIND/NAME`, `service/NS/NAME`, `ingress/NS/NAME`,
 * `route/NS/NAME`, `gateway/NS/NAME`, `external/HOST`, `caller/NAME`. No id holds a space.
 */
export type CallEnd = `${'workload' | 'service' | 'ingress' | 'route' | 'gateway' | 'external' | 'caller'}/${string}`;

/**
 * How the weaker end of a call was found, from sure to unsure: named as a workload, by a pod and its owner, by the selector of
 * a service, by an address that is in use now, by a name that only one object has, by a host name; `weight`: an estimate, the
 * calls of several ends divided among them as they are meant to be; `unknown` if it could not be.
 */
export const CONFIDENCES = ['workload', 'pod', 'selector', 'address', 'name', 'host', 'weight', 'unknown'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export type CallProtocol = 'http' | 'grpc' | 'tcp' | 'udp' | 'database' | 'messaging' | 'unknown';

/** `undefined`: this source cannot know, or nothing happened that it could be told of; never zero instead. */
export interface CallFigures {
  readonly requestsPerSecond: number | undefined;
  /** From 0 to 1. */
  readonly errorShare: number | undefined;
  readonly averageMs: number | undefined;
  readonly p50Ms: number | undefined;
  readonly p95Ms: number | undefined;
  readonly p99Ms: number | undefined;
  /** Both directions together. */
  readonly bytesPerSecond: number | undefined;
  readonly connectionsPerSecond: number | undefined;
}

/** Calls of one protocol from one end to another, as one telemetry source tells of them. */
export interface Call {
  /** Unique among all calls: telemetry, protocol and ends. */
  readonly id: string;
  readonly source: CallEnd;
  readonly target: CallEnd;
  readonly protocol: CallProtocol;
  /** The kind of telemetry, such as `istio`. */
  readonly telemetry: string;
  /** Of two sources that tell of the same call the one with the lower rank is shown. */
  readonly rank: number;
  readonly confidence: Confidence;
  readonly figures: CallFigures;
  /** When these figures were measured. */
  readonly at: EpochSeconds;
}

/** What announces a call that nobody has seen: a name in the environment or the arguments of a container, or in a ConfigMap that it gets. */
export type Guess = 'environment' | 'config-map';

/** A call that an object announces and nobody has seen. */
export interface DeclaredCall {
  readonly id: string;
  readonly source: CallEnd;
  readonly target: CallEnd;
  readonly declaredBy: Guess;
}

/** What ids are made of: no spaces, no slashes, not longer than a name in Kubernetes may be. */
function word(text: string): string {
  return text.replaceAll(/[\s/]+/g, '_').slice(0, 253) || 'unknown';
}

export const workloadEnd = (namespace: string, kind: string, name: string): CallEnd =>
  `workload/${word(namespace)}/${word(kind)}/${word(name)}`;
export const serviceEnd = (namespace: string, name: string): CallEnd => `service/${word(namespace)}/${word(name)}`;
export const externalEnd = (host: string): CallEnd => `external/${word(host.toLowerCase())}`;
export const callerEnd = (name: string): CallEnd => `caller/${word(name)}`;

export function callId(telemetry: string, protocol: CallProtocol, source: CallEnd, target: CallEnd): string {
  return `${telemetry} ${protocol} ${source} ${target}`;
}
