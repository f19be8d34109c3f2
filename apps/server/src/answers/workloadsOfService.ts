import type { Backends, FoldedWorkload } from '@fairlead/protocol';
import type { PodAnswer, ServiceAnswer } from '@fairlead/resolver';
import { workloadId } from '@fairlead/service-graph';

const isReady = ({ pod }: PodAnswer): boolean =>
  pod.conditions.some(({ type, status }) => type === 'Ready' && status === 'True');

function backendsOf(pods: readonly PodAnswer[]): Backends {
  const unfinished = pods.filter(({ pod }) => pod.phase !== 'Succeeded' && pod.phase !== 'Failed');
  const count = (wanted: (pod: PodAnswer) => boolean): number => unfinished.filter(wanted).length;
  // Where a Local policy keeps a pod to its node it does receive, from there.
  const receives = ({ traffic }: PodAnswer): boolean => traffic === 'receives' || traffic === 'local-only';
  return {
    total: unfinished.length,
    listed: count(({ listed }) => listed),
    ready: count(({ conditions }) => conditions?.ready === true),
    serving: count(({ conditions }) => conditions?.serving === true),
    terminating: count(({ pod }) => pod.deletionTimestamp !== undefined),
    receiving: count(receives),
    receivingUnready: count((pod) => receives(pod) && !isReady(pod)),
    fallback: count(({ traffic }) => traffic === 'fallback'),
  };
}

/** The workloads behind a service with the pods of each that it selects, in the order of ids. */
export function workloadsOfService({ service, pods }: ServiceAnswer): FoldedWorkload[] {
  const groups = Map.groupBy(pods, ({ workload }) => workloadId(service.namespace, workload.kind, workload.name));
  return [...groups.entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([id, members]) => {
      const [first] = members;
      if (first === undefined) return [];
      return [{ id, kind: first.workload.kind, name: first.workload.name, backends: backendsOf(members) }];
    });
}
