import type { ObjectKey, ObjectRecord, RecordOf, Resource } from '@fairlead/model';

/** What happened to one key: added (`before` undefined), changed, or deleted (`after` undefined). Same UID on both sides. */
export interface StoreChange<T extends ObjectRecord> {
  readonly key: ObjectKey;
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** A change of one store of a `ClusterCache`, told apart by `resource`. */
export type ObjectChange = {
  readonly [R in Resource]: StoreChange<RecordOf[R]> & { readonly resource: R };
}[Resource];
