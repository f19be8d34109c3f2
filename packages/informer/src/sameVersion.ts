import type { ObjectRecord } from '@fairlead/model';

/** Whether two records are the same object at the same version. An empty version proves nothing. */
export function isSameVersion(left: ObjectRecord, right: ObjectRecord): boolean {
  return left.resourceVersion !== '' && left.resourceVersion === right.resourceVersion && left.uid === right.uid;
}
