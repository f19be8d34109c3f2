import type { Pod } from '../objects/podShapes.ts';
import type { Condition, Job } from '../objects/shapes.ts';
import { keyOf } from '../world/world.ts';
import type { ControllerContext } from './context.ts';
import { deletePod, isActive, isReady, podFromTemplate } from './podTemplates.ts';

/** Runs pods until enough have succeeded, or more have failed than `backoffLimit` allows. */
export function reconcileJob(context: ControllerContext, key: string): void {
  const { world } = context;
  const job = world.get('jobs', key);
  if (job === undefined || job.metadata.deletionTimestamp !== undefined) return;
  const pods = world.ownedBy('pods', job.metadata.uid);
  const succeeded = pods.filter(({ status }) => status.phase === 'Succeeded').length;
  const failed = pods.filter(({ status }) => status.phase === 'Failed').length;
  const active = pods.filter(isActive);
  const wanted = job.spec.completions ?? job.spec.parallelism ?? 1;
  const over = succeeded >= wanted ? 'Complete' : failed > (job.spec.backoffLimit ?? 6) ? 'Failed' : undefined;
  const isSuspended = job.spec.suspend === true;
  if (over !== undefined || isSuspended) {
    for (const pod of active) deletePod(world, keyOf(pod));
  } else {
    const owner = { apiVersion: 'batch/v1', kind: 'Job', metadata: job.metadata };
    const parallel = Math.min(job.spec.parallelism ?? 1, wanted - succeeded);
    for (let missing = parallel - active.length; missing > 0; missing--) {
      const naming = { generateName: `${job.metadata.name}-` };
      active.push(context.createPod(key, podFromTemplate(owner, job.spec.template, naming)));
    }
  }
  writeStatus(context, job, { active: over === undefined && !isSuspended ? active : [], succeeded, failed, over });
}

interface Tally {
  readonly active: readonly Pod[];
  readonly succeeded: number;
  readonly failed: number;
  readonly over: 'Complete' | 'Failed' | undefined;
}

function writeStatus({ world }: ControllerContext, job: Job, { active, succeeded, failed, over }: Tally): void {
  const now = world.timeline.timestamp();
  world.update('jobs', keyOf(job), (current) => {
    const before = current.status;
    const ended = over === undefined ? [] : endConditions(before.conditions, over, now);
    const next: Job['status'] = {
      ...(ended.length > 0 && { conditions: ended }),
      startTime: before.startTime ?? now,
      ...(over === 'Complete' && { completionTime: before.completionTime ?? now }),
      active: active.length || undefined,
      succeeded: succeeded || undefined,
      failed: failed || undefined,
      terminating: 0,
      uncountedTerminatedPods: {},
      ready: active.filter(isReady).length,
    };
    return JSON.stringify(next) === JSON.stringify(before) ? current : { ...current, status: next };
  });
}

function endConditions(
  before: readonly Condition[] | undefined,
  type: 'Complete' | 'Failed',
  now: string,
): Condition[] {
  if (before?.some((condition) => condition.type === type) === true) return [...before];
  const reason = type === 'Complete' ? 'CompletionsReached' : 'BackoffLimitExceeded';
  const message =
    type === 'Complete' ? 'Reached expected number of succeeded pods' : 'Job has reached the specified backoff limit';
  return [{ type, status: 'True', lastProbeTime: now, lastTransitionTime: now, reason, message }];
}
