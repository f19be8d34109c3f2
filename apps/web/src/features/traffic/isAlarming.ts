import { ERROR_SHARE } from '@fairlead/graph-canvas';
import type { EdgeTraffic } from '@fairlead/protocol';

/** True from the share of errors on that turns a line of the map red. */
export function isAlarming(traffic: Pick<EdgeTraffic, 'errorShare'> | null | undefined): boolean {
  return (traffic?.errorShare ?? 0) >= ERROR_SHARE;
}
