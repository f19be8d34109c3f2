import { aControllerRef, aPod, aReplicaSet, aWorkload, NOW } from '@fairlead/test-kit';
import type { PodRecord } from '@fairlead/model';
import { describe, expect, it } from 'vitest';
import { workloadOf } from './workloadOf.ts';
import { worldOf, type WorldLists } from './world/worldOf.ts';

const ofReplicaSet = aPod({
  labels: { app: 'web', 'pod-template-hash': '7d4b9c6f5' },
  controller: aControllerRef(),
});
const ofJob = aPod({ controller: aControllerRef({ kind: 'Job', name: 'nightly-1' }) });
const job = aWorkload({ kind: 'Job', name: 'nightly-1' });

describe('workloadOf', () => {
  it.each<{ name: string; pod: PodRecord; world?: Partial<WorldLists>; want: string }>([
    { name: 'a bare pod itself', pod: aPod(), want: 'Pod web-1' },
    {
      name: 'the Deployment of a known ReplicaSet',
      pod: ofReplicaSet,
      world: { replicaSets: [aReplicaSet({ controller: aControllerRef({ kind: 'Rollout', name: 'r' }) })] },
      want: 'Rollout r',
    },
    {
      name: 'a ReplicaSet that nobody controls',
      pod: ofReplicaSet,
      world: { replicaSets: [aReplicaSet({ controller: undefined })] },
      want: 'ReplicaSet web-7d4b9c6f5',
    },
    { name: 'the Deployment by the name, if the ReplicaSet is not known', pod: ofReplicaSet, want: 'Deployment web' },
    {
      name: 'the same, if the ReplicaSet of that name is another one',
      pod: ofReplicaSet,
      world: { replicaSets: [aReplicaSet({ uid: 'new', controller: undefined })] },
      want: 'Deployment web',
    },
    {
      name: 'the ReplicaSet, if its name does not tell',
      pod: { ...ofReplicaSet, labels: {} },
      want: 'ReplicaSet web-7d4b9c6f5',
    },
    { name: 'the Job, if it is not known', pod: ofJob, want: 'Job nightly-1' },
    { name: 'the Job, if nothing controls it', pod: ofJob, world: { workloads: [job] }, want: 'Job nightly-1' },
    {
      name: 'the CronJob of a known Job',
      pod: ofJob,
      world: {
        workloads: [
          { ...job, uid: 'uid-Job-nightly-1', controller: aControllerRef({ kind: 'CronJob', name: 'nightly' }) },
        ],
      },
      want: 'CronJob nightly',
    },
    {
      name: 'any other controller',
      pod: aPod({ controller: aControllerRef({ kind: 'Kafka', name: 'events' }) }),
      want: 'Kafka events',
    },
  ])('is $name', ({ pod, world, want }) => {
    const { kind, name } = workloadOf(pod, worldOf({ now: NOW, ...world }));
    expect(`${kind} ${name}`).toBe(want);
  });
});
