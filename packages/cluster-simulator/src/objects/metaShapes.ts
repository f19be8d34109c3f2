/* What all Kubernetes objects have, in the shape of their JSON. */

export type StringMap = Readonly<Record<string, string>>;

/** RFC 3339 with whole seconds, as the API server writes it. */
export type Timestamp = string;

export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
  readonly blockOwnerDeletion?: boolean;
}

export interface ObjectMeta {
  readonly name: string;
  readonly generateName?: string | undefined;
  readonly namespace?: string | undefined;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly generation?: number | undefined;
  readonly creationTimestamp: Timestamp;
  readonly deletionTimestamp?: Timestamp | undefined;
  readonly deletionGracePeriodSeconds?: number | undefined;
  readonly labels?: StringMap | undefined;
  readonly annotations?: StringMap | undefined;
  readonly ownerReferences?: readonly OwnerReference[] | undefined;
  readonly finalizers?: readonly string[] | undefined;
  readonly managedFields?: readonly ManagedFields[] | undefined;
}

/** Who wrote which fields; only a fleet's pods have them. */
export interface ManagedFields {
  readonly manager: string;
  readonly operation: string;
  readonly apiVersion: string;
  readonly time: Timestamp;
  readonly fieldsType: string;
  readonly fieldsV1: object;
  readonly subresource?: string;
}

export interface KubeObject {
  readonly metadata: ObjectMeta;
}

export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly lastProbeTime?: Timestamp | null | undefined;
  readonly lastHeartbeatTime?: Timestamp | undefined;
  readonly lastUpdateTime?: Timestamp | undefined;
  readonly lastTransitionTime?: Timestamp | undefined;
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
}

// ------------------------------------------------------------------------------------------------------------ Services
