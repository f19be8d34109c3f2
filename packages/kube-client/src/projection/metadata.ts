import type { Condition, ControllerRef, ObjectRecord } from '@fairlead/model';
import { labelsOf, objectOf, objectsOf, oneOf, secondsOf, textOf } from './json.ts';
import type { JsonObject } from './json.ts';

/** What every record takes from `metadata`. */
export function objectRecord(object: JsonObject): ObjectRecord {
  const metadata = objectOf(object['metadata']);
  return {
    uid: textOf(metadata['uid']) ?? '',
    name: textOf(metadata['name']) ?? '',
    resourceVersion: textOf(metadata['resourceVersion']) ?? '',
    creationTimestamp: secondsOf(metadata['creationTimestamp']),
    deletionTimestamp: secondsOf(metadata['deletionTimestamp']),
    labels: labelsOf(metadata['labels']),
  };
}

export function namespaceOf(object: JsonObject): string {
  return textOf(objectOf(object['metadata'])['namespace']) ?? '';
}

/** The owner reference with `controller: true`; at most one has it. */
export function controllerOf(object: JsonObject): ControllerRef | undefined {
  const owners = objectsOf(objectOf(object['metadata'])['ownerReferences']);
  const owner = owners.find((reference) => reference['controller'] === true);
  if (owner === undefined) return undefined;
  return {
    kind: textOf(owner['kind']) ?? '',
    name: textOf(owner['name']) ?? '',
    uid: textOf(owner['uid']) ?? '',
    apiVersion: textOf(owner['apiVersion']) ?? '',
  };
}

/** `status.conditions`, in the order of the API; what is neither True nor False is Unknown. */
export function conditionsOf(status: JsonObject): readonly Condition[] {
  return objectsOf(status['conditions']).map((condition) => ({
    type: textOf(condition['type']) ?? '',
    status: oneOf(condition['status'], ['True', 'False']) ?? 'Unknown',
    lastTransitionTime: secondsOf(condition['lastTransitionTime']),
    reason: textOf(condition['reason']),
    message: textOf(condition['message']),
  }));
}
