import type { Reason } from '@fairlead/protocol';

/** Of a reason that sums up pods, the one that most of them share. */
export function sharedReason(reason: Reason): Reason | undefined {
  return reason.shared ?? undefined;
}
