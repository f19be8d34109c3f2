import type { Status } from '@fairlead/protocol';

/** Whether nothing is known of calls: there is no source, or what there is has no telemetry that tells of them. */
export function tellsNothing(traffic: Status['traffic'] | undefined): boolean {
  return traffic?.state === 'off' || isSilent(traffic);
}

/** A source that answers, and has no telemetry that tells who calls whom. */
export function isSilent(traffic: Status['traffic'] | undefined): boolean {
  return traffic?.state === 'live' && traffic.telemetry?.length === 0;
}
