import type { Reason } from '@fairlead/protocol';

/** Of a reason that sums up pods, the one that most of them share. The schema has checked it; its inferred type stops at the recursion. */
export function sharedReason(reason: Reason): Reason | undefined {
  return (reason.shared as Reason | null | undefined) ?? undefined;
}
