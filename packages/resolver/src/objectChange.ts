import type { ObjectKey, RecordOf, Resource } from '@fairlead/model';

/** One object as it was and as it is; `undefined` where it was not, or is no longer. */
export type ObjectChange = {
  readonly [R in Resource]: {
    readonly resource: R;
    readonly key: ObjectKey;
    readonly before: RecordOf[R] | undefined;
    readonly after: RecordOf[R] | undefined;
  };
}[Resource];
