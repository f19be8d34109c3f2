import { sameLabels } from '@fairlead/model';
import type { ReplicaSetRecord, WorkloadKind, WorkloadRecord } from '@fairlead/model';
import { configMapUses } from './configMapUses.ts';
import { labelsOf, numberOf, objectOf } from './json.ts';
import type { JsonObject } from './json.ts';
import { conditionsOf, controllerOf, namespaceOf, objectRecord } from './metadata.ts';
import { namedHosts } from './namedHosts.ts';

interface Counts {
  readonly replicas: number;
  readonly readyReplicas: number;
  readonly succeeded: number;
  readonly failed: number;
}

/** Source: `Deployment` of apps/v1. */
export function deploymentRecord(deployment: JsonObject): WorkloadRecord {
  return workloadRecord('Deployment', deployment, replicatedCounts(deployment));
}

/** Source: `StatefulSet` of apps/v1. */
export function statefulSetRecord(statefulSet: JsonObject): WorkloadRecord {
  return workloadRecord('StatefulSet', statefulSet, replicatedCounts(statefulSet));
}

/** Source: `DaemonSet` of apps/v1, which asks for as many pods as its status says. */
export function daemonSetRecord(daemonSet: JsonObject): WorkloadRecord {
  const status = objectOf(daemonSet['status']);
  return workloadRecord('DaemonSet', daemonSet, {
    replicas: numberOf(status['desiredNumberScheduled']) ?? 0,
    readyReplicas: numberOf(status['numberReady']) ?? 0,
    succeeded: 0,
    failed: 0,
  });
}

/** Source: `Job` of batch/v1. A job that is complete, failed or suspended asks for no pods. */
export function jobRecord(job: JsonObject): WorkloadRecord {
  const spec = objectOf(job['spec']);
  const status = objectOf(job['status']);
  const over = conditionsOf(status).some(
    (condition) => (condition.type === 'Complete' || condition.type === 'Failed') && condition.status === 'True',
  );
  return workloadRecord('Job', job, {
    replicas: over || spec['suspend'] === true ? 0 : (numberOf(spec['parallelism']) ?? 1),
    readyReplicas: numberOf(status['ready']) ?? 0,
    succeeded: numberOf(status['succeeded']) ?? 0,
    failed: numberOf(status['failed']) ?? 0,
  });
}

/** A ReplicaSet, whole or as `PartialObjectMetadata`: only its metadata is read. */
export function replicaSetRecord(replicaSet: JsonObject): ReplicaSetRecord {
  return { ...objectRecord(replicaSet), namespace: namespaceOf(replicaSet), controller: controllerOf(replicaSet) };
}

function replicatedCounts(object: JsonObject): Counts {
  return {
    replicas: numberOf(objectOf(object['spec'])['replicas']) ?? 1,
    readyReplicas: numberOf(objectOf(object['status'])['readyReplicas']) ?? 0,
    succeeded: 0,
    failed: 0,
  };
}

function workloadRecord(kind: WorkloadKind, object: JsonObject, counts: Counts): WorkloadRecord {
  const template = objectOf(objectOf(object['spec'])['template']);
  const common = objectRecord(object);
  const templateLabels = labelsOf(objectOf(template['metadata'])['labels']);
  return {
    ...common,
    namespace: namespaceOf(object),
    kind,
    controller: controllerOf(object),
    ...counts,
    // The same more often than not; then they are one object.
    templateLabels: sameLabels(templateLabels, common.labels) ? common.labels : templateLabels,
    namedHosts: namedHosts(template),
    configMaps: configMapUses(template),
  };
}
