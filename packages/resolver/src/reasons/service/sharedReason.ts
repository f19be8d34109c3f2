import { POD_REASONS, type Reason } from '@fairlead/model';
import type { PodAnswer } from '../../answer.ts';
import { isFinished } from '../../rules/isFinished.ts';

const ORDER: ReadonlyMap<string, number> = new Map(POD_REASONS.map((id, index) => [id, index]));

/**
 * The reason that most of the unfinished pods without traffic share, each counted by its first; ties in table order. Of the pods that
 * share it, one with the most frequent waiting reason and then the most frequent cause is shown, ties by name of the pod.
 */
export function sharedReason(pods: readonly PodAnswer[]): Reason | undefined {
  const firsts = pods.flatMap(({ pod, traffic, reasons }) =>
    isFinished(pod) || traffic !== 'none' || reasons[0] === undefined ? [] : [reasons[0]],
  );
  const order = (reason: Reason): number => ORDER.get(reason.id) ?? ORDER.size;
  const most = largest(
    Map.groupBy(
      firsts.toSorted((a, b) => order(a) - order(b)),
      ({ id }) => id,
    ),
  );
  const alike = largest(Map.groupBy(most, ({ facts }) => facts['reason']));
  return largest(Map.groupBy(alike, ({ cause }) => cause?.subject))[0];
}

/** The largest group, the first of equal ones. */
function largest(groups: ReadonlyMap<unknown, readonly Reason[]>): readonly Reason[] {
  let best: readonly Reason[] = [];
  for (const group of groups.values()) if (group.length > best.length) best = group;
  return best;
}
