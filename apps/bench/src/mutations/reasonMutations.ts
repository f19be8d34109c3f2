import { mutation } from './mutation.ts';
import type { Mutation } from './mutation.ts';

/** Mistakes in reasons: order, levels and conditions of part E. */
export const REASON_MUTATIONS: readonly Mutation[] = [
  mutation(
    'node-lost although the node reports',
    'reasons/pod/readiness.ts',
    "!wasWell || node.ready?.status === 'True'",
    '!wasWell',
  ),
  mutation(
    'gates are told though containers are not ready',
    'reasons/pod/readiness.ts',
    'if (!areContainersReady(pod)) return [];',
    '',
  ),
  mutation(
    'unready is no warning where it is published',
    'reasons/pod/podReasons.ts',
    "each.level === 'unready' ? { ...each, level: 'warn' } : each",
    'each',
  ),
  mutation(
    'stuck a minute too early',
    'reasons/pod/terminating.ts',
    'pod.deletionTimestamp + STUCK_AFTER_SECONDS',
    'pod.deletionTimestamp',
  ),
  mutation(
    'scaled-to-zero though one workload asks for pods',
    'reasons/service/nothingSelected.ts',
    'workloads.some(({ replicas }) => replicas !== 0)',
    'workloads.every(({ replicas }) => replicas !== 0)',
  ),
  mutation(
    'spelling by three edits',
    'reasons/spelling.ts',
    'editDistance(wanted, found) <= 2',
    'editDistance(wanted, found) <= 3',
  ),
  mutation(
    'a pod may start for two minutes',
    'traffic/grace.ts',
    'const STARTING_SECONDS = 60',
    'const STARTING_SECONDS = 120',
  ),
  mutation('a restarted pod still counts as starting', 'traffic/grace.ts', 'now < until && !restarted', 'now < until'),
  mutation(
    'the ledger forgets readiness gates',
    'gates/gatesOf.ts',
    '...pod.readinessGates.map((type) => readinessGate(answer, type)),',
    '',
  ),
];
