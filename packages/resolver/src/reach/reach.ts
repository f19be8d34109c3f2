import type { IpFamily, Protocol } from '@fairlead/model';
import type { PodAnswer } from '../answer.ts';

/** Where a client stands: on a node, or anywhere in a zone. */
export interface Vantage {
  readonly kind: 'node' | 'zone';
  readonly name: string;
}

/**
 * How the client comes in. `cluster-ip`: from a pod or the node itself. `external`: from outside, through a node port, load balancer or
 * external IP whose packets arrive at the vantage. `external-from-inside`: a pod or node of the cluster that uses a load-balancer or
 * external IP, told where it differs from `external` (R35). `dns`: the name of a headless service (R38).
 */
export type WayIn = 'cluster-ip' | 'external' | 'external-from-inside' | 'dns';

/**
 * What becomes of a new connection (R37). `partly`: of a zone, some nodes reach a backend and others drop. `no-address`: the name of a
 * headless service has no address. `unknown`: rests on zones, and nodes may not be read.
 */
export type Outcome = 'reached' | 'partly' | 'refused' | 'dropped' | 'no-address' | 'unknown';

export type NarrowedBy = 'internalTrafficPolicy' | 'externalTrafficPolicy' | 'node-hints' | 'zone-hints';

/**
 * Why a topology preference that the service asks for is not in force here (R25 and R36). The last four belong to the annotation:
 * a ready node lacks zone or CPU, fewer than two zones have ready nodes, fewer ready endpoints than zones, a zone would be overloaded.
 */
export type PreferenceOff =
  | 'endpoint-without-zone'
  | 'vantage-without-zone'
  | 'no-endpoint-in-zone'
  | 'zones-unread'
  | 'node-without-zone-or-cpu'
  | 'single-zone'
  | 'too-few-endpoints'
  | 'zone-overloaded';

/** What a client reaches in one family on one port. */
export interface Path {
  readonly way: WayIn;
  readonly family: IpFamily;
  /** `undefined` for the addresses behind a headless name, whatever the port. */
  readonly port: { readonly name: string; readonly protocol: Protocol; readonly port: number } | undefined;
  readonly outcome: Outcome;
  /** In order of names. */
  readonly pods: readonly PodAnswer[];
  /** Backends that some client in the cluster can reach on this way: what `pods` is a part of. */
  readonly usable: number;
  /** They are used only while nothing is ready (R34). */
  readonly fallback: boolean;
  /** Of several nodes the widest. */
  readonly narrowedBy: NarrowedBy | undefined;
  readonly preferenceOff: PreferenceOff | undefined;
  /**
   * Of hints spread by the annotation: how many endpoints of this family other zones lend to this one, or it to others if negative. Which
   * ones depends on the history of the slices; `pods` are those of the zone itself.
   */
  readonly borrowed: number | undefined;
  /** Nodes of the vantage whose clients are dropped, in order of names. */
  readonly droppedOn: readonly string[];
}

/** Why nothing can be told about what a client reaches. */
export type Untold = 'no-such-node' | 'no-such-zone' | 'nodes-unread' | 'external-name' | 'no-selector' | 'other-proxy';

export interface Reach {
  readonly from: Vantage;
  /** Zone of the vantage, if it has one and nodes may be read. */
  readonly zone: string | undefined;
  /** Nodes of the vantage: 1 of a node. */
  readonly nodes: number;
  readonly untold: Untold | undefined;
  /** Per family, port and way in; empty if `untold`. */
  readonly paths: readonly Path[];
}
