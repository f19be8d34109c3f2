import type { EpochSeconds } from '@fairlead/model';
import { z } from 'zod';

/** `metadata.managedFields`: who wrote which fields of an object, and when each writer last changed something of its own. */
export const ManagedFieldsSchema = z
  .array(
    z.object({
      manager: z.string().default(''),
      time: z.string().nullish(),
      subresource: z.string().nullish(),
      fieldsV1: z.record(z.string(), z.unknown()).nullish(),
    }),
  )
  .nullish();

export type ManagedFields = z.infer<typeof ManagedFieldsSchema>;

/** The writers of one field. */
export interface FieldWrites {
  readonly managers: readonly string[];
  /** The latest of their times; `undefined` if the object does not tell. */
  readonly lastAt: EpochSeconds | undefined;
}

/** Who wrote the field at a path such as `['f:metadata', 'f:labels', 'f:app']`, by the object's own account. */
export function lastWrites(managedFields: ManagedFields, path: readonly string[]): FieldWrites {
  const entries = (managedFields ?? []).filter(
    ({ subresource, fieldsV1 }) => (subresource ?? '') === '' && owns(fieldsV1, path),
  );
  const times = entries.flatMap(({ time }) => {
    const at = time === undefined || time === null ? Number.NaN : Date.parse(time);
    return Number.isNaN(at) ? [] : [Math.floor(at / 1000)];
  });
  return {
    managers: entries.map(({ manager }) => manager),
    lastAt: times.length === 0 || times.length < entries.length ? undefined : Math.max(...times),
  };
}

function owns(fields: unknown, path: readonly string[]): boolean {
  let at: unknown = fields;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return false;
    at = Reflect.get(at, step);
  }
  return true;
}
