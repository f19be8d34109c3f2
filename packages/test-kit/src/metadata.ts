import type { EpochSeconds, Labels } from '@fairlead/model';

/** A fixed moment from which builders count: 2026-01-01T00:00:00Z. Objects are created an hour before it. */
export const NOW: EpochSeconds = 1_767_225_600;

/** When the objects of the builders were created. */
export const CREATED: EpochSeconds = NOW - 3600;

/** Metadata of an object that was created an hour ago and is not being deleted. */
export function metadata(kind: string, name: string, namespace: string | undefined, labels: Labels = {}) {
  return {
    uid: `uid-${kind}-${namespace ?? ''}-${name}`,
    name,
    resourceVersion: '1',
    creationTimestamp: CREATED,
    deletionTimestamp: undefined,
    labels,
  };
}
